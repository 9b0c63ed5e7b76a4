package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code team delete}: removes a team for good and touches nobody who was in it (A17 to A19, X15).
 */
final class DeleteTeam {

  record Args(String team) {}

  private DeleteTeam() {}

  static Command<Args> declare(Teams teams) {
    return new Command<>(
            "team delete",
            "Delete a team for good; its people stay in the org",
            "team delete data",
            new Need.OnTeam(TeamAct.DELETE),
            Params.of(
                required("team", "The team's name or short name", Teams.option(TeamAct.DELETE)),
                Args::new),
            Handler.change((context, tx, args) -> {
              Seat seat = context.seat();
              Team team = teams.get(tx.sql(), seat, args.team());
              tx.require(TeamRequest.of(seat, TeamAct.DELETE, team.state()));
              delete(tx, team);
              return Reply.of(
                  Span.plain("Deleted the team "),
                  Span.bold(team.label()),
                  Span.plain(". %s.".formatted(stay(seat, team))));
            }))
        .confirming((context, sql, args) -> Optional.of(question(context, sql, teams, args)));
  }

  private static Confirmation question(Context context, Handle sql, Teams teams, Args args) {
    Team team = teams.get(sql, context.seat(), args.team());
    Teams.require(context.seat(), TeamAct.DELETE, team);
    return new Confirmation(
        "Delete the team %s of %s?".formatted(team.label(), context.seat().orgName()),
        List.of(
            Span.plain(
                "%s. The team and the list of who was in it are gone for good; "
                    .formatted(stay(context.seat(), team))),
            Span.command("team deactivate " + team.slug()),
            Span.plain(" can be taken back.")),
        true);
  }

  private static String stay(Seat seat, Team team) {
    return switch (team.members()) {
      case 0 -> "Nobody was in it";
      case 1 -> "The 1 person in it stays in " + seat.orgName();
      default -> "The %d people in it stay in %s".formatted(team.members(), seat.orgName());
    };
  }

  /** Deletes the rows of a team and records it. */
  static void delete(Tx tx, Team team) {
    TeamMemberTable.deleteAll(tx.sql(), team.id());
    TeamTable.delete(tx.sql(), team.id());
    tx.audit(
        AuditEvent.changed(
                "team.deleted",
                "team",
                team.id(),
                Map.of(
                    "slug", team.slug(),
                    "status", team.active() ? "active" : "inactive",
                    "members", Integer.toString(team.members())),
                Map.of())
            .saying(Map.of("name", team.name())));
  }
}
