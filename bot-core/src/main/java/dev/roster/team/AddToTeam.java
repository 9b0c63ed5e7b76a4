package dev.roster.team;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.NamedPerson;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code team add}: takes members of the org into a team, with a result for each. */
final class AddToTeam {

  record Args(String team, List<NamedPerson> people, Optional<String> role) {}

  private AddToTeam() {}

  static Command<Args> declare(
      Teams teams, Members members, Enrolment enrolment, TeamNotices notices) {
    return new Command<>(
        "team add",
        "Add people of the org to a team",
        "team add data ben@acme.test chloe@acme.test",
        new Need.OnTeam(TeamAct.ADD),
        Params.of(
            required("team", "The team's name or short name", teams.activeOption()),
            required(
                "people",
                "Mentions or e-mail addresses, several at once",
                new Kind.People(CreateTeam.MOST_PEOPLE, TeamPeople.joiners(teams, members))),
            optional(
                "role",
                "What they are in the team, below your own role; `member` without it",
                TeamRoles.option(teams, TeamAct.ADD)),
            Args::new),
        Handler.change((context, tx, args) -> add(context, tx, teams, enrolment, notices, args)));
  }

  private static Reply add(
      Context context, Tx tx, Teams teams, Enrolment enrolment, TeamNotices notices, Args args) {
    Seat seat = context.seat();
    Team team = teams.get(tx.sql(), seat, args.team());
    tx.require(TeamRequest.of(seat, TeamAct.ADD, team.state()));
    TeamRole role = TeamRoles.typed(seat, args.role().orElse(TeamRole.MEMBER));
    tx.require(TeamRequest.of(seat, TeamAct.ADD, team.state()).granting(role));
    Teams.requireActive(team);
    Enrolled enrolled = enrolment.add(tx, seat, team, args.people(), role.name());
    tx.tell("results", enrolled.told());
    if (enrolled.added().isEmpty()) {
      tx.leaveUnchanged();
      return TeamReplies.added(seat, team, enrolled, role);
    }
    notices.tellAdded(context, tx, team, enrolled, role);
    String who =
        enrolled.added().size() == 1
            ? enrolled.added().getFirst().name()
            : Team.count(enrolled.added().size());
    return TeamReplies.added(seat, team, enrolled, role)
        .with(
            Undo.button(
                context,
                UndoTeam.ADDITION,
                Map.of(
                    UndoTeam.TEAM,
                    team.id().toString(),
                    UndoTeam.VERSION,
                    Long.toString(tx.version())),
                "added %s to %s".formatted(who, team.inSentence())));
  }
}
