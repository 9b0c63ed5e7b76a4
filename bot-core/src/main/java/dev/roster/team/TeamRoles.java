package dev.roster.team;

import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.access.TeamState;
import dev.roster.command.Context;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The roles of teams as people type and read them. */
final class TeamRoles {

  private TeamRoles() {}

  /**
   * The role that somebody typed, by name or title.
   *
   * @throws Refusal that lists the roles, or says that teams are flat (X16)
   */
  static TeamRole typed(Seat seat, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (!seat.scheme().hasTeamRoles() && !wanted.equals(TeamRole.MEMBER)) {
      throw Refusal.meaningless(
          "`%s` is no role here. Teams of %s are flat: everybody in one is a member."
              .formatted(Shown.of(typed), seat.orgName()));
    }
    return seat.scheme().teamRoles().stream()
        .filter(role ->
            role.name().equals(wanted) || role.title().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            Refusal.meaningless(
                "`%s` is no role in a team. The roles: %s."
                    .formatted(
                        Shown.of(typed),
                        seat.scheme().teamRoles().reversed().stream()
                            .map(role -> "`" + role.name() + "`")
                            .collect(Collectors.joining(", ")))));
  }

  /** The role of that stored name. */
  static TeamRole stored(Seat seat, String name) {
    return seat.scheme()
        .teamRole(name)
        .orElseThrow(() -> new IllegalStateException("no team role `" + name + "`"));
  }

  /** The role behind a team's or person's name; nothing where teams are flat. */
  static String behind(Seat seat, String stored) {
    return seat.scheme().hasTeamRoles()
        ? seat.scheme().teamRole(stored).map(role -> " (" + role.title() + ")").orElse("")
        : "";
  }

  /** What the viewer is in that team. */
  static Optional<TeamRole> own(Seat seat, Team team) {
    return seat.scheme().hasTeamRoles()
        ? seat.in(team.id()).flatMap(place -> seat.scheme().teamRole(place.role()))
        : Optional.empty();
  }

  /**
   * An option that offers the roles that the asker may give in the team that the form names, else
   * in any of theirs: what would be refused is never offered (C41).
   */
  static Kind.Suggested option(Teams teams, TeamAct act) {
    return new Kind.Suggested(
        (context, sql, typed) -> {
          Seat seat = context.seat();
          if (!seat.scheme().hasTeamRoles()) {
            return TeamRole.MEMBER.startsWith(typed)
                ? List.of(Suggestion.of(TeamRole.MEMBER))
                : List.of();
          }
          List<TeamState> states = meant(context, sql, teams);
          return seat.scheme().teamRoles().reversed().stream()
              .filter(role -> role.name().startsWith(typed))
              .filter(role -> states.stream().anyMatch(team -> mayGive(seat, act, team, role)))
              .map(role -> new Suggestion(role.name(), role.title()))
              .toList();
        },
        32);
  }

  private static boolean mayGive(Seat seat, TeamAct act, TeamState team, TeamRole role) {
    return TeamAccess.decide(TeamRequest.of(seat, act, team).granting(role))
        instanceof Decision.Allowed;
  }

  /** The team that the form names. */
  static Optional<TeamState> named(Context context, Handle sql, Teams teams) {
    Map<String, String> words =
        context.call().input() instanceof Input.Filled filled ? filled.words() : Map.of();
    return Optional.ofNullable(words.get("team"))
        .map(typed -> teams.get(sql, context.seat(), typed).state());
  }

  /** The team that the form names; before it does, each that the asker is in. */
  static List<TeamState> meant(Context context, Handle sql, Teams teams) {
    return named(context, sql, teams)
        .map(List::of)
        .orElseGet(() ->
            context.seat().teams().stream()
                .flatMap(place -> teams.find(sql, context.seat().org(), place.team()).stream())
                .map(Team::state)
                .toList());
  }
}
