package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.Map;

/**
 * {@code team deactivate} and {@code team reactivate}: out of use and back (C46). An inactive team
 * keeps its people, who do not see it from that moment on (C47).
 */
final class TeamStatus {

  record Args(String team) {}

  private TeamStatus() {}

  static Command<Args> deactivate(Teams teams) {
    return declare(teams, TeamAct.DEACTIVATE, false, "Take a team out of use; it keeps its people");
  }

  static Command<Args> reactivate(Teams teams) {
    return declare(teams, TeamAct.REACTIVATE, true, "Bring a team back into use");
  }

  private static Command<Args> declare(Teams teams, TeamAct act, boolean active, String help) {
    String path = active ? "team reactivate" : "team deactivate";
    return new Command<>(
        path,
        help,
        path + " data",
        new Need.OnTeam(act),
        Params.of(required("team", "The team's name or short name", Teams.option(act)), Args::new),
        Handler.change((context, tx, args) -> {
          Team team = teams.get(tx.sql(), context.seat(), args.team());
          tx.require(TeamRequest.of(context.seat(), act, team.state()));
          if (team.active() == active) {
            throw new Refusal(
                "The team %s is %s already."
                    .formatted(team.inSentence(), active ? "active" : "inactive"));
          }
          long before = TeamTable.decisions(tx.sql(), team.id()).status();
          set(tx, team, active, tx.version());
          return answer(team, active)
              .with(
                  Undo.button(
                      context,
                      UndoTeam.STATUS,
                      Map.of(
                          UndoTeam.TEAM,
                          team.id().toString(),
                          UndoTeam.ACTIVE,
                          active ? "no" : "yes",
                          UndoTeam.VERSION,
                          Long.toString(tx.version()),
                          UndoTeam.FORMER,
                          Long.toString(before)),
                      (active ? "reactivated the team " : "deactivated the team ")
                          + team.inSentence()));
        }));
  }

  /**
   * Takes out of use or brings back, and records it.
   *
   * @param decidedBy which change of the org counts as having decided it
   */
  static void set(Tx tx, Team team, boolean active, long decidedBy) {
    TeamTable.setActive(tx.sql(), team.id(), active, tx.now(), tx.version(), decidedBy);
    tx.audit(
        AuditEvent.changed(
            active ? "team.reactivated" : "team.deactivated",
            "team",
            team.id(),
            Map.of("status", active ? "inactive" : "active"),
            Map.of("status", active ? "active" : "inactive")));
  }

  private static Reply.Message answer(Team team, boolean active) {
    return active
        ? Reply.of(
            Span.bold(team.label()),
            Span.plain(" is in use again, with %s in it.".formatted(team.people())))
        : Reply.of(
            Span.bold(team.label()),
            Span.plain(" is out of use: the %s in it no longer see it. ".formatted(team.people())),
            Span.command("team reactivate " + team.slug()),
            Span.plain(" brings it back."));
  }
}
