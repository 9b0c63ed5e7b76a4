package dev.roster.team;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.rest;

import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Download;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.command.Scan;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code team list}: one's own teams; for who manages teams or lists people all of them (C49, B05).
 */
final class ListTeams {

  private static final String PATH = "team list";
  private static final int PAGE = 10;

  record Args(
      Optional<String> query,
      Optional<String> after,
      Optional<String> before,
      Optional<Boolean> file) {

    Cursor cursor() {
      return new Cursor(after, before);
    }

    /** The words that make the same list again. */
    Map<String, String> words() {
      return query.map(word -> Map.of("query", word)).orElse(Map.of());
    }
  }

  private ListTeams() {}

  static Command<Args> declare() {
    return new Command<>(
        PATH,
        "List your teams; all teams if you may see everybody",
        "team list data",
        Viewer.NEED,
        params(),
        Handler.read(ListTeams::answer));
  }

  private static Params<Args> params() {
    return Params.of(
        rest("query", "Beginnings of words of a name or short name", new Kind.Text(80)),
        carried(Paging.AFTER, new Kind.Text(300)),
        carried(Paging.BEFORE, new Kind.Text(300)),
        Download.option(),
        Args::new);
  }

  /** The same list for programs. */
  static Query<?, Scan<Team>> query(int size) {
    return new Query<>(
        Viewer.NEED,
        params(),
        (context, sql, args) ->
            new TeamSearch(Viewer.of(context.seat()), args.query().orElse(""), Optional.empty())
                .page(sql, args.cursor(), size));
  }

  private static Reply answer(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    Viewer viewer = Viewer.of(seat);
    var search = new TeamSearch(viewer, args.query().orElse(""), Optional.empty());
    if (args.file().orElse(false)) {
      return TeamFiles.teams(context, sql, search);
    }
    Scan<Team> page = search.page(sql, args.cursor(), PAGE);
    if (page.rows().isEmpty() && !page.cut()) {
      return args.query().isPresent()
          ? Reply.of(
              Span.plain("No team fits. "), Span.command(PATH), Span.plain(" shows all of yours."))
          : TeamReplies.noTeams(seat, viewer);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Heading((viewer.seesAll() ? "Teams of " : "Your teams in ") + seat.orgName()));
    blocks.add(
        new Block.Table(
            titles(seat), page.rows().stream().map(team -> row(seat, viewer, team)).toList()));
    blocks.addAll(page.note());
    blocks.addAll(Paging.buttonsAndFile(context, PATH, args.words(), page, PATH));
    return new Reply.Message(blocks);
  }

  private static List<String> titles(Seat seat) {
    return seat.scheme().hasTeamRoles()
        ? List.of("Team", "Short name", "People", "Your role", "Status")
        : List.of("Team", "Short name", "People", "Status");
  }

  private static Block.Row row(Seat seat, Viewer viewer, Team team) {
    var cells = new ArrayList<List<Span>>();
    cells.add(List.of(Span.plain(team.label())));
    cells.add(List.of(Span.code(team.slug())));
    cells.add(List.of(Span.plain(team.people())));
    if (seat.scheme().hasTeamRoles()) {
      cells.add(List.of(Span.plain(TeamRoles.own(seat, team).map(TeamRole::title).orElse("none"))));
    }
    cells.add(status(seat, viewer, team));
    return new Block.Row(cells);
  }

  /** X32: who manages the org's teams sees which have nobody to manage them, and what to do. */
  private static List<Span> status(Seat seat, Viewer viewer, Team team) {
    boolean orphan =
        seat.scheme().hasTeamRoles() && viewer.manages() && team.active() && !team.owned();
    return orphan
        ? List.of(
            Span.plain("no owner: "),
            Span.command("team transfer " + team.slug()),
            Span.plain(" appoints one"))
        : List.of(Span.plain(team.active() ? "active" : "inactive"));
  }
}
