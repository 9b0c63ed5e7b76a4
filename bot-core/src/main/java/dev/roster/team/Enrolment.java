package dev.roster.team;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.command.NamedPerson;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.team.Enrolled.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes people into teams and out of them; keeps the count of a team true. */
public final class Enrolment {

  private final Members members;

  /** Wires it. */
  public Enrolment(Members members) {
    this.members = members;
  }

  /**
   * Takes in everybody named who is in the org (A14); each has an outcome of their own.
   *
   * @param role what they are in the team; the actor may give it
   */
  Enrolled add(Tx tx, Seat actor, Team team, List<NamedPerson> named, String role) {
    var outcomes = new ArrayList<Outcome>();
    var seen = new HashSet<UUID>();
    for (NamedPerson one : named) {
      outcomes.add(add(tx, actor, team, one, seen, role));
    }
    var enrolled = new Enrolled(outcomes);
    int joined = enrolled.added().size();
    if (joined > 0) {
      TeamTable.changed(tx.sql(), team.id(), tx.version(), joined);
    }
    return enrolled;
  }

  private Outcome add(Tx tx, Seat actor, Team team, NamedPerson one, Set<UUID> seen, String role) {
    if (one.person().isEmpty()) {
      return Outcome.Not.word(
          Shown.of(one.word(), 80), "is neither a mention nor an e-mail address");
    }
    PersonRef who = one.person().get();
    Optional<Member> found;
    try {
      found = members.named(tx.sql(), actor, who);
    } catch (Refusal severalAreMeant) {
      return Outcome.Not.word(
          Shown.of(who.words(), 80), "is an address that several share: mention the one you mean");
    }
    if (found.isEmpty()) {
      return outside(tx, actor, team, who);
    }
    Member member = found.get();
    if (!seen.add(member.id())) {
      return new Outcome.Not(member.span(), "is named twice; once is enough");
    }
    if (TeamMemberTable.has(tx.sql(), team.id(), member.id())) {
      return new Outcome.Not(member.span(), "is in the team already");
    }
    insert(tx, team, member.id(), member.person(), role);
    return new Outcome.Added(member);
  }

  private static Outcome outside(Tx tx, Seat actor, Team team, PersonRef who) {
    var email =
        who instanceof PersonRef.ByEmail(var address)
            ? EmailAddress.parse(address)
            : Optional.<EmailAddress>empty();
    var account =
        who instanceof PersonRef.ByAccount(var named)
            ? Optional.of(named)
            : Optional.<Account>empty();
    var span = new Span.Person(Shown.of(who.words(), 80), account.map(List::of).orElse(List.of()));
    boolean invites =
        Access.decide(AccessRequest.of(actor, Permission.INVITE_CREATE))
            instanceof Decision.Allowed;
    String how =
        invites
            ? ". `/invite send %s team:%s` asks somebody in and adds them"
                .formatted(email.map(EmailAddress::typed).orElse("@somebody"), team.slug())
            : "";
    return TeamMemberTable.isInvited(tx.sql(), actor.org(), email, account, tx.now())
        ? new Outcome.Not(
            span,
            "is invited to %s but has not accepted yet; add them once they have. An invitation sent with `team:%s` adds them by itself"
                .formatted(actor.orgName(), team.slug()))
        : new Outcome.Not(
            span,
            "is not in %s; only its members can be in a team%s".formatted(actor.orgName(), how));
  }

  private static void insert(Tx tx, Team team, UUID membership, UUID person, String role) {
    TeamMemberTable.insert(tx.sql(), tx.now(), team, membership, role, tx.version());
    tx.audit(added(team, membership, person, role));
  }

  static AuditEvent added(Team team, UUID membership, UUID person, String role) {
    return AuditEvent.created(
        "team.member_added",
        "team",
        team.id(),
        Map.of("membership", membership.toString(), "person", person.toString(), "role", role));
  }

  /**
   * Takes in somebody who just became a member of the org by an invitation that named the team; the
   * invitation was the decision.
   *
   * @return the team; empty when it is gone or inactive, and then nothing is changed
   */
  public Optional<Team> join(Tx tx, UUID teamId, UUID membership, UUID person) {
    Optional<Team> team = TeamTable.find(tx.sql(), tx.org(), teamId).filter(Team::active);
    team.ifPresent(found -> putIn(tx, found, membership, person, TeamRole.MEMBER));
    return team;
  }

  /** Takes in one member who is known not to be in the team. */
  void putIn(Tx tx, Team team, UUID membership, UUID person, String role) {
    insert(tx, team, membership, person, role);
    TeamTable.changed(tx.sql(), team.id(), tx.version(), 1);
  }

  /** Takes in one member again, with the decisions on the place that they had in force again. */
  void putBack(Tx tx, Team team, Member member, TeamMemberTable.Place place, Instant since) {
    TeamMemberTable.insert(tx.sql(), team, member.id(), place, since);
    tx.audit(added(team, member.id(), member.person(), place.role()));
    TeamTable.changed(tx.sql(), team.id(), tx.version(), 1);
  }

  /** Takes out one member; false when they were not in the team. */
  boolean takeOut(Tx tx, Team team, UUID membership) {
    if (!TeamMemberTable.delete(tx.sql(), team.id(), membership)) {
      return false;
    }
    TeamTable.changed(tx.sql(), team.id(), tx.version(), -1);
    tx.audit(removed(team.id(), membership, TeamMemberTable.personOf(tx.sql(), membership)));
    return true;
  }

  /**
   * A team that somebody is in.
   *
   * @param role their stored role there; means nothing where teams are flat
   * @param shown the team's name with the role behind it, as the viewer reads it
   */
  public record Place(Team team, String role, String shown) {}

  /** The teams that a membership is in, inactive ones included, by name. */
  public List<Place> placesOf(Handle sql, Seat viewer, UUID membership) {
    return TeamTable.ofMembership(sql, membership).stream()
        .map(one ->
            new Place(
                one.team(), one.role(), one.team().label() + TeamRoles.behind(viewer, one.role())))
        .toList();
  }

  /**
   * Takes a membership that is about to end out of all its teams, in the change that ends it. The
   * rows would go by themselves; the counts and the audit would not. What they own passes on before
   * ({@link Ownership#passOn}), or has no owner from then on.
   */
  public void leaveAll(Tx tx, UUID membership) {
    UUID person = TeamMemberTable.personOf(tx.sql(), membership);
    for (UUID team : TeamMemberTable.teamsOf(tx.sql(), membership)) {
      TeamMemberTable.delete(tx.sql(), team, membership);
      TeamTable.changed(tx.sql(), team, tx.version(), -1);
      tx.audit(removed(team, membership, person));
    }
  }

  static AuditEvent removed(UUID team, UUID membership, UUID person) {
    return AuditEvent.changed(
        "team.member_removed",
        "team",
        team,
        Map.of("membership", membership.toString(), "person", person.toString()),
        Map.of());
  }
}
