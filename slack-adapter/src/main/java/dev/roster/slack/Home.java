package dev.roster.slack;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Slack workspace that {@code SLACK_BOT_TOKEN} belongs to, asked for once and only when it is
 * needed, so that a start does not depend on Slack. A token that is dead stays so until the process
 * starts anew. Safe for any number of threads.
 */
final class Home {

  private static final Logger log = LoggerFactory.getLogger(Home.class);

  private final RawApi api;
  private final String token;
  private final Consumer<Identity> works;
  private final AtomicBoolean dead = new AtomicBoolean();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Identity known;

  /**
   * Asks nothing yet.
   *
   * @param works told once when Slack took the token
   */
  Home(RawApi api, String token, Consumer<Identity> works) {
    this.api = api;
    this.token = token;
    this.works = works;
  }

  /**
   * What {@code auth.test} says.
   *
   * @param team the id
   * @param name as people there know it
   */
  record Identity(String team, String name) {}

  String token() {
    return token;
  }

  /** Who we are to Slack, if it is known by now. */
  Optional<Identity> known() {
    return Optional.ofNullable(known);
  }

  boolean isDead() {
    return dead.get();
  }

  /** Who we are to Slack; empty when it takes the token no longer and never said. */
  Optional<Identity> identity() throws DeliveryException {
    if (known != null || dead.get()) {
      return known();
    }
    asking.lock();
    try {
      if (known == null && !dead.get()) {
        var answer = api.ask(token, "auth.test", methods -> methods.authTest(request -> request));
        var identity = new Identity(answer.getTeamId(), answer.getTeam());
        works.accept(identity);
        known = identity;
      }
    } catch (RawApi.Refused e) {
      throw e.toDelivery("auth.test");
    } catch (DeliveryException e) {
      if (!(e.verdict() instanceof Verdict.Disconnected)) {
        throw e;
      }
      die(String.valueOf(e.getMessage()));
    } finally {
      asking.unlock();
    }
    return known();
  }

  /** Stops every further call: the token is revoked or the app was uninstalled. */
  boolean die(String reason) {
    boolean first = dead.compareAndSet(false, true);
    if (first) {
      log.error(
          "Slack no longer accepts SLACK_BOT_TOKEN ({}). Install the app again, set the new token and"
              + " restart; nothing is sent with it until then.",
          reason);
    }
    return first;
  }
}
