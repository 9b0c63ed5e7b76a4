package dev.roster.slack;

import dev.roster.platform.DeliveryException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The Slack workspace that the bot token belongs to, asked for once and only when it is needed, so
 * that a start does not depend on Slack. Safe for any number of threads.
 */
final class Workspace {

  private final SlackApi api;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Identity known;

  Workspace(SlackApi api) {
    this.api = api;
  }

  /**
   * What {@code auth.test} says.
   *
   * @param team the id
   * @param name as people there know it
   */
  record Identity(String team, String name) {}

  /** Who we are to Slack. */
  Identity identity() throws DeliveryException {
    Identity identity = known;
    if (identity != null) {
      return identity;
    }
    asking.lock();
    try {
      if (known == null) {
        var answer = api.call("auth.test", methods -> methods.authTest(request -> request));
        known = new Identity(answer.getTeamId(), answer.getTeam());
      }
      return known;
    } finally {
      asking.unlock();
    }
  }

  /** The id of the Slack workspace. */
  String team() throws DeliveryException {
    return identity().team();
  }
}
