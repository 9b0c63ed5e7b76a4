package dev.roster.removal;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.store.Tx;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Deletes an org: nobody reaches it any more, and what waited in it ends. Its history stays, and
 * its short name is never given again.
 */
final class Deletion {

  /** Discord punishes mass direct messages; the contract draws the line at 50 (design.md). */
  static final int MOST_TOLD = 50;

  private final Members members;
  private final Orgs orgs;
  private final Teams teams;
  private final InviteFeature invite;
  private final UpgradeFeature upgrade;
  private final RemovalNotices notices;

  Deletion(RemovalCommands.Shared shared, RemovalNotices notices) {
    this.members = shared.members();
    this.orgs = shared.orgs();
    this.teams = shared.teams();
    this.invite = shared.invite();
    this.upgrade = shared.upgrade();
    this.notices = notices;
  }

  /**
   * What ends with an org.
   *
   * @param teams how many there are, inactive ones included
   * @param requests how many wait for a decision
   * @param connections where it is spoken
   */
  record Gone(Org org, int teams, int requests, List<Org.Connection> connections) {

    /** How many people besides whoever deletes it hear of it. */
    int told() {
      return Math.min(others(), MOST_TOLD);
    }

    int others() {
      return org.members() - 1;
    }
  }

  /**
   * What would end.
   *
   * @throws Refusal for a personal org
   */
  Gone preview(Handle sql, Seat actor, Instant now) {
    orgs.requireShared(sql, actor.org(), now, "deleted");
    return new Gone(
        orgs.get(sql, actor.org(), now),
        teams.count(sql, actor.org()),
        upgrade.countOpen(sql, actor.org(), now),
        orgs.connections(sql, actor.org()));
  }

  /** Deletes it. */
  Gone delete(Tx tx, Seat actor) {
    tx.require(AccessRequest.of(actor, Permission.ORG_DELETE));
    Gone gone = preview(tx.sql(), actor, tx.now());
    List<UUID> told = members.lastSeen(tx.sql(), tx.org(), actor.person(), MOST_TOLD);
    notices.deleted(tx, actor, told);
    invite.endAll(tx);
    upgrade.endAll(tx);
    orgs.delete(tx, before(gone));
    return gone;
  }

  private static Map<String, String> before(Gone gone) {
    return Map.of(
        "slug", gone.org().slug(),
        "members", Integer.toString(gone.org().members()),
        "teams", Integer.toString(gone.teams()),
        "invitations", Integer.toString(gone.org().pending()),
        "requests", Integer.toString(gone.requests()),
        "connections",
            gone.connections().stream()
                .map(place -> place.platform() + ":" + place.tenant())
                .collect(Collectors.joining(" ")));
  }
}
