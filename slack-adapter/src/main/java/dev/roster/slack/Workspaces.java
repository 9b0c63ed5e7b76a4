package dev.roster.slack;

import dev.roster.install.Installations;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.slack.install.TokenVault;
import dev.roster.slack.install.TokenVault.Kept;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Slack workspaces that Roster is in, and the token of each: that of {@code SLACK_BOT_TOKEN},
 * and those that installed it by OAuth. The latter are looked up for each use, so that an install
 * and an end count at once on every replica. Safe for any number of threads.
 */
final class Workspaces {

  private static final Logger log = LoggerFactory.getLogger(Workspaces.class);

  private final @Nullable Home home;
  private final @Nullable TokenVault vault;

  /**
   * Wires it.
   *
   * @param botToken {@code SLACK_BOT_TOKEN}
   * @param vault the others, if there can be any
   */
  Workspaces(RawApi api, Optional<String> botToken, @Nullable TokenVault vault) {
    this.home = botToken.map(token -> new Home(api, token, one -> revive(vault, one))).orElse(null);
    this.vault = vault;
  }

  /**
   * What a call in a workspace needs.
   *
   * @param team the workspace
   * @param name as people there know it
   * @param token the bot token
   * @param kept the install; null for the configured token
   */
  record Access(String team, String name, String token, @Nullable Kept kept) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Access[" + team + "]";
    }
  }

  /**
   * What a call in a workspace needs.
   *
   * @throws DeliveryException with {@code Never} where Roster never was, with {@code Disconnected}
   *     where it is no longer
   */
  Access access(String team) throws DeliveryException {
    Optional<Access> access = find(team);
    if (access.isPresent()) {
      return access.get();
    }
    throw wasHome(team) || kept(team).isPresent()
        ? Installations.cutOff(team)
        : new DeliveryException(
            new Verdict.Never(), "Roster is not installed in Slack workspace " + team);
  }

  private boolean wasHome(String team) {
    return home != null
        && home.isDead()
        && home.known().map(at -> at.team().equals(team)).orElse(true);
  }

  /** The same; empty where Roster is not. */
  Optional<Access> find(String team) throws DeliveryException {
    if (home != null && home.known().isPresent()) {
      Optional<Access> configured = configured(team);
      if (configured.isPresent()) {
        return configured;
      }
    }
    Optional<Access> installed =
        kept(team)
            .flatMap(kept ->
                kept.token()
                    .map(token -> new Access(team, kept.installation().name(), token, kept)));
    return installed.isPresent() || home == null ? installed : configured(team);
  }

  private Optional<Access> configured(String team) throws DeliveryException {
    if (home == null || home.isDead()) {
      return Optional.empty();
    }
    String token = home.token();
    return home.identity()
        .filter(at -> at.team().equals(team))
        .map(at -> new Access(team, at.name(), token, null));
  }

  /** Whether Slack takes the configured token no longer. */
  boolean isHomeDead() {
    return home != null && home.isDead();
  }

  /** Whether the configured token is of this workspace. */
  boolean isHome(String team) throws DeliveryException {
    return home != null && home.identity().filter(at -> at.team().equals(team)).isPresent();
  }

  /** The name of a workspace, also where Roster is no longer. */
  Optional<String> name(String team) throws DeliveryException {
    Optional<Access> access = find(team);
    return access.isPresent()
        ? access.map(Access::name)
        : kept(team).map(kept -> kept.installation().name());
  }

  private Optional<Kept> kept(String team) throws DeliveryException {
    if (vault == null) {
      return Optional.empty();
    }
    try {
      return vault.find(team);
    } catch (RuntimeException e) {
      log.debug("the token of {} was not read", team, e);
      throw new DeliveryException(
          new Verdict.Later(SlackVerdicts.SOON), "the token of " + team + " cannot be read");
    }
  }

  /** Slack takes the token no longer. */
  void lost(Access access, String reason) {
    String word = reason.substring(reason.lastIndexOf(' ') + 1);
    try {
      if (access.kept() != null) {
        if (vault != null) {
          vault.end(access.kept(), word);
        }
      } else if (home != null) {
        // Stored before it is dead here: what is dead is not found out again.
        if (vault != null) {
          vault.endConfigured(access.team(), access.name(), word);
        }
        home.die(reason);
      }
    } catch (RuntimeException e) {
      // Found out again by the next call.
      log.warn("It was not stored that Slack workspace {} is cut off", access.team(), e);
    }
  }

  /**
   * Slack says that the app was taken out of a workspace, or its token revoked. Doing it twice does
   * no more than doing it once.
   *
   * @param at when, if Slack said
   * @throws RuntimeException when it could not be stored; nothing is forgotten, so that it can be
   *     told again
   */
  void takenOut(String team, String why, Optional<Instant> at) {
    if (vault != null) {
      vault.end(team, why, at);
    }
    if (home == null || home.isDead()) {
      return;
    }
    // Alone, the configured workspace is the only one that can be meant.
    Optional<Home.Identity> known = vault == null ? home.known() : asked(home);
    boolean ours = known.map(one -> one.team().equals(team)).orElse(vault == null);
    if (ours) {
      if (vault != null) {
        vault.endConfigured(team, known.map(Home.Identity::name).orElse(team), why);
      }
      home.die(why);
    }
  }

  private static Optional<Home.Identity> asked(Home home) {
    try {
      return home.identity();
    } catch (DeliveryException e) {
      // Found out by the next call.
      log.debug("not known whether the configured workspace is meant", e);
      return Optional.empty();
    }
  }

  private static void revive(@Nullable TokenVault vault, Home.Identity identity) {
    try {
      if (vault != null) {
        vault.revive(identity.team());
      }
    } catch (RuntimeException e) {
      log.debug("it was not stored that {} works", identity.team(), e);
    }
  }
}
