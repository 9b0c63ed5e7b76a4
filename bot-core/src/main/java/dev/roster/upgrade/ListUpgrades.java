package dev.roster.upgrade;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.positional;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Download;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.command.Scan;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.upgrade.UpgradeRequest.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code upgrade list}: requests and what became of them, the newest first. */
final class ListUpgrades {

  private static final String PATH = "upgrade list";
  private static final int PAGE = 10;

  record Args(
      Optional<String> state,
      Optional<String> after,
      Optional<String> before,
      Optional<Boolean> file) {

    Cursor cursor() {
      return new Cursor(after, before);
    }

    Map<String, String> words() {
      return state.map(word -> Map.of("state", word)).orElse(Map.of());
    }
  }

  private ListUpgrades() {}

  static Command<Args> declare(Refreshing refreshing) {
    return new Command<>(
        PATH,
        "List requests for Pro and what became of them",
        "upgrade list pending",
        new Need.Member(),
        params(),
        Handler.read((context, sql, args) -> answer(context, sql, args, refreshing)));
  }

  private static Params<Args> params() {
    return Params.of(
        positional("state", "Only those in this state", new Kind.Choice(State.words())),
        carried(Paging.AFTER, new Kind.Text(36)),
        carried(Paging.BEFORE, new Kind.Text(36)),
        Download.option(),
        Args::new);
  }

  /** The same list for programs. */
  static Query<Args, Scan<UpgradeRequest>> query(int size) {
    return new Query<>(
        new Need.Member(),
        params(),
        (context, sql, args) -> search(context, args).page(sql, args.cursor(), size));
  }

  private static UpgradeSearch search(Context context, Args args) {
    Seat seat = context.seat();
    return new UpgradeSearch(
        seat.org(), Suggesting.onlyOwn(seat), args.state().map(State::of), context.now());
  }

  private static Reply answer(Context context, Handle sql, Args args, Refreshing refreshing) {
    Seat seat = context.seat();
    Optional<UUID> own = Suggesting.onlyOwn(seat);
    UpgradeSearch search = search(context, args);
    if (args.file().orElse(false)) {
      return UpgradeFile.of(context, sql, search);
    }
    Scan<UpgradeRequest> page = search.page(sql, args.cursor(), PAGE);
    refreshing.look(sql, page.rows(), context.now());
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Heading(
            (own.isPresent() ? "Your requests for Pro in " : "Requests for Pro in ")
                + seat.orgName()));
    if (page.rows().isEmpty() && !page.cut()) {
      blocks.add(new Block.Paragraph(Sentences.spans(nothing(own.isPresent(), args.state()))));
      return new Reply.Message(blocks);
    }
    blocks.add(
        new Block.Table(
            List.of("Request", "Who", "State", "Asked", "Until"),
            page.rows().stream().map(request -> row(request, context)).toList()));
    blocks.addAll(page.note());
    blocks.addAll(Paging.buttonsAndFile(context, PATH, args.words(), page, PATH));
    return new Reply.Message(blocks);
  }

  private static String nothing(boolean own, Optional<String> state) {
    if (state.isPresent()) {
      return "None is %s. `/upgrade list` shows all of them.".formatted(state.get());
    }
    return own
        ? "You have not asked for Pro yet. `/upgrade request` does."
        : "None yet. `/upgrade request` asks for Pro.";
  }

  private static Block.Row row(UpgradeRequest request, Context context) {
    State state = request.stateAt(context.now());
    return new Block.Row(
        List.of(
            List.of(Span.code(request.code())),
            List.of(Span.plain(request.requesterName())),
            List.of(Span.plain(state(request, state))),
            List.of(Span.when(request.createdAt())),
            List.of(Span.when(request.overAt()))));
  }

  private static String state(UpgradeRequest request, State state) {
    String by = request.verdict().map(verdict -> " by " + verdict.name()).orElse("");
    String term = request.term().map(one -> ", for " + one.words()).orElse("");
    return state.word() + by + term + (request.undone().isPresent() ? ", taken back" : "");
  }
}
