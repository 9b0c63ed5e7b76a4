package dev.roster.install;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an install by OAuth gave.
 *
 * @param team Slack's id of the workspace
 * @param name as people there know it, at most 160 characters
 * @param token the bot token, sealed
 * @param scopes what Slack granted, with commas
 * @param by Slack's id of the user who installed it
 */
public record Installed(
    String team, String name, String token, String scopes, Optional<String> by) {

  /** Checks that nothing is missing. */
  public Installed {
    requireNonNull(team, "team must not be null");
    requireNonNull(name, "name must not be null");
    requireNonNull(token, "token must not be null");
    requireNonNull(scopes, "scopes must not be null");
    requireNonNull(by, "by must not be null");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Installed[" + team + "]";
  }
}
