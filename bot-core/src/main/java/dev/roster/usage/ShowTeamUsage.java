package dev.roster.usage;

import static dev.roster.command.Option.carried;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Scan;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.team.Team;
import dev.roster.team.Teams;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The button <b>All teams</b> of {@code usage show}: what each team used, a page at a time. */
final class ShowTeamUsage {

  static final String PATH = "usage teams";

  private static final int PAGE = 10;

  record Args(Optional<String> month, Optional<String> after, Optional<String> before) {}

  private ShowTeamUsage() {}

  static Command<Args> declare(Teams teams) {
    return Command.button(
        PATH,
        "Show what each team used",
        new Need.Holds(Permission.USAGE_VIEW_ALL),
        Params.of(
            carried("month", new Kind.Text(20)),
            carried(Paging.AFTER, new Kind.Text(300)),
            carried(Paging.BEFORE, new Kind.Text(300)),
            Args::new),
        Handler.read((context, sql, args) -> answer(context, sql, teams, args)));
  }

  private static Reply answer(Context context, Handle sql, Teams teams, Args args) {
    Seat seat = context.seat();
    CreditTerms terms = Credits.terms(sql, seat.org());
    Cycle cycle = ReportMonth.read(args.month(), context.now(), terms.day());
    Scan<Team> page = teams.active(sql, seat, new Cursor(args.after(), args.before()), PAGE);
    if (page.rows().isEmpty()) {
      return Reply.text("There are no teams in use any more.");
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Heading(
            "Usage of %s by team, %s".formatted(seat.orgName(), Amounts.cycle(cycle))));
    blocks.addAll(TeamUsage.table(sql, seat, cycle, page.rows()));
    blocks.addAll(page.note());
    blocks.addAll(
        Paging.buttons(
            context,
            PATH,
            args.month().map(word -> Map.of("month", word)).orElse(Map.of()),
            page.previous(),
            page.next()));
    return new Reply.Message(blocks);
  }
}
