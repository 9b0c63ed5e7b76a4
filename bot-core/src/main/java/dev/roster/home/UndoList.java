package dev.roster.home;

import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.action.Actions.MadeChange;
import dev.roster.action.Actions.Stored;
import dev.roster.action.MadeChanges;
import dev.roster.action.MadeChanges.Edge;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code undo list}: what the caller did in the org and can still take back, the newest first, each
 * with its button. Whether something newer depends on one shows when it is tried: the command that
 * takes it back has the only rule of that (ADR 007).
 */
final class UndoList {

  /** What is typed instead of a change's name; no name is so, since none has a vowel. */
  static final String WORD = "list";

  // A button each.
  private static final int PAGE = 5;

  private UndoList() {}

  /** A page; empty when there is nothing. */
  static Optional<Reply.Message> page(Context context, Handle sql, Cursor cursor) {
    Seat seat = context.seat();
    Page<Stored> page = Page.of(cursor, read(context, sql, seat, cursor), PAGE);
    if (page.rows().isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("What you can take back in " + seat.orgName()));
    for (Stored action : page.rows()) {
      MadeChange change = action.undoes().orElseThrow();
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.code(change.id()),
                  Span.plain(" "),
                  Span.bold(change.words()),
                  Span.plain(", "),
                  Span.when(change.at()),
                  Span.plain("; can be undone until "),
                  Span.when(action.expiresAt()))));
      blocks.add(new Block.Buttons(List.of(button(context, action, change))));
    }
    blocks.addAll(
        Paging.buttons(
            context, "undo", Map.of(UndoChange.CHANGE, WORD), page, action -> key(action)));
    blocks.add(
        new Block.Note(
            List.of(
                Span.plain("Undo does the same as "),
                Span.command("undo"),
                Span.plain(
                    " with the change's name. Where something newer depends on a change, it says so and"
                        + " changes nothing."))));
    return Optional.of(new Reply.Message(blocks));
  }

  /** A line on the newest change that can be taken back, and on the list; empty for none. */
  static Optional<Block> hint(Context context, Handle sql) {
    return context
        .caller()
        .current()
        .filter(Seat::active)
        .flatMap(seat ->
            MadeChanges.open(sql, seat.person(), seat.org(), context.now(), 1).stream()
                .flatMap(action -> action.undoes().stream())
                .findFirst())
        .map(change ->
            new Block.Note(
                List.of(
                    Span.plain("You can take back what you did last ("),
                    Span.plain(change.words()),
                    Span.plain("): "),
                    Span.command("undo"),
                    Span.plain("; "),
                    Span.command("undo " + WORD),
                    Span.plain(" shows more."))));
  }

  private static List<Stored> read(Context context, Handle sql, Seat seat, Cursor cursor) {
    return cursor
        .edge()
        .map(key ->
            MadeChanges.openBeyond(
                sql,
                seat.person(),
                seat.org(),
                context.now(),
                edge(key),
                cursor.isBackward(),
                PAGE + 1))
        .orElseGet(() -> MadeChanges.open(sql, seat.person(), seat.org(), context.now(), PAGE + 1));
  }

  private static String key(Stored action) {
    MadeChange change = action.undoes().orElseThrow();
    return change.version() + ":" + change.id();
  }

  private static Edge edge(String key) {
    int colon = key.indexOf(':');
    return new Edge(Long.parseLong(key.substring(0, colon)), key.substring(colon + 1));
  }

  /** Runs the command, so that it works from whichever account the list was asked from. */
  private static Button button(Context context, Stored action, MadeChange change) {
    String id =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.PRIVATE,
                    "undo",
                    Map.of(UndoChange.CHANGE, change.id()),
                    action.org(),
                    Optional.of(context.call().account().toString()),
                    false,
                    false,
                    Duration.between(context.now(), action.expiresAt())));
    return new Button("Undo", Button.Style.PLAIN, id);
  }
}
