package dev.roster.team;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Download;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.team.TeamPages.Line;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code team show}: the card of a team and who is in it, a page at a time. */
final class ShowTeam {

  private static final String PATH = "team show";

  private static final int PAGE = 10;

  record Args(
      String team, Optional<String> after, Optional<String> before, Optional<Boolean> file) {

    Cursor cursor() {
      return new Cursor(after, before);
    }
  }

  private ShowTeam() {}

  static Command<Args> declare(Teams teams, Spent spent) {
    return new Command<>(
        PATH,
        "Show one team and who is in it",
        "team show data",
        Viewer.NEED,
        params(teams),
        Handler.read((context, sql, args) -> answer(context, sql, teams, spent, args)));
  }

  private static Params<Args> params(Teams teams) {
    return Params.of(
        required("team", "The team's name or short name", teams.option()),
        carried(Paging.AFTER, new Kind.Text(500)),
        carried(Paging.BEFORE, new Kind.Text(500)),
        Download.option(),
        Args::new);
  }

  /** The same for programs. */
  static Query<?, TeamQueries.Shown> query(Teams teams, int size) {
    return new Query<>(
        Viewer.NEED,
        params(teams),
        (context, sql, args) -> {
          Team team = teams.get(sql, context.seat(), args.team());
          Page<Line> page = page(sql, team, args.cursor(), size);
          return new TeamQueries.Shown(
              team,
              page.rows().stream().map(TeamQueries::row).toList(),
              page.hasNext() ? Optional.of(page.rows().getLast().key()) : Optional.empty());
        });
  }

  private static Page<Line> page(Handle sql, Team team, Cursor cursor, int size) {
    return Page.of(cursor, TeamPages.page(sql, team.id(), cursor, size + 1), size);
  }

  private static Reply answer(Context context, Handle sql, Teams teams, Spent spent, Args args) {
    Seat seat = context.seat();
    Team team = teams.get(sql, seat, args.team());
    if (args.file().orElse(false)) {
      return TeamFiles.people(context, sql, team);
    }
    Page<Line> page = page(sql, team, args.cursor(), PAGE);
    var blocks =
        new ArrayList<Block>(
            TeamCard.blocks(
                seat, team, page.rows(), spent.credits(sql, seat, team, context.now())));
    blocks.addAll(
        Paging.buttonsAndFile(
            context, PATH, Map.of("team", Teams.word(team)), page, Line::key, PATH));
    blocks.addAll(SetBudget.offer(context, seat, team));
    blocks.add(TeamCard.next(seat, team));
    return new Reply.Message(blocks);
  }
}
