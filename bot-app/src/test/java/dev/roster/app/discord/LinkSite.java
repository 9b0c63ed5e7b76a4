package dev.roster.app.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.roster.app.account.AccountServlet;
import dev.roster.app.visit.FormField;
import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.WebServer;
import dev.roster.chat.Account;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** A whole core behind the pages that link, Discord beside it, and browsers with cookies. */
final class LinkSite implements AutoCloseable {

  private static final AtomicInteger USERS = new AtomicInteger();

  final TestRoster roster;
  final FakeDiscord discord;
  final URI home;
  private final TestDatabase database;
  private final WebServer web;
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.roster");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  LinkSite(TestDatabase database) throws IOException {
    this(database, FakeDiscord.SECRET, Duration.ofSeconds(30));
  }

  /**
   * The same.
   *
   * @param secret what Roster takes for the application's
   * @param patience so long Discord may take
   */
  LinkSite(TestDatabase database, String secret, Duration patience) throws IOException {
    this.database = database;
    roster = TestRoster.start(database);
    discord = new FakeDiscord();
    home = URI.create("http://127.0.0.1:" + freePort());
    var visitors = new Visitors(roster.core().sessions(), home);
    var core = roster.core();
    var client =
        new DiscordOAuth(
            FakeDiscord.CLIENT,
            secret,
            LinkServlet.callback(home),
            Optional.of(discord.base()),
            patience);
    var account =
        new AccountServlet(
            new AccountServlet.Parts(
                core.accounts(),
                core.signIns(),
                core.sessions(),
                core.links(),
                core.unlinking(),
                visitors,
                new Forms(new byte[32], home),
                roster.clock(),
                true));
    web =
        WebServer.start(
            "127.0.0.1",
            home.getPort(),
            home,
            List.of(
                account.route(),
                new LinkServlet(core.discordLinks(), client, home, visitors).route()));
    log.start();
    ours.setLevel(Level.TRACE);
    ours.addAppender(log);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What was logged so far, with what was thrown. */
  String logged() {
    return List.copyOf(log.list).stream()
        .map(event ->
            event.getFormattedMessage()
                + Optional.ofNullable(event.getThrowableProxy())
                    .map(thrown -> thrown.getClassName() + thrown.getMessage())
                    .orElse(""))
        .collect(Collectors.joining("\n"));
  }

  /** An address of the test's own. */
  String address(String name) {
    return name + System.identityHashCode(this) + "@acme.test";
  }

  /** Somebody on Slack who proved their address. */
  Account proven(String name, String email) {
    Account account = roster.person(name, email);
    roster.say(account, "account link " + email);
    roster.settle();
    roster.say(account, "account confirm " + roster.mailer().code(email).orElseThrow());
    return account;
  }

  /** Somebody on Discord, whose users are numbers. */
  Account onDiscord(String name) {
    return roster
        .discord()
        .person(
            Account.EVERYWHERE,
            "9000" + USERS.incrementAndGet(),
            name,
            Optional.empty(),
            Standing.MEMBER);
  }

  UUID person(Account account) {
    return UUID.fromString(
        database
            .rows("select person_id from chat_identity where user_id = ?", account.user())
            .getFirst());
  }

  /** The authorize address that {@code /account link} on Discord gives. */
  String askedInChat(Account onDiscord) {
    String answer = roster.ask(onDiscord, "account link");
    return answer.replaceAll("(?s).*Link this account \\(([^)]+)\\).*", "$1");
  }

  /** A browser in which nobody is signed in. */
  Window window() {
    return new Window();
  }

  /** A browser in which somebody signed in. */
  Window window(Account account, String email) {
    var window = new Window();
    window.keep("roster-session", session(account, email));
    return window;
  }

  /** The cookie of such a browser. */
  String session(Account account, String email) {
    return roster
        .core()
        .sessions()
        .begin(TestRoster.signIn(email), Optional.of(person(account)), Optional.of("Firefox"));
  }

  /** A window of its own cookies that follows no redirect by itself. */
  final class Window {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    void keep(String name, String value) {
      var cookie = new HttpCookie(name, value);
      cookie.setPath("/");
      cookie.setVersion(0);
      cookies.getCookieStore().add(home, cookie);
    }

    HttpResponse<String> get(String where) {
      URI address = where.startsWith("/") ? URI.create(home + where) : URI.create(where);
      return send(HttpRequest.newBuilder(address));
    }

    /** Comes back from Discord; the page that the browser shows in the end. */
    HttpResponse<String> back(String callback) {
      HttpResponse<String> answer = get(callback);
      return answer.statusCode() == 303 ? get(location(answer)) : answer;
    }

    /** Where the account page leads. */
    String begin() {
      return location(get("/discord/link"));
    }

    HttpResponse<String> post(String path, String more) {
      String form = "csrf=" + FormField.of(get("/account")) + more;
      return send(
          HttpRequest.newBuilder(URI.create(home + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static String location(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  @Override
  public void close() {
    ours.detachAppender(log);
    ours.setLevel(null);
    web.close();
    discord.close();
    roster.requireInvariants();
    roster.close();
  }
}
