package dev.roster.team;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.NamedPerson;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code team add}: takes members of the org into a team, with a result for each. */
final class AddToTeam {

  record Args(String team, List<NamedPerson> people, Optional<String> role) {}

  private AddToTeam() {}

  static Command<Args> declare(Teams teams, Enrolment enrolment, TeamNotices notices) {
    return new Command<>(
        "team add",
        "Add people of the org to a team",
        "team add data ben@acme.test chloe@acme.test",
        new Need.Holds(Permission.TEAM_MANAGE),
        Params.of(
            required("team", "The team's name or short name", teams.activeOption()),
            required(
                "people",
                "Mentions or e-mail addresses, several at once",
                new Kind.People(CreateTeam.MOST_PEOPLE)),
            optional("role", "What they are in the team; `member` without it", role()),
            Args::new),
        Handler.change((context, tx, args) -> add(context, tx, teams, enrolment, notices, args)));
  }

  private static Kind.Suggested role() {
    return new Kind.Suggested(
        (context, sql, typed) ->
            TeamRole.MEMBER.startsWith(typed) ? List.of(Suggestion.of(TeamRole.MEMBER)) : List.of(),
        32);
  }

  private static Reply add(
      Context context, Tx tx, Teams teams, Enrolment enrolment, TeamNotices notices, Args args) {
    Seat seat = context.seat();
    tx.require(AccessRequest.of(seat, Permission.TEAM_MANAGE));
    args.role().ifPresent(role -> requireFlat(seat, role));
    Team team = teams.getActive(tx.sql(), seat, args.team());
    Enrolled enrolled = enrolment.add(tx, seat, team, args.people(), TeamRole.MEMBER);
    if (enrolled.added().isEmpty()) {
      tx.leaveUnchanged();
      return TeamReplies.added(team, enrolled);
    }
    notices.tellAdded(context, tx, team, enrolled);
    String who =
        enrolled.added().size() == 1
            ? enrolled.added().getFirst().name()
            : Team.count(enrolled.added().size());
    return TeamReplies.added(team, enrolled)
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

  /** X16: in flat teams nobody is anything but a member. */
  private static void requireFlat(Seat seat, String role) {
    boolean flat = seat.scheme().policy("team.roles").equals("flat");
    if (flat && !role.strip().toLowerCase(Locale.ROOT).equals(TeamRole.MEMBER)) {
      throw new Refusal(
          "`%s` is no role here. Teams of %s are flat: everybody in one is a member."
              .formatted(Shown.of(role), seat.orgName()));
    }
  }
}
