package dev.roster.removal;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.apikey.KeyEnds;
import dev.roster.domain.DomainFeature;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.store.Tx;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import dev.roster.webhook.WebhookFeature;
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

  /** How far teams and requests are counted, so that it costs the same in any org. */
  static final int COUNTED = 1_000;

  private final Members members;
  private final Orgs orgs;
  private final Teams teams;
  private final InviteFeature invite;
  private final UpgradeFeature upgrade;
  private final KeyEnds keys;
  private final WebhookFeature webhook;
  private final RemovalNotices notices;

  Deletion(RemovalCommands.Shared shared, RemovalNotices notices) {
    this.members = shared.members();
    this.orgs = shared.orgs();
    this.teams = shared.teams();
    this.invite = shared.invite();
    this.upgrade = shared.upgrade();
    this.keys = shared.keys();
    this.webhook = shared.webhook();
    this.notices = notices;
  }

  /**
   * What ends with an org.
   *
   * @param actor who decides, as a member
   * @param teams how many there are, inactive ones included; one more than {@link #COUNTED} stands
   *     for any number beyond it
   * @param requests how many wait for a decision, counted alike
   * @param keys how many could be used of the newest {@link #COUNTED} that were made
   * @param webhooks how many there are
   * @param connections where it is spoken
   */
  record Gone(
      Org org,
      Member actor,
      int teams,
      int requests,
      int keys,
      int webhooks,
      List<Org.Connection> connections) {

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
        members.byPerson(sql, actor.org(), actor.person()).orElseThrow(),
        teams.count(sql, actor.org(), COUNTED + 1),
        upgrade.countOpen(sql, actor.org(), now, COUNTED + 1),
        keys.countOpen(sql, actor.org(), now, COUNTED),
        webhook.count(sql, actor.org()),
        orgs.connections(sql, actor.org()));
  }

  /** Deletes it. */
  Gone delete(Tx tx, Seat actor) {
    tx.require(AccessRequest.of(actor, Permission.ORG_DELETE));
    Gone gone = preview(tx.sql(), actor, tx.now());
    List<Role> leading = actor.scheme().roles().stream().filter(Role::admin).toList();
    List<UUID> told = members.some(tx.sql(), tx.org(), leading, actor.person(), MOST_TOLD);
    notices.deleted(tx, actor, told);
    invite.endAll(tx);
    upgrade.endAll(tx);
    DomainFeature.endAll(tx);
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
        "keys", Integer.toString(gone.keys()),
        "webhooks", Integer.toString(gone.webhooks()),
        "connections",
            gone.connections().stream()
                .map(place -> place.platform() + ":" + place.tenant())
                .collect(Collectors.joining(" ")));
  }
}
