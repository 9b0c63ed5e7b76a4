package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Undo;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
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
        new Need.Holds(Permission.TEAM_MANAGE),
        Params.of(
            required("team", "The team's name or short name", teams.option()),
            required("person", "Whom to take out", new Kind.Person(MemberCommands.people(members))),
            Args::new),
        Handler.change(
            (context, tx, args) -> remove(context, tx, teams, members, enrolment, args)));
  }

  private static Reply remove(
      Context context, Tx tx, Teams teams, Members members, Enrolment enrolment, Args args) {
    Seat seat = context.seat();
    tx.require(AccessRequest.of(seat, Permission.TEAM_MANAGE));
    Team team = teams.get(tx.sql(), seat, args.team());
    Member member = members.load(tx.sql(), seat, args.person());
    if (!enrolment.takeOut(tx, team, member.id())) {
      throw new Refusal(
          "%s is not in the team %s. `/team show %s` shows who is."
              .formatted(member.inSentence(), team.inSentence(), team.slug()));
    }
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
                    UndoTeam.VERSION,
                    Long.toString(tx.version())),
                "took %s out of %s".formatted(member.name(), team.inSentence())));
  }
}
