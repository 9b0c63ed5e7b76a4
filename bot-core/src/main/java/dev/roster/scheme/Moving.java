package dev.roster.scheme;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.apikey.KeyEnds;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Nearest;
import dev.roster.command.Shown;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Headcount;
import dev.roster.member.Member;
import dev.roster.member.Tally;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.scheme.Move.Line;
import dev.roster.scheme.Move.Step;
import dev.roster.scheme.SchemeTable.Moved;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Moves orgs to another scheme. What becomes of a role is a row of {@code role_successor} and never
 * its name: an Admin of one scheme is not the Admin of another.
 */
final class Moving {

  /** Beyond so many people the org's own event stands for all: it carries the table and counts. */
  private static final int MOST_EVENTS = 1_000;

  /** Nobody is told by direct message in orgs with more people who run them than this. */
  private static final int MOST_TOLD = 200;

  private final Schemes schemes;
  private final Orgs orgs;
  private final InviteFeature invite;
  private final KeyEnds keys;
  private final Notices notices;

  Moving(Schemes schemes, Orgs orgs, InviteFeature invite, KeyEnds keys, Notices notices) {
    this.schemes = schemes;
    this.orgs = orgs;
    this.invite = invite;
    this.keys = keys;
    this.notices = notices;
  }

  /**
   * What moving the actor's org would do.
   *
   * @param typed the new scheme's name
   * @throws Refusal when it cannot be moved there
   */
  Move plan(Handle sql, Seat actor, String typed, Instant now) {
    orgs.requireShared(sql, actor.org(), now, "moved to another scheme");
    Scheme from = actor.scheme();
    Map<String, String> others = SchemeTable.others(sql, from.name());
    String name = typed.strip().toLowerCase(Locale.ROOT);
    if (name.equals(from.name())) {
      throw new Refusal(
          "%s is on the scheme `%s` already. Others: %s."
              .formatted(actor.orgName(), name, listed(others)));
    }
    if (!others.containsKey(name)) {
      throw new Refusal(Nearest.sentence(Shown.of(typed), "one of", List.copyOf(others.keySet())));
    }
    var own = new HashMap<>(SchemeTable.own(sql, actor.org()));
    Map<String, String> dropped = SchemeTable.dropped(sql, actor.org());
    own.keySet().removeAll(dropped.keySet());
    Scheme to = schemes.current(sql, name).with(own);
    Map<String, String> successors = SchemeTable.successors(sql, from.name(), name);
    Tally tally = Tally.of(sql, actor.org());
    Map<String, Integer> people = tally.byRole();
    var lines = new ArrayList<Line>();
    for (Role role : from.roles().reversed()) {
      Step step = new Step(role, successor(to, successors, role));
      int oneself = role.equals(actor.role()) ? 1 : 0;
      int count = people.getOrDefault(role.name(), 0) - oneself;
      if (count > 0) {
        lines.add(new Line(step, count));
      }
    }
    return new Move(
        from,
        to,
        lines,
        new Step(actor.role(), ownStep(actor, to, successors)),
        tally.pending(),
        dropped.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).sorted().toList(),
        to.flagged(Member.SUBSCRIBER_ADMIN).isEmpty() ? SchemeTable.flagged(sql, actor.org()) : 0,
        keys.countLost(sql, actor.org(), losingKeys(from, to, successors), to, now),
        SchemeTable.teamRoles(sql, actor.org()));
  }

  private static String listed(Map<String, String> others) {
    return String.join(
        ", ", others.keySet().stream().sorted().map(one -> "`" + one + "`").toList());
  }

  /** The roles whose holders may make keys now, and may not then. */
  private static Set<String> losingKeys(Scheme from, Scheme to, Map<String, String> successors) {
    return from.roles().stream()
        .filter(role -> role.holds(Permission.KEYS_CREATE))
        .filter(role -> !successor(to, successors, role).holds(Permission.KEYS_CREATE))
        .map(Role::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Role successor(Scheme to, Map<String, String> successors, Role role) {
    return Optional.ofNullable(successors.get(role.name())).flatMap(to::role).orElse(to.lowest());
  }

  /** Whoever moves an org that gets an owner becomes that, and must run it already (X05). */
  private static Role ownStep(Seat actor, Scheme to, Map<String, String> successors) {
    boolean hasOwner = actor.scheme().top().unique();
    if (!to.top().unique() || hasOwner) {
      return successor(to, successors, actor.role());
    }
    if (!actor.role().equals(actor.scheme().top())) {
      throw new Refusal(
          "In `%s` somebody owns %s, and whoever moves it there becomes that. Only a holder of its highest role can: %s."
              .formatted(to.name(), actor.orgName(), actor.scheme().top().title()));
    }
    return to.top();
  }

  /**
   * Moves the org.
   *
   * @param seen what the question showed, as {@link Move#seen} stands for it
   * @throws Refusal by the scheme's rules, and when the outcome would be another than was shown
   */
  Move move(Tx tx, Seat actor, String typed, Optional<String> seen) {
    tx.require(AccessRequest.of(actor, Permission.ORG_POLICY_RIGHTS));
    Move move = plan(tx.sql(), actor, typed, tx.now());
    if (!seen.equals(Optional.of(move.seen()))) {
      throw new Refusal(
          "What this would do has changed since you were asked, so nothing was done. Look again: `/org scheme %s`."
              .formatted(move.to().name()));
    }
    UUID org = tx.org();
    Scheme to = move.to();
    String lowest = to.lowest().name();
    List<Moved> moved =
        SchemeTable.moved(tx.sql(), org, move.from().name(), to.name(), lowest, MOST_EVENTS + 1);
    int invited = invite.moveAll(tx, move.from().name(), to);
    Map<String, String> successors =
        SchemeTable.successors(tx.sql(), move.from().name(), to.name());
    keys.endLost(tx, losingKeys(move.from(), to, successors), to, MOST_EVENTS);
    SchemeTable.dropPolicies(tx.sql(), org, tx.version());
    SchemeTable.setScheme(tx.sql(), org, to.name());
    boolean keepFlag = !to.flagged(Member.SUBSCRIBER_ADMIN).isEmpty();
    SchemeTable.moveMembers(
        tx.sql(), org, move.from().name(), to.name(), lowest, keepFlag, tx.version());
    // INVARIANT: membership_owner is unique, so there is no other owner by now.
    SchemeTable.setRole(tx.sql(), org, actor.person(), move.actor().to().name());
    Headcount.recount(tx.sql(), org);
    if (!move.keepsTeamRoles()) {
      SchemeTable.flattenTeams(tx.sql(), org, tx.version());
    }
    SchemeTable.closeQuestions(tx.sql(), org, tx.now());
    requireSomebodyRunsIt(tx, actor, to);
    audit(tx, actor, move, moved, invited);
    tell(tx, actor, move, moved);
    return move;
  }

  private static void requireSomebodyRunsIt(Tx tx, Seat actor, Scheme to) {
    boolean fits =
        to.hasOwner()
            ? SchemeTable.owners(tx.sql(), tx.org()) == 1
            : SchemeTable.admins(tx.sql(), tx.org())
                >= Integer.parseInt(to.policy("admins.min_hard"));
    if (!fits) {
      throw new Refusal(
          "%s would be left without somebody active who runs it, so nothing was changed."
              .formatted(actor.orgName()));
    }
  }

  private static void audit(Tx tx, Seat actor, Move move, List<Moved> moved, int invited) {
    var after = new HashMap<String, String>();
    after.put("scheme", move.to().name());
    after.put("invitations", Integer.toString(invited));
    after.put("keys_revoked", Integer.toString(move.keys()));
    after.put("team.roles", move.to().policy("team.roles"));
    after.put("team_members", move.keepsTeamRoles() ? "kept" : "flattened");
    after.put("flags", move.to().flagged(Member.SUBSCRIBER_ADMIN).isEmpty() ? "ended" : "kept");
    for (Line line : move.lines()) {
      String role = line.step().from().name();
      after.put("role." + role, line.step().to().name());
      after.put("people." + role, Integer.toString(line.people()));
    }
    var before = new HashMap<String, String>();
    before.put("scheme", move.from().name());
    move.dropped()
        .forEach(own -> {
          int sign = own.indexOf('=');
          before.put(own.substring(0, sign), own.substring(sign + 1));
        });
    tx.audit(AuditEvent.changed("org.scheme", "org", tx.org(), before, after));
    boolean one = moved.size() <= MOST_EVENTS;
    for (Moved member : moved) {
      boolean self = member.person().equals(actor.person());
      if (one || self) {
        tx.audit(
            AuditEvent.changed(
                "member.role",
                "membership",
                member.membership(),
                Map.of("role", member.from()),
                Map.of(
                    "role",
                    self ? move.actor().to().name() : member.to(),
                    "person",
                    member.person().toString())));
      }
    }
  }

  /** Whoever ran the org hears what they are now; everybody else sees it with {@code me}. */
  private void tell(Tx tx, Seat actor, Move move, List<Moved> moved) {
    List<Moved> running =
        moved.stream()
            .filter(member -> !member.person().equals(actor.person()))
            .filter(member -> move.from().role(member.from()).filter(Role::admin).isPresent())
            .toList();
    if (moved.size() > MOST_EVENTS || running.size() > MOST_TOLD) {
      return;
    }
    running.forEach(member ->
        notices.tell(tx, tx.org(), member.person(), SchemeReplies.told(actor, move, member)));
  }
}
