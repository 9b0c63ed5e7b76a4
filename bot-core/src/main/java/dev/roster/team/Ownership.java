package dev.roster.team;

import dev.roster.access.Refusal;
import dev.roster.access.Schemes;
import dev.roster.access.TeamRole;
import dev.roster.audit.AuditEvent;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who owns a team, where teams have five roles: exactly one of its people (C43). The role is never
 * given; it passes on by a transfer (C44), by an appointment where there is no owner (X32), and
 * when its holder leaves the org (X25).
 */
public final class Ownership {

  private final Members members;
  private final Schemes schemes;
  private final Notices notices;

  /** Wires it. */
  public Ownership(Members members, Schemes schemes, Notices notices) {
    this.members = members;
    this.schemes = schemes;
    this.notices = notices;
  }

  /**
   * What becomes of a team whose owner leaves the org.
   *
   * @param team the team as it was before
   * @param to who owns it then; empty when nobody is left to, and it has no owner (X32)
   */
  public record Passing(Team team, Optional<Member> to) {}

  /** The teams that a membership owns, inactive ones too; none where teams are flat. */
  public List<Team> owned(Handle sql, UUID membership) {
    return owned(sql, orgOf(sql, membership), membership);
  }

  private List<Team> owned(Handle sql, UUID org, UUID membership) {
    return schemes.of(sql, org).hasTeamRoles()
        ? TeamOwnerTable.ownedBy(sql, membership).stream()
            .flatMap(team -> TeamTable.find(sql, org, team).stream())
            .toList()
        : List.of();
  }

  private static UUID orgOf(Handle sql, UUID membership) {
    return TeamMemberTable.orgOf(sql, membership);
  }

  /**
   * What {@link #passOn} would do, to say so before somebody confirms it.
   *
   * @throws Refusal when the successor cannot take a team over
   */
  public List<Passing> preview(
      Handle sql, Member leaving, Optional<Member> successor, Optional<Member> actor) {
    UUID org = orgOf(sql, leaving.id());
    return plan(sql, org, leaving, successor, actor);
  }

  private List<Passing> plan(
      Handle sql, UUID org, Member leaving, Optional<Member> successor, Optional<Member> actor) {
    successor
        .filter(Member::isSuspended)
        .ifPresent(one -> {
          throw new Refusal(
              "%s is suspended and cannot take over a team. Name somebody who is active."
                  .formatted(one.inSentence()));
        });
    return owned(sql, org, leaving.id()).stream()
        .map(team -> new Passing(team, heir(sql, org, team, leaving, successor, actor)))
        .toList();
  }

  /**
   * Who could take over the teams that somebody owns: the admins of these teams, who has been one
   * for longest first, then who decides.
   *
   * @param actor who decides; nobody besides the admins when they are who leaves, or a program
   * @param most how many at most
   */
  public List<Member> candidates(Handle sql, Member leaving, Optional<Member> actor, int most) {
    UUID org = orgOf(sql, leaving.id());
    var candidates = new ArrayList<Member>();
    TeamOwnerTable.adminsBeside(sql, leaving.id(), most).stream()
        .flatMap(person -> members.byPerson(sql, org, person).stream())
        .forEach(candidates::add);
    Optional<Member> also =
        actor
            .filter(one -> candidates.stream().noneMatch(known -> known.id().equals(one.id())))
            .filter(one -> !one.id().equals(leaving.id()) && !one.isSuspended());
    if (also.isPresent()) {
      if (candidates.size() == most) {
        candidates.removeLast();
      }
      candidates.add(also.get());
    }
    return candidates;
  }

  /** X25: the successor, else who has been a team admin for longest, else who decides. */
  private Optional<Member> heir(
      Handle sql,
      UUID org,
      Team team,
      Member leaving,
      Optional<Member> successor,
      Optional<Member> actor) {
    return successor
        .or(() ->
            TeamOwnerTable.longestAdmin(sql, team.id(), leaving.id())
                .flatMap(person -> members.byPerson(sql, org, person)))
        .or(() -> actor)
        .filter(heir -> !heir.id().equals(leaving.id()) && !heir.isSuspended());
  }

  /**
   * Passes on every team that somebody owns, in the change that ends their membership and before
   * {@link Enrolment#leaveAll}: to the successor, else to the longest-standing admin of the team,
   * else to who decides (X25). Whoever takes a team over joins it when needed, and is told.
   *
   * @param leaving whose membership ends
   * @param successor who was named to take over; an active member
   * @param actor who decides; the one who leaves, when they leave by themselves; empty for a
   *     program, which owns nothing
   * @return what passed to whom, in the order of the teams' age
   * @throws Refusal when the successor cannot take a team over
   */
  public List<Passing> passOn(
      Tx tx, Member leaving, Optional<Member> successor, Optional<Member> actor) {
    List<Passing> passings = plan(tx.sql(), tx.org(), leaving, successor, actor);
    for (Passing passing : passings) {
      passing
          .to()
          .ifPresent(heir -> {
            hand(tx, passing.team(), Optional.of(leaving), heir);
            if (actor.map(Member::person).filter(heir.person()::equals).isEmpty()) {
              notices.tell(tx, tx.org(), heir.person(), inherited(passing.team(), leaving));
            }
          });
    }
    return passings;
  }

  private static Reply.Message inherited(Team team, Member leaving) {
    return Reply.of(
        Span.plain("You own the team "),
        Span.bold(team.label()),
        Span.plain(" now: "),
        leaving.span(),
        Span.plain(", who owned it, has left. "),
        Span.command("team show " + team.slug()),
        Span.plain(" shows who is in it."));
  }

  /**
   * Makes somebody the owner; who owned it before is an admin from then on (C45).
   *
   * @param to an active member of the org; joins the team when they are not in it
   */
  void hand(Tx tx, Team team, Optional<Member> from, Member to) {
    UUID id = team.id();
    // INVARIANT: the former owner first; the database takes no second one (C43).
    from.ifPresent(former ->
        TeamMemberTable.changeRole(tx.sql(), id, former.id(), TeamRole.ADMIN, tx.version()));
    Optional<TeamMemberTable.Place> before = TeamMemberTable.find(tx.sql(), id, to.id());
    boolean joins = before.isEmpty();
    if (joins) {
      TeamMemberTable.insert(tx.sql(), tx.now(), team, to.id(), TeamRole.OWNER, tx.version());
      tx.audit(Enrolment.added(team, to.id(), to.person(), TeamRole.OWNER));
    } else {
      TeamMemberTable.changeRole(tx.sql(), id, to.id(), TeamRole.OWNER, tx.version());
      tx.audit(GiveRole.changed(id, to, before.get().role(), TeamRole.OWNER));
    }
    // Whom the team passed from finds it among what happened to them, as whom it passed to does.
    from.ifPresent(
        former -> tx.audit(GiveRole.changed(id, former, TeamRole.OWNER, TeamRole.ADMIN)));
    TeamTable.changed(tx.sql(), id, tx.version(), joins ? 1 : 0);
    tx.audit(
        AuditEvent.changed(
            "team.transferred",
            "team",
            id,
            from.map(Ownership::owner).orElse(Map.of()),
            owner(to)));
  }

  static Map<String, String> owner(Member member) {
    return Map.of("owner", member.id().toString(), "person", member.person().toString());
  }
}
