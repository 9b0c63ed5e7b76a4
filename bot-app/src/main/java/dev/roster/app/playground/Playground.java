package dev.roster.app.playground;

import dev.roster.app.mail.Mailbox;
import dev.roster.app.web.Route;
import dev.roster.command.Engine;
import dev.roster.platform.ChatPlatform;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The local browser chat. Register {@link #platform} with the core, mount {@link #route}, and close
 * it before the HTTP server, which would otherwise wait for its streams.
 */
public final class Playground implements AutoCloseable {

  /** Where the page is. */
  public static final String PATH = "/playground";

  private final Chat chat;
  private final Talk talk;
  private final ChatPlatform platform;
  private final Route route;
  private final Runnable noMoreMails;

  private Playground(Engine engine, Optional<Mailbox> mailbox, InstantSource clock) {
    this.chat = new Chat(clock);
    this.platform = new PlaygroundPlatform(chat);
    var files = new SentFiles();
    this.talk = new Talk(engine, chat, files);
    var mailroom = new Mailroom(mailbox);
    this.noMoreMails = mailroom.tell(chat);
    var api = new Api(chat, talk, new Completer(engine));
    this.route = Route.local(PATH + "/*", new PlaygroundServlet(chat, api, files, mailroom));
  }

  /**
   * Puts a playground in front of an engine.
   *
   * @param mailbox where mails are kept; absent when a mail server takes them
   */
  public static Playground of(Engine engine, Optional<Mailbox> mailbox, InstantSource clock) {
    return new Playground(engine, mailbox, clock);
  }

  /** The playground as the core sees it. */
  public ChatPlatform platform() {
    return platform;
  }

  /** Leads whoever opens the bare address to the page. */
  public Route entrance() {
    return Route.local(
        "",
        new HttpServlet() {
          private static final long serialVersionUID = 1L;

          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            response.sendRedirect(PATH);
          }
        });
  }

  /** The page and what it asks for; only for this machine's own browser. */
  public Route route() {
    return route;
  }

  /**
   * Makes a small company, for a database that has none; waits until it is there, at most half a
   * minute. The core must be delivering.
   */
  public void seed() {
    new PlaygroundSeed(chat, talk).play();
  }

  /** Ends the streams of all windows, and waits for answers that are under way. */
  @Override
  public void close() {
    noMoreMails.run();
    talk.close();
    chat.closeAll();
  }
}
