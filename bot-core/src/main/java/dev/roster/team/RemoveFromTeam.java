package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Undo;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.team.TeamMemberTable.Place;
import java.time.Instant;
import java.util.Map;

/** {@code team remove}: takes somebody out of a team; they stay in the org. */
final class RemoveFromTeam {

  record Args(String team, PersonRef person) {}

  private RemoveFromTeam() {}

  static Command<Args> declare(Teams teams, Members members, Enrolment enrolment) {
    return new Command<>(
        "team remove",
        "Take somebody out of a team; they stay in the org",
        "team remove data ben@acme.test",
        new Need.OnTeam(TeamAct.REMOVE),
        Params.of(
            required("team", "The team's name or short name", Teams.option(TeamAct.REMOVE)),
            required(
                "person", "Whom to take out", TeamPeople.below(teams, members, TeamAct.REMOVE)),
            Args::new),
        Handler.change(
            (context, tx, args) -> remove(context, tx, teams, members, enrolment, args)));
  }

  private static Reply remove(
      Context context, Tx tx, Teams teams, Members members, Enrolment enrolment, Args args) {
    Seat seat = context.seat();
    Team team = teams.get(tx.sql(), seat, args.team());
    tx.require(TeamRequest.of(seat, TeamAct.REMOVE, team.state()));
    Member member = members.load(tx.sql(), seat, args.person());
    Place place = TeamMembers.place(tx.sql(), team, member);
    tx.require(
        TeamRequest.of(seat, TeamAct.REMOVE, team.state())
            .onto(TeamRoles.stored(seat, place.role())));
    Instant since = TeamMemberTable.since(tx.sql(), team.id(), member.id()).orElseGet(tx::now);
    enrolment.takeOut(tx, team, member.id());
    return Reply.of(
            member.span(),
            Span.plain(" is no longer in "),
            Span.bold(team.label()),
            Span.plain(", and stays in %s.".formatted(seat.orgName())))
        .with(
            Undo.button(
                context,
                UndoTeam.REMOVAL,
                Map.of(
                    UndoTeam.TEAM,
                    team.id().toString(),
                    UndoTeam.PERSON,
                    member.person().toString(),
                    UndoTeam.ROLE,
                    place.role(),
                    UndoTeam.FORMER,
                    place.decisions(),
                    UndoTeam.SINCE,
                    since.toString(),
                    UndoTeam.VERSION,
                    Long.toString(tx.version())),
                "took %s out of %s".formatted(member.name(), team.inSentence())));
  }
}
