package dev.roster.team;

import dev.roster.access.Decision;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamState;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.team.TeamPages.Offered;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Offers people for what is done to them in a team: nobody whom it would be refused for. */
final class TeamPeople {

  private static final int OFFERED = 25;

  // Of whom some are left out; who has more namesakes types on.
  private static final int LOOKED_AT = 100;

  private TeamPeople() {}

  /** People in the team that the form names, else in the asker's teams, below the asker (C41). */
  static Kind.Person below(Teams teams, Members members, TeamAct act) {
    return new Kind.Person((context, sql, typed) -> {
      boolean anybody =
          !context.seat().scheme().hasTeamRoles() && TeamRoles.named(context, sql, teams).isEmpty();
      return anybody
          ? MemberCommands.people(members).suggest(context, sql, typed)
          : TeamRoles.meant(context, sql, teams).stream()
              .flatMap(team -> below(context, sql, act, team, typed).stream())
              .distinct()
              .limit(OFFERED)
              .toList();
    });
  }

  private static List<Suggestion> below(
      Context context, Handle sql, TeamAct act, TeamState team, String typed) {
    Seat seat = context.seat();
    return TeamPages.starting(sql, team.id(), typed, LOOKED_AT).stream()
        .filter(one -> {
          var request = TeamRequest.of(seat, act, team).onto(TeamRoles.stored(seat, one.role()));
          return TeamAccess.decide(request) instanceof Decision.Allowed;
        })
        .map(TeamPeople::suggestion)
        .toList();
  }

  /** Everybody of the org, by name or address, who is not in the team yet (C39). */
  static Suggester joiners(Teams teams, Members members) {
    return (context, sql, typed) -> {
      Set<String> there =
          TeamRoles.named(context, sql, teams).stream()
              .flatMap(team -> TeamPages.starting(sql, team.id(), typed, LOOKED_AT).stream())
              .map(one -> suggestion(one).value())
              .collect(Collectors.toSet());
      return MemberCommands.people(members).suggest(context, sql, typed).stream()
          .filter(one -> !there.contains(one.value()))
          .toList();
    };
  }

  /** Who could own the team: others in it, and anybody of the org where it has no owner. */
  static Kind.Person heirs(Teams teams, Members members) {
    return new Kind.Person((context, sql, typed) -> {
      Seat seat = context.seat();
      return TeamRoles.meant(context, sql, teams).stream()
          .filter(team ->
              TeamAccess.decide(TeamRequest.of(seat, TeamAct.TRANSFER, team))
                  instanceof Decision.Allowed)
          .flatMap(team ->
              team.owned()
                  ? TeamPages.starting(sql, team.id(), typed, LOOKED_AT).stream()
                      .filter(one -> one.active() && !one.person().equals(seat.person()))
                      .map(TeamPeople::suggestion)
                  : MemberCommands.active(members).suggest(context, sql, typed).stream())
          .distinct()
          .limit(OFFERED)
          .toList();
    });
  }

  private static Suggestion suggestion(Offered one) {
    return new Suggestion("id:" + one.person(), one.label());
  }
}
