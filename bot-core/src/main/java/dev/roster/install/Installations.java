package dev.roster.install;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Feature;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.GivenUp;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Slack workspaces that installed Roster. Nothing is remembered in the process, so that an
 * install, and an end, counts on every replica at once. When Slack cuts a workspace off its token
 * is deleted and everything else stays: the orgs that are connected to it hear of it elsewhere,
 * once.
 */
public final class Installations implements Feature {

  private static final Logger LOG = LoggerFactory.getLogger(Installations.class);
  private static final String ENDED = "slack.ended";
  private static final String TEAM = "team";
  private static final String NAME = "name";
  private static final String VERSION = "version";
  private static final String ORG = "org";

  /** So many people of an org hear of it at most: one of them is enough. */
  private static final int MOST = 10;

  /** So much of what waits is taken up at a time. */
  private static final int STEP = 500;

  private static final Duration KEPT = Duration.ofDays(60);

  private final Databases databases;
  private final Transactions transactions;
  private final Members members;
  private final Schemes schemes;
  private final Orgs orgs;
  private final Notices notices;
  private final InstallStates states;

  /** What it stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Members members,
      Schemes schemes,
      Orgs orgs,
      Notices notices) {}

  /** Wires it. */
  public Installations(Shared shared) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.members = shared.members();
    this.schemes = shared.schemes();
    this.orgs = shared.orgs();
    this.notices = shared.notices();
    this.states = new InstallStates(databases, transactions, shared.clock());
  }

  /** Names who tells the orgs. */
  @Override
  public void register(OutboxRelay relay) {
    relay.register(ENDED, this::deliver);
  }

  /** Names what is to be cleared away. */
  @Override
  public void register(Housekeeping housekeeping) {
    states.register(housekeeping);
    housekeeping.add(KEPT, InstallTable::forgetTold);
  }

  /** The installs under way. */
  public InstallStates states() {
    return states;
  }

  /** Whether any workspace has Roster installed now. */
  public boolean isAnywhere() {
    return databases.read(InstallTable::isAny);
  }

  /** The workspace with that id, as it is now. */
  public Optional<Installation> find(String team) {
    return databases.read(sql -> InstallTable.find(sql, team));
  }

  /**
   * Why nothing is delivered in a workspace that cut Roster off; what was given up for that goes
   * out when it is installed again.
   */
  public static DeliveryException cutOff(String team) {
    return new DeliveryException(new Verdict.Disconnected(), reason(team));
  }

  private static String reason(String team) {
    return "Slack workspace " + team + " is disconnected";
  }

  /**
   * Stores what an install gave; it takes the place of an earlier one. What was given up since it
   * was cut off, and still makes sense, goes out.
   */
  public void store(Installed fresh) {
    keep(fresh);
    int retried;
    do {
      retried =
          transactions.own(
              Actor.system("install", "install:retry"),
              tx -> GivenUp.retry(tx.sql(), reason(fresh.team()), tx.now(), STEP));
    } while (retried == STEP);
  }

  private void keep(Installed fresh) {
    transactions.onPlatform(
        Actor.system("install", "install:" + Transactions.newId()),
        tx -> {
          InstallTable.store(tx.sql(), tx.now(), fresh);
          tx.actsAsSystem();
          tx.audit(
              AuditEvent.created(
                  "gateway.slack_installed",
                  "install",
                  id(fresh.team()),
                  Map.of(TEAM, fresh.team(), "by", fresh.by().orElse(""))));
          return true;
        });
  }

  /**
   * Deletes the token of a workspace, and lets the orgs that are connected to it be told elsewhere.
   * Does nothing when it ended before, or was installed again meanwhile.
   *
   * @param dead whose token is dead, as it was found
   * @param why in Slack's words, such as {@code app_uninstalled}
   */
  public void end(Installation dead, String why) {
    ended(
        dead.team(),
        dead.name(),
        why,
        tx -> InstallTable.end(tx.sql(), tx.now(), dead.team(), dead.version(), shortened(why)));
  }

  /** The same for a workspace whose token is configured and so cannot be deleted. */
  public void endConfigured(String team, String name, String why) {
    ended(
        team,
        name,
        why,
        tx -> InstallTable.endConfigured(tx.sql(), tx.now(), team, name, shortened(why)));
  }

  /** Forgets that the configured token of a workspace was dead: it works. */
  public void revive(String team) {
    if (find(team).filter(Installation::ended).isPresent()) {
      transactions.own(
          Actor.system("install", "install:" + team),
          tx -> {
            InstallTable.revive(tx.sql(), team);
            return true;
          });
    }
  }

  /** A guarded statement. */
  @FunctionalInterface
  private interface Step {
    boolean changes(Tx tx);
  }

  private void ended(String team, String name, String why, Step step) {
    transactions.onPlatform(
        Actor.system("install", "install:" + Transactions.newId()),
        tx -> {
          if (!step.changes(tx)) {
            tx.leaveUnchanged();
            return false;
          }
          long version = InstallTable.find(tx.sql(), team).orElseThrow().version();
          tx.actsAsSystem();
          tx.audit(
              AuditEvent.created(
                  "gateway.slack_ended",
                  "install",
                  id(team),
                  Map.of(TEAM, team, "why", shortened(why))));
          for (UUID org : InstallTable.orgs(tx.sql(), team)) {
            tx.send(
                new Outgoing(
                    ENDED,
                    ENDED + ":" + org,
                    Map.of(
                        TEAM,
                        team,
                        NAME,
                        name,
                        VERSION,
                        Long.toString(version),
                        ORG,
                        org.toString())));
          }
          return true;
        });
  }

  private void deliver(String key, Map<String, String> words) {
    UUID org = UUID.fromString(words.getOrDefault(ORG, ""));
    String team = words.getOrDefault(TEAM, "");
    long version = Long.parseLong(words.getOrDefault(VERSION, "0"));
    if (find(team).filter(now -> now.ended() && now.version() == version).isEmpty()) {
      // Installed again before anybody heard of the end.
      return;
    }
    try {
      transactions.inOrg(
          Actor.system("install", "install:" + key),
          org,
          tx -> tell(tx, team, version, words.getOrDefault(NAME, team)));
    } catch (Refusal e) {
      LOG.debug("org {} was deleted meanwhile", org, e);
    }
  }

  private boolean tell(Tx tx, String team, long version, String name) {
    if (!InstallTable.tell(tx.sql(), tx.now(), team, version, tx.org())) {
      tx.leaveUnchanged();
      return false;
    }
    tx.actsAsSystem();
    tx.audit(
        AuditEvent.created(
            "org.cut_off", "org", tx.org(), Map.of("platform", "slack", "install", team)));
    var message = message(orgs.name(tx.sql(), tx.org()), name);
    var roles = Access.holders(schemes.of(tx.sql(), tx.org()), Permission.SETTINGS_MANAGE);
    members
        .holding(tx.sql(), tx.org(), roles, MOST)
        .forEach(person -> notices.tell(tx, tx.org(), person, message));
    return true;
  }

  private static Reply.Message message(String org, String workspace) {
    return Reply.of(
        Span.plain("Roster was taken out of the Slack workspace "),
        Span.bold(workspace),
        Span.plain(", which "),
        Span.bold(org),
        Span.plain(
            " is connected to. Nothing of the org is lost: whoever is connected elsewhere goes on,"
                + " and the others can once an admin of that workspace installs Roster again."));
  }

  private static String shortened(String why) {
    return why.length() <= 64 ? why : why.substring(0, 64);
  }

  private static UUID id(String team) {
    return UUID.nameUUIDFromBytes(("slack:" + team).getBytes(StandardCharsets.UTF_8));
  }
}
