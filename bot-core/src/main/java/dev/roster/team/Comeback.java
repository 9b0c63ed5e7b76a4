package dev.roster.team;

import dev.roster.access.Scheme;
import dev.roster.access.TeamRole;
import dev.roster.audit.AuditEvent;
import dev.roster.json.Json;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.Tx;
import dev.roster.team.TeamMemberTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Puts somebody back into the teams that they left with their membership, when its end is taken
 * back. They get what they were there, and a team that passed on comes back to them, as long as its
 * passing is still the newest decision on who owns it.
 */
public final class Comeback {

  private final Members members;

  /** Wires it. */
  public Comeback(Members members) {
    this.members = members;
  }

  /**
   * A place in a team that ends with a membership.
   *
   * @param heir who owns the team next, and what they were in it; absent where none passes on
   */
  record Kept(
      UUID team,
      String role,
      long roleVersion,
      long version,
      Instant joinedAt,
      Optional<Heir> heir) {}

  /**
   * Who takes a team over.
   *
   * @param former their place in the team before; absent when they join it by that
   */
  record Heir(UUID membership, Optional<Place> former) {}

  /**
   * A team that somebody comes back to.
   *
   * @param role what they are in it again
   * @param gives who owned it meanwhile and gives it back; absent for none
   * @param stays whether who gives it back stays in it
   * @param keeper who keeps the team that they owned, since that was decided anew; absent for none
   */
  public record Back(
      Team team, String role, Optional<Member> gives, boolean stays, Optional<Member> keeper) {}

  /**
   * What there is to come back to.
   *
   * @param places each team, with what they are there
   * @param gone how many teams were deleted meanwhile
   */
  public record Plan(List<Back> places, int gone) {

    /** Copies the places. */
    public Plan {
      places = List.copyOf(places);
    }
  }

  /**
   * What must be known of the places that are about to end, before {@link Ownership#passOn}: the
   * text that {@link #plan} reads.
   *
   * @param scheme the org's
   * @param passings the teams that they own, and who owns them next
   */
  public String keep(Handle sql, Scheme scheme, UUID membership, List<Ownership.Passing> passings) {
    var kept = new ArrayList<Kept>();
    for (TeamMemberTable.Standing one : TeamMemberTable.standing(sql, membership)) {
      Optional<Heir> heir =
          passings.stream()
              .filter(passing -> passing.team().id().equals(one.team()))
              .flatMap(passing -> passing.to().stream())
              .map(to -> new Heir(to.id(), TeamMemberTable.find(sql, one.team(), to.id())))
              .findFirst();
      // A role that means nothing now would be theirs the day that teams have roles.
      String role = scheme.hasTeamRoles() ? one.place().role() : TeamRole.MEMBER;
      kept.add(
          new Kept(
              one.team(),
              role,
              one.place().roleVersion(),
              one.place().version(),
              one.joinedAt(),
              heir));
    }
    return Json.write(kept);
  }

  /**
   * What {@link #giveBack} would do.
   *
   * @param kept what {@link #keep} wrote
   * @param endedBy the version of the org whose change ended the membership
   */
  public Plan plan(Handle sql, UUID org, Scheme scheme, String kept, long endedBy) {
    var places = new ArrayList<Back>();
    int gone = 0;
    for (Kept one : read(kept)) {
      Optional<Team> team = TeamTable.find(sql, org, one.team());
      if (team.isPresent()) {
        places.add(back(sql, org, scheme, team.get(), one, endedBy));
      } else {
        gone++;
      }
    }
    return new Plan(places, gone);
  }

  private static List<Kept> read(String kept) {
    return Arrays.asList(Json.read(kept, Kept[].class));
  }

  private Back back(Handle sql, UUID org, Scheme scheme, Team team, Kept kept, long endedBy) {
    if (!scheme.hasTeamRoles()) {
      return new Back(team, TeamRole.MEMBER, Optional.empty(), true, Optional.empty());
    }
    if (!kept.role().equals(TeamRole.OWNER)) {
      return new Back(team, kept.role(), Optional.empty(), true, Optional.empty());
    }
    Optional<Member> owner =
        TeamOwnerTable.owner(sql, team.id()).flatMap(person -> members.byPerson(sql, org, person));
    if (owner.isEmpty()) {
      // Nobody took it over; where somebody did and went, who owns it was decided anew.
      String role = kept.heir().isEmpty() ? TeamRole.OWNER : TeamRole.ADMIN;
      return new Back(team, role, Optional.empty(), true, Optional.empty());
    }
    boolean isStillSo =
        kept.heir().filter(heir -> heir.membership().equals(owner.get().id())).isPresent()
            && TeamMemberTable.find(sql, team.id(), owner.get().id())
                .filter(place -> place.roleVersion() == endedBy)
                .isPresent();
    return isStillSo
        ? new Back(
            team,
            TeamRole.OWNER,
            owner,
            kept.heir().flatMap(Heir::former).isPresent(),
            Optional.empty())
        : new Back(team, TeamRole.ADMIN, Optional.empty(), true, owner);
  }

  /** Puts a membership that is back into its teams, by the plan of this very change. */
  public void giveBack(Tx tx, Member member, String kept, Plan plan) {
    for (Kept one : read(kept)) {
      plan.places().stream()
          .filter(back -> back.team().id().equals(one.team()))
          .findFirst()
          .ifPresent(back -> giveBack(tx, member, one, back));
    }
  }

  private static void giveBack(Tx tx, Member member, Kept kept, Back back) {
    Team team = back.team();
    int joined = 1;
    // INVARIANT: the owner meanwhile first; the database takes no second one (C43).
    if (back.gives().isPresent()) {
      Member heir = back.gives().get();
      Optional<Place> former = kept.heir().flatMap(Heir::former);
      if (former.isPresent()) {
        Place place = former.get();
        TeamMemberTable.changeRole(
            tx.sql(), team.id(), heir.id(), place.role(), place.roleVersion());
        tx.audit(GiveRole.changed(team.id(), heir, TeamRole.OWNER, place.role()));
      } else {
        TeamMemberTable.delete(tx.sql(), team.id(), heir.id());
        joined--;
        tx.audit(Enrolment.removed(team.id(), heir.id(), heir.person()));
      }
    }
    // A role that they had before is in force by its own decision, another one by this.
    long decided = back.role().equals(kept.role()) ? kept.roleVersion() : tx.version();
    TeamMemberTable.insert(
        tx.sql(),
        team,
        member.id(),
        new Place(back.role(), decided, kept.version()),
        kept.joinedAt());
    TeamTable.changed(tx.sql(), team.id(), tx.version(), joined);
    tx.audit(Enrolment.added(team, member.id(), member.person(), back.role()));
    back.gives()
        .ifPresent(heir ->
            tx.audit(
                AuditEvent.changed(
                    "team.transferred",
                    "team",
                    team.id(),
                    Ownership.owner(heir),
                    Ownership.owner(member))));
  }

  /** The places in words, for the audit: each team's id and the role there. */
  public static Map<String, String> words(Plan plan) {
    return plan.places().isEmpty()
        ? Map.of()
        : Map.of(
            "teams",
            String.join(
                " ",
                plan.places().stream()
                    .map(back -> back.team().id() + ":" + back.role())
                    .sorted()
                    .toList()));
  }
}
