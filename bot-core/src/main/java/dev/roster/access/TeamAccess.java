package dev.roster.access;

import dev.roster.access.Decision.Allowed;
import dev.roster.access.Decision.Denied;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what may be done to a team: pure, denies by default, says which rule decided. Where teams
 * have five roles the role in the team decides and nothing else (C38), but for what X32 leaves to
 * who manages the org's teams; where they are flat {@code team.manage} decides (X16).
 */
public final class TeamAccess {

  private TeamAccess() {}

  /** Decides on one team. */
  public static Decision decide(TeamRequest request) {
    Seat actor = request.actor();
    if (!actor.active()) {
      return Access.suspended(actor);
    }
    if (!actor.scheme().hasTeamRoles()) {
      return inFlat(request);
    }
    if (isManagers(request)) {
      return new Allowed(Permission.TEAM_MANAGE.word());
    }
    if (isOperators(request)) {
      return new Allowed(Operators.RULE);
    }
    TeamState team = request.team();
    Optional<TeamRole> own = roleIn(actor, team);
    TeamPermission needed = request.act().permission();
    if (own.filter(role -> holdsNow(role, request)).isEmpty()) {
      return ofUnique(request).orElseGet(() -> unheld(request, own, needed));
    }
    return protectedTarget(request, own.get())
        .or(() -> overCeiling(request, own.get()))
        .orElseGet(() -> new Allowed(needed.word()));
  }

  /**
   * Decides whether there is a team that the actor may do this to, as far as their rights go: what
   * {@code help} lists. A manager of the org's teams holds what X32 names also before there is a
   * team.
   */
  public static Decision somewhere(Seat actor, TeamAct act) {
    if (!actor.active()) {
      return Access.suspended(actor);
    }
    if (!actor.scheme().hasTeamRoles()) {
      return act.needsRoles()
          ? flat(actor)
          : Access.decide(AccessRequest.of(actor, Permission.TEAM_MANAGE));
    }
    boolean manages =
        actor.holds(Permission.TEAM_MANAGE) && (act.isForManagers() || act == TeamAct.TRANSFER);
    if (manages) {
      return new Allowed(Permission.TEAM_MANAGE.word());
    }
    if (actor.isOperator() && act == TeamAct.ROLE) {
      return new Allowed(Operators.RULE);
    }
    boolean holds =
        actor.teams().stream()
            .filter(place -> place.active() || act.worksOnInactive())
            .flatMap(place -> actor.scheme().teamRole(place.role()).stream())
            .anyMatch(role -> role.holds(act.permission()));
    return holds
        ? new Allowed(act.permission().word())
        : new Denied(
            "permission=" + act.permission().word(),
            "You have no role in any team of %s in use that includes this (`%s`)."
                .formatted(actor.orgName(), act.permission().word()),
            managers(actor, act),
            holders(actor.scheme(), role -> role.holds(act.permission()), "of the team"));
  }

  /**
   * Decides what the product asks: may this person do that in this team now? Only the role in the
   * team counts (C33 to C38), and none in a team that is out of use (C47). Where teams are flat who
   * is in one may what a member may, and {@code team.manage} gives the rest.
   */
  public static Decision decide(Seat actor, TeamState team, TeamPermission permission) {
    if (!actor.active()) {
      return Access.suspended(actor);
    }
    Scheme scheme = actor.scheme();
    boolean flat = !scheme.hasTeamRoles();
    Optional<TeamRole> own = team.active() ? roleIn(actor, team) : Optional.empty();
    boolean manages =
        flat
            && team.active()
            && permission != TeamPermission.USE
            && actor.holds(Permission.TEAM_MANAGE);
    if (own.filter(role -> role.holds(permission)).isPresent() || manages) {
      return new Allowed(permission.word());
    }
    return team.active()
        ? without(actor, team, own, permission)
        : new Denied(
            "team.inactive", "The team %s is out of use.".formatted(team.name()), List.of());
  }

  /** Flat teams: the org's own permission decides, on every act that exists there (X16). */
  private static Decision inFlat(TeamRequest request) {
    Seat actor = request.actor();
    if (request.act().needsRoles()) {
      return flat(actor);
    }
    boolean sees =
        seesAll(actor) || actor.in(request.team().id()).filter(TeamSeat::active).isPresent();
    return request.act() == TeamAct.SEE && sees
        ? new Allowed(TeamPermission.VIEW.word())
        : Access.decide(AccessRequest.of(actor, Permission.TEAM_MANAGE));
  }

  private static Decision flat(Seat actor) {
    return new Denied(
        "team.roles=flat",
        "Teams of %s are flat: everybody in one is a member, and nobody owns it. `/org policy team.roles five` would give teams roles."
            .formatted(actor.orgName()),
        Access.holders(actor.scheme(), Permission.ORG_POLICY_RIGHTS),
        Access.beside(actor.scheme(), Permission.ORG_POLICY_RIGHTS));
  }

  /** Whether somebody sees the org's teams that they are not in, and inactive ones (B05, X32). */
  public static boolean seesAll(Seat actor) {
    return actor.active()
        && (actor.holds(Permission.TEAM_MANAGE) || actor.holds(Permission.MEMBER_LIST));
  }

  /** X32: see, deactivate and reactivate every team, appoint an owner where there is none. */
  private static boolean isManagers(TeamRequest request) {
    boolean appoints =
        request.act() == TeamAct.TRANSFER && !request.team().owned() && request.team().active();
    return request.act() == TeamAct.SEE
        ? seesAll(request.actor())
        : request.actor().holds(Permission.TEAM_MANAGE)
            && (request.act().isForManagers() || appoints);
  }

  /** C42: who runs this Roster gives any role but the one that only passes on. */
  private static boolean isOperators(TeamRequest request) {
    return request.actor().isOperator()
        && request.act() == TeamAct.ROLE
        && request.team().active()
        && request.target().filter(TeamRole::unique).isEmpty()
        && request.grant().filter(TeamRole::unique).isEmpty();
  }

  /** The role that somebody has in the team by what is in force. */
  private static Optional<TeamRole> roleIn(Seat actor, TeamState team) {
    Scheme scheme = actor.scheme();
    return actor
        .in(team.id())
        .map(place -> scheme.hasTeamRoles() ? place.role() : TeamRole.MEMBER)
        .flatMap(scheme::teamRole);
  }

  private static boolean holdsNow(TeamRole role, TeamRequest request) {
    TeamAct act = request.act();
    if (!request.team().active()) {
      // Whoever may bring a team back sees it meanwhile; to everybody else it is gone (C47).
      return act.worksOnInactive() && role.holds(TeamPermission.DELETE);
    }
    return role.holds(act.permission());
  }

  private static Decision unheld(
      TeamRequest request, Optional<TeamRole> own, TeamPermission needed) {
    Seat actor = request.actor();
    TeamState team = request.team();
    if (!team.active() && !request.act().worksOnInactive()) {
      return new Denied(
          "team.inactive",
          "The team %s is inactive. `/team reactivate %s` brings it back into use first."
              .formatted(team.name(), team.slug()),
          List.of());
    }
    if (request.act() == TeamAct.TRANSFER && !team.owned()) {
      return new Denied(
          "permission=" + Permission.TEAM_MANAGE.word(),
          "The team %s has no owner; who manages the teams of %s appoints one."
              .formatted(team.name(), actor.orgName()),
          Access.holders(actor.scheme(), Permission.TEAM_MANAGE));
    }
    return without(actor, team, own, needed);
  }

  private static Decision without(
      Seat actor, TeamState team, Optional<TeamRole> own, TeamPermission needed) {
    String reason =
        own.map(role ->
                "Your role in the team %s, %s, does not include this (`%s`)."
                    .formatted(team.name(), role.title(), needed.word()))
            .orElse(
                "You have no role in the team %s (`%s`); a role in %s gives none."
                    .formatted(team.name(), needed.word(), actor.orgName()));
    return new Denied(
        "permission=" + needed.word(),
        reason,
        List.of(),
        holders(actor.scheme(), role -> role.holds(needed), of(team)));
  }

  /** What who runs this Roster is told of the one role that they cannot give or take either. */
  private static Optional<Decision> ofUnique(TeamRequest request) {
    boolean meant =
        request.actor().isOperator() && request.act() == TeamAct.ROLE && request.team().active();
    return meant ? uniqueTarget(request).or(() -> uniqueGrant(request)) : Optional.empty();
  }

  /** Only people below one's own role in the team may be changed (C41). */
  private static Optional<Decision> protectedTarget(TeamRequest request, TeamRole own) {
    if (request.act() == TeamAct.TRANSFER || request.target().isEmpty()) {
      return Optional.empty();
    }
    TeamRole target = request.target().get();
    TeamState team = request.team();
    Scheme scheme = request.actor().scheme();
    if (target.unique()) {
      return uniqueTarget(request);
    }
    return target.rank() < own.rank()
        ? Optional.empty()
        : Optional.of(
            new Denied(
                "team.below_own",
                "As %s of the team %s you can only change people below your own role there; this person is %s."
                    .formatted(own.title(), team.name(), target.title()),
                List.of(),
                holders(
                    scheme,
                    role -> role.rank() > target.rank() && role.holds(request.act().permission()),
                    of(team))));
  }

  /** Only roles below one's own in the team may be given (C41). */
  private static Optional<Decision> overCeiling(TeamRequest request, TeamRole own) {
    if (request.act() == TeamAct.TRANSFER || request.grant().isEmpty()) {
      return Optional.empty();
    }
    TeamRole grant = request.grant().get();
    TeamState team = request.team();
    Scheme scheme = request.actor().scheme();
    if (grant.unique()) {
      return uniqueGrant(request);
    }
    return grant.rank() < own.rank()
        ? Optional.empty()
        : Optional.of(
            new Denied(
                "team.below_own",
                "As %s of the team %s you can only give roles below your own; %s is not."
                    .formatted(own.title(), team.name(), grant.title()),
                List.of(),
                holders(
                    scheme,
                    role -> role.rank() > grant.rank() && role.holds(request.act().permission()),
                    of(team))));
  }

  private static Optional<Decision> uniqueTarget(TeamRequest request) {
    TeamState team = request.team();
    return request
        .target()
        .filter(TeamRole::unique)
        .map(_ ->
            new Denied(
                "team.owner",
                "The owner of the team %s stays until `/team transfer %s` passes it on."
                    .formatted(team.name(), team.slug()),
                List.of(),
                passers(request)));
  }

  private static Optional<Decision> uniqueGrant(TeamRequest request) {
    TeamState team = request.team();
    return request
        .grant()
        .filter(TeamRole::unique)
        .map(_ ->
            new Denied(
                "team.owner",
                "A team has one owner; `/team transfer %s` passes the team %s on."
                    .formatted(team.slug(), team.name()),
                List.of(),
                passers(request)));
  }

  private static List<String> passers(TeamRequest request) {
    return holders(
        request.actor().scheme(), role -> role.holds(TeamPermission.TRANSFER), of(request.team()));
  }

  private static List<Role> managers(Seat actor, TeamAct act) {
    return act.isForManagers() ? Access.holders(actor.scheme(), Permission.TEAM_MANAGE) : List.of();
  }

  private static String of(TeamState team) {
    return "of the team " + team.name();
  }

  /** Who could by their role in the team, in words, the highest first. */
  private static List<String> holders(Scheme scheme, Predicate<TeamRole> test, String where) {
    return scheme.teamRoles().reversed().stream()
        .filter(test)
        .map(role -> article(role) + role.title().toLowerCase(Locale.ROOT) + " " + where)
        .toList();
  }

  private static String article(TeamRole role) {
    return role.unique() ? "the " : "aeiou".indexOf(role.name().charAt(0)) >= 0 ? "an " : "a ";
  }
}
