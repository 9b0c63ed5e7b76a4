package dev.roster.app.playground;

import dev.roster.command.Input;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a few commands through the engine, as the people would, so that the first visitor finds a
 * small company. Elif stays out of it: she can begin from nothing.
 */
final class PlaygroundSeed {

  private static final Logger LOG = LoggerFactory.getLogger(PlaygroundSeed.class);
  private static final Duration MESSAGE_WITHIN = Duration.ofSeconds(20);

  private final Chat chat;
  private final Talk talk;
  private int step;

  PlaygroundSeed(Chat chat, Talk talk) {
    this.chat = chat;
    this.talk = talk;
  }

  /**
   * Makes the company: Ben is in it and in its team, Chloe and Dev are still to answer, and Ada has
   * Ben's request for Pro to decide on.
   */
  void play() {
    var ada = Cast.find("ada").orElseThrow();
    var ben = Cast.find("ben").orElseThrow();
    try {
      say(ada, "org create Acme starter");
      Entry invitation =
          told(
              ben,
              () -> {
                say(ada, "invite send @ben @dev message:\"Welcome to Acme!\"");
                say(ada, "invite send @chloe role:admin");
              });
      told(ada, () -> accept(ben, invitation));
      told(ben, () -> say(ada, "team create Product @ben What we build, and for whom"));
      chat.read(ada.user(), Entry.DIRECT);
      say(ben, "upgrade request I compare long contracts every week");
      // What these two did themselves is no news to them; Ada has Ben's request to look at.
      chat.read(ben.user(), Entry.DIRECT);
      chat.read(ben.user(), Mailroom.PLACE);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("the playground's company is only half there: a message did not come");
      LOG.debug("no message", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What Roster writes to somebody because of what another does; waits for it. */
  private Entry told(Cast.Person person, Runnable act)
      throws InterruptedException, ExecutionException, TimeoutException {
    var message = new CompletableFuture<Entry>();
    Runnable stop =
        chat.listen(entry -> {
          if (entry.audience().equals(person.user()) && entry.from().equals(Entry.ROSTER)) {
            message.complete(entry);
          }
        });
    try {
      act.run();
      return message.get(MESSAGE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      stop.run();
    }
  }

  private void accept(Cast.Person person, Entry invitation) {
    var pressed = new Input.Pressed(invitation.button("Accept").orElseThrow());
    talk.handleNow(person, Entry.DIRECT, pressed, nextId(), invitation.id());
  }

  private void say(Cast.Person person, String line) {
    talk.sayNow(person, Entry.DIRECT, line, nextId());
  }

  /** The same in every run: should the database know them already, nothing is done twice. */
  private String nextId() {
    return "playground-seed-" + ++step;
  }
}
