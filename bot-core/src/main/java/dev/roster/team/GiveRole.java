package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
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
import java.util.Map;
import java.util.UUID;

/**
 * {@code team role}: gives somebody another role in a team, and takes that back. Both only below
 * one's own role there (C41).
 */
final class GiveRole {

  private static final String UNDO = "team role-undo";

  record Args(String team, PersonRef person, String role) {}

  /**
   * What an undo needs: the role it must find, the one to give back, and which changes set them.
   */
  record UndoArgs(String team, String person, String role, String former, String set, String was) {}

  private GiveRole() {}

  static Command<Args> declare(Teams teams, Members members, TeamNotices notices) {
    return new Command<>(
        "team role",
        "Give somebody another role in a team",
        "team role data ben@acme.test moderator",
        new Need.OnTeam(TeamAct.ROLE),
        Params.of(
            required("team", "The team's name or short name", Teams.option(TeamAct.ROLE)),
            required(
                "person",
                "Whose role in the team to change",
                TeamPeople.below(teams, members, TeamAct.ROLE)),
            required("role", "The new role, below your own", TeamRoles.option(teams, TeamAct.ROLE)),
            Args::new),
        Handler.change((context, tx, args) -> give(context, tx, teams, members, notices, args)));
  }

  private static Reply give(
      Context context, Tx tx, Teams teams, Members members, TeamNotices notices, Args args) {
    Seat seat = context.seat();
    Team team = teams.get(tx.sql(), seat, args.team());
    var request = TeamRequest.of(seat, TeamAct.ROLE, team.state());
    tx.require(request);
    Member member = members.load(tx.sql(), seat, args.person());
    Place place = TeamMembers.place(tx.sql(), team, member);
    TeamRole from = TeamRoles.stored(seat, place.role());
    TeamRole to = TeamRoles.typed(seat, args.role());
    tx.require(request.onto(from).granting(to));
    if (from.equals(to)) {
      throw new Refusal(
          "%s already is %s of the team %s."
              .formatted(member.inSentence(), to.title(), team.inSentence()));
    }
    write(tx, team, member, from, to, tx.version());
    notices.tellRole(context, tx, team, member, from, to);
    return Reply.of(
            member.span(),
            Span.plain(" is now "),
            Span.bold(to.title()),
            Span.plain(" of "),
            Span.bold(team.label()),
            Span.plain(" (was %s).".formatted(from.title())))
        .with(
            Undo.button(
                context,
                UNDO,
                Map.of(
                    "team",
                    team.id().toString(),
                    "person",
                    member.person().toString(),
                    "role",
                    to.name(),
                    "former-role",
                    from.name(),
                    UndoTeam.VERSION,
                    Long.toString(tx.version()),
                    UndoTeam.FORMER,
                    Long.toString(place.roleVersion())),
                "%s in %s: %s to %s"
                    .formatted(member.name(), team.inSentence(), from.title(), to.title())));
  }

  /** Writes the role, notes which change is in force as the one that set it, and records it. */
  private static void write(
      Tx tx, Team team, Member member, TeamRole from, TeamRole to, long decidedBy) {
    TeamMemberTable.changeRole(tx.sql(), team.id(), member.id(), to.name(), decidedBy);
    TeamTable.changed(tx.sql(), team.id(), tx.version(), 0);
    tx.audit(changed(team.id(), member, from.name(), to.name()));
  }

  /** The event of somebody's other role in a team. */
  static AuditEvent changed(UUID team, Member member, String from, String to) {
    return AuditEvent.changed(
        "team.member_role",
        "team",
        team,
        Map.of("role", from),
        Map.of(
            "role",
            to,
            "membership",
            member.id().toString(),
            "person",
            member.person().toString()));
  }

  /** The button <b>Undo</b>: gives the former role back, unless it was decided on again. */
  static Command<UndoArgs> undo(Members members) {
    return Command.button(
        UNDO,
        "Give somebody the former role in a team back",
        new Need.OnTeam(TeamAct.ROLE),
        Params.of(
            UndoTeam.WHICH,
            UndoTeam.WHOM,
            required("role", "The role they must still have", new Kind.Text(32)),
            required("former-role", "The role to give back", new Kind.Text(32)),
            UndoTeam.CHANGE,
            UndoTeam.CHANGE_BEFORE,
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          Seat seat = context.seat();
          Team team = UndoTeam.get(tx, args.team());
          Member member =
              members
                  .byPerson(tx.sql(), seat.org(), UUID.fromString(args.person()))
                  .orElseThrow(() -> decidedSince(team));
          Place place =
              TeamMemberTable.find(tx.sql(), team.id(), member.id())
                  .orElseThrow(() -> decidedSince(team));
          TeamRole held = TeamRoles.stored(seat, place.role());
          TeamRole former = TeamRoles.stored(seat, args.former());
          tx.require(TeamRequest.of(seat, TeamAct.ROLE, team.state()).onto(held).granting(former));
          if (!held.name().equals(args.role())
              || place.roleVersion() != Long.parseLong(args.set())) {
            throw decidedSince(team);
          }
          write(tx, team, member, held, former, Long.parseLong(args.was()));
          return UndoTeam.undone(
              member.span(),
              Span.plain(" is %s of ".formatted(former.title())),
              Span.bold(team.label()),
              Span.plain(" again."));
        }));
  }

  private static Refusal decidedSince(Team team) {
    return new Refusal(
        "This cannot be undone any more: somebody decided since on their place in the team %s."
            .formatted(team.inSentence()));
  }
}
