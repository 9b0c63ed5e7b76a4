package dev.roster.team;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import dev.roster.command.Params;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.team.TeamMemberTable.InTeam;
import dev.roster.team.TeamMemberTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The buttons <b>Undo</b> of the commands about teams. Each is decided by the rights at the time of
 * the press, and refused when something newer stands in its way.
 */
final class UndoTeam {

  static final String CREATION = "team create-undo";
  static final String ADDITION = "team add-undo";
  static final String REMOVAL = "team remove-undo";
  static final String STATUS = "team status-undo";

  static final String TEAM = "team";
  static final String VERSION = "version";
  static final String PERSON = "person";
  static final String ACTIVE = "active";
  static final String ROLE = "role";

  /** Holds the change before the one that is taken back, which is in force again then. */
  static final String FORMER = "former";

  /** Holds since when somebody was in a team. */
  static final String SINCE = "since";

  // What the Undos of this feature carry, each where it needs it.
  static final Option<String> WHICH = required(TEAM, "Which team", new Kind.Text(36));
  static final Option<String> WHOM = required(PERSON, "Whom", new Kind.Text(36));
  static final Option<String> CHANGE =
      required(VERSION, "The change that is taken back", new Kind.Text(20));
  static final Option<String> CHANGE_BEFORE =
      required(FORMER, "The change before it", new Kind.Text(20));

  record AtVersion(String team, String version) {}

  record WithPerson(
      String team,
      String person,
      String version,
      String joined,
      String since,
      Optional<String> role) {}

  record WithStatus(String team, boolean active, String version, String former) {}

  private UndoTeam() {}

  static Command<AtVersion> creation() {
    return Command.button(
        CREATION,
        "Take a new team back",
        new Need.Holds(Permission.TEAM_CREATE),
        Params.of(WHICH, CHANGE, AtVersion::new),
        Handler.change((context, tx, args) -> {
          tx.require(AccessRequest.of(context.seat(), Permission.TEAM_CREATE));
          Team team = get(tx, args.team());
          if (context.seat().scheme().hasTeamRoles()) {
            tx.require(TeamRequest.of(context.seat(), TeamAct.DELETE, team.state()));
          }
          if (team.version() != Long.parseLong(args.version())) {
            throw new Refusal(
                "This cannot be undone any more: the team %s has been changed since. `/team delete %s` deletes it."
                    .formatted(team.inSentence(), team.slug()));
          }
          DeleteTeam.delete(tx, team);
          return undone(
              Span.plain("there is no team "), Span.bold(team.label()), Span.plain(" any more."));
        }));
  }

  static Command<AtVersion> addition(Enrolment enrolment) {
    return Command.button(
        ADDITION,
        "Take those out of a team who were just added",
        new Need.OnTeam(TeamAct.REMOVE),
        Params.of(WHICH, CHANGE, AtVersion::new),
        Handler.change((context, tx, args) -> {
          Team team = get(tx, args.team());
          var request = TeamRequest.of(context.seat(), TeamAct.REMOVE, team.state());
          tx.require(request);
          List<InTeam> added =
              TeamMemberTable.joinedAt(tx.sql(), team.id(), Long.parseLong(args.version()));
          if (added.isEmpty()) {
            throw new Refusal(
                "There is nothing to undo any more: nobody who was added then has been in the team %s since."
                    .formatted(team.inSentence()));
          }
          for (InTeam one : added) {
            tx.require(request.onto(TeamRoles.stored(context.seat(), one.role())));
            enrolment.takeOut(tx, team, one.membership());
          }
          return undone(
              Span.plain(
                  added.size() == 1
                      ? "1 person is out of "
                      : "%d people are out of ".formatted(added.size())),
              Span.bold(team.label()),
              Span.plain(" again."));
        }));
  }

  static Command<WithPerson> removal(Members members, Enrolment enrolment) {
    return Command.button(
        REMOVAL,
        "Put somebody back into a team",
        new Need.OnTeam(TeamAct.ADD),
        Params.of(
            WHICH,
            WHOM,
            CHANGE,
            required(FORMER, "The changes that decided their place", new Kind.Text(40)),
            required(SINCE, "Since when they were in it", new Kind.Text(40)),
            carried(ROLE, new Kind.Text(32)),
            WithPerson::new),
        Handler.change((context, tx, args) -> putBack(context, tx, members, enrolment, args)));
  }

  private static Reply putBack(
      Context context, Tx tx, Members members, Enrolment enrolment, WithPerson args) {
    Seat seat = context.seat();
    Team team = get(tx, args.team());
    // A role that they had when teams had some would be theirs again the day these have them again.
    Optional<String> former = args.role().filter(word -> seat.scheme().hasTeamRoles());
    TeamRole role = TeamRoles.stored(seat, former.orElse(TeamRole.MEMBER));
    tx.require(TeamRequest.of(seat, TeamAct.ADD, team.state()).granting(role));
    Member member =
        members
            .byPerson(tx.sql(), seat.org(), UUID.fromString(args.person()))
            .orElseThrow(() ->
                new Refusal(
                    "This cannot be undone any more: they have left %s since."
                        .formatted(seat.orgName())));
    if (TeamMemberTable.has(tx.sql(), team.id(), member.id())) {
      throw new Refusal(
          "There is nothing to undo any more: %s has been added to the team %s again."
              .formatted(member.inSentence(), team.inSentence()));
    }
    if (TeamMemberTable.isDecidedSince(
        tx.sql(), team, member.id(), Long.parseLong(args.version()))) {
      throw new Refusal(
          "This cannot be undone any more: %s has been added to the team %s and taken out again since."
              .formatted(member.inSentence(), team.inSentence()));
    }
    enrolment.putBack(
        tx, team, member, Place.read(role.name(), args.joined()), Instant.parse(args.since()));
    return undone(
        member.span(), Span.plain(" is in "), Span.bold(team.label()), Span.plain(" again."));
  }

  static Command<WithStatus> status() {
    return Command.button(
        STATUS,
        "Take back that a team was deactivated or reactivated",
        new Need.OnTeam(TeamAct.REACTIVATE),
        Params.of(
            WHICH,
            required(ACTIVE, "Whether it was active", new Kind.YesNo()),
            CHANGE,
            CHANGE_BEFORE,
            WithStatus::new),
        Handler.change((context, tx, args) -> {
          Team team = get(tx, args.team());
          tx.require(
              TeamRequest.of(
                  context.seat(),
                  args.active() ? TeamAct.REACTIVATE : TeamAct.DEACTIVATE,
                  team.state()));
          String state = args.active() ? "active" : "inactive";
          if (team.active() == args.active()) {
            throw new Refusal(
                "There is nothing to undo any more: the team %s has been made %s since."
                    .formatted(team.inSentence(), state));
          }
          if (TeamTable.decisions(tx.sql(), team.id()).status() != Long.parseLong(args.version())) {
            throw new Refusal(
                "This cannot be undone any more: somebody decided again since whether the team %s is in use."
                    .formatted(team.inSentence()));
          }
          TeamStatus.set(tx, team, args.active(), Long.parseLong(args.former()));
          return undone(Span.bold(team.label()), Span.plain(" is %s again.".formatted(state)));
        }));
  }

  /**
   * The team as it is now.
   *
   * @throws Refusal when it was deleted meanwhile
   */
  static Team get(Tx tx, String id) {
    return TeamTable.find(tx.sql(), tx.org(), UUID.fromString(id))
        .orElseThrow(
            () -> new Refusal("This cannot be undone any more: the team has been deleted since."));
  }

  static Reply.Update undone(Span... what) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Undone: "));
    spans.addAll(List.of(what));
    return new Reply.Update(Reply.of(spans.toArray(Span[]::new)));
  }
}
