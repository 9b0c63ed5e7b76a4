package dev.roster.slack.install;

import dev.roster.install.Installation;
import dev.roster.install.Installations;
import dev.roster.install.Installed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspaces that installed Roster, with their tokens, which lie in the database encrypted and
 * are opened for each use. Safe for any number of threads.
 */
public final class TokenVault {

  private static final Logger LOG = LoggerFactory.getLogger(TokenVault.class);

  // Slack's clock may be behind ours when it says that an app was taken out.
  private static final Duration SKEW = Duration.ofSeconds(2);

  private final Installations store;
  private final TokenSeal seal;

  /**
   * Wires it.
   *
   * @param secretKey Roster's key, from which one of its own is derived
   */
  public TokenVault(Installations store, byte[] secretKey) {
    this.store = store;
    this.seal = new TokenSeal(secretKey);
  }

  /**
   * A workspace.
   *
   * @param installation as it was found
   * @param token the bot token; absent when there is none, or it was sealed under another key
   */
  public record Kept(Installation installation, Optional<String> token) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Kept[" + installation + "]";
    }
  }

  /** The workspace with that id, as it is now. */
  public Optional<Kept> find(String team) {
    return store
        .find(team)
        .map(row -> new Kept(row, row.token().flatMap(sealed -> opened(row, sealed))));
  }

  private Optional<String> opened(Installation row, String sealed) {
    Optional<String> token = seal.open(row.team(), sealed);
    if (token.isEmpty()) {
      LOG.error(
          "The token of Slack workspace {} was encrypted under another ROSTER_SECRET_KEY: set that"
              + " one again, or let an admin of the workspace open /slack/install once more.",
          row.team());
    }
    return token;
  }

  /** Keeps what an install gave; it takes the place of an earlier one. */
  void keep(String team, String name, String token, String scopes, Optional<String> by) {
    store.store(new Installed(team, name, seal.seal(team, token), scopes, by));
    LOG.info("Roster was installed in Slack workspace {} ({})", team, name);
  }

  /** Deletes a token that Slack takes no longer. */
  public void end(Kept dead, String why) {
    LOG.warn(
        "Slack workspace {} ({}) cut Roster off ({}); its token is deleted, its orgs are kept",
        dead.installation().team(),
        dead.installation().name(),
        why);
    store.end(dead.installation(), why);
  }

  /**
   * Deletes the token of a workspace where the app was taken out.
   *
   * @param at when Slack says it was: an install since then is left alone
   */
  public void end(String team, String why, Optional<Instant> at) {
    find(team)
        .filter(one -> one.installation().token().isPresent())
        .filter(one -> !isSince(one.installation(), at))
        .ifPresent(one -> end(one, why));
  }

  private static boolean isSince(Installation installation, Optional<Instant> at) {
    return at.map(then -> installation.installedAt().isAfter(then.plus(SKEW))).orElse(false);
  }

  /** Remembers that the configured token of a workspace is dead. */
  public void endConfigured(String team, String name, String why) {
    store.endConfigured(team, name, why);
  }

  /** Remembers that the configured token of a workspace works. */
  public void revive(String team) {
    store.revive(team);
  }
}
