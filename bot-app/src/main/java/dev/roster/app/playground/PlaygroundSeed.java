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
  private static final Duration CARD_WITHIN = Duration.ofSeconds(20);

  private final Chat chat;
  private final Talk talk;
  private int step;

  PlaygroundSeed(Chat chat, Talk talk) {
    this.chat = chat;
    this.talk = talk;
  }

  /** Makes the company; Ben is in it, Chloe and Dev are still to answer. */
  void play() {
    var ada = Cast.find("ada").orElseThrow();
    var ben = Cast.find("ben").orElseThrow();
    var card = new CompletableFuture<Entry>();
    Runnable stop =
        chat.listen(entry -> {
          if (entry.audience().equals(ben.user()) && entry.button("Accept").isPresent()) {
            card.complete(entry);
          }
        });
    try {
      say(ada, "org create Acme starter");
      say(ada, "invite send @ben @dev message:\"Welcome to Acme!\"");
      say(ada, "invite send @chloe role:admin");
      Entry invitation = card.get(CARD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      String accept = invitation.button("Accept").orElseThrow();
      talk.handleNow(ben, Entry.DIRECT, new Input.Pressed(accept), nextId(), invitation.id());
      // What these two did themselves is no news to them.
      chat.read(ada.user(), Entry.DIRECT);
      chat.read(ben.user(), Entry.DIRECT);
      chat.read(ben.user(), Mailroom.PLACE);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("the playground's company is only half there: Ben's invitation did not come");
      LOG.debug("no invitation", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stop.run();
    }
  }

  private void say(Cast.Person person, String line) {
    talk.sayNow(person, Entry.DIRECT, line, nextId());
  }

  /** The same in every run: should the database know them already, nothing is done twice. */
  private String nextId() {
    return "playground-seed-" + ++step;
  }
}
