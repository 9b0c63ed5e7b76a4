package dev.roster.install;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A Slack workspace as it is stored.
 *
 * @param team Slack's id of it
 * @param name as people there know it
 * @param token the bot token as the adapter sealed it; absent when it is dead, or is the configured
 *     one
 * @param ended whether Slack cut Roster off
 * @param version grows with each install and end
 * @param installedAt when it was installed last
 */
public record Installation(
    String team,
    String name,
    Optional<String> token,
    boolean ended,
    long version,
    Instant installedAt) {

  /** Checks that nothing is missing. */
  public Installation {
    requireNonNull(team, "team must not be null");
    requireNonNull(name, "name must not be null");
    requireNonNull(token, "token must not be null");
    requireNonNull(installedAt, "installedAt must not be null");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Installation[" + team + ", version=" + version + (ended ? ", ended]" : "]");
  }
}
