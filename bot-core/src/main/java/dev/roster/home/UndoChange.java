package dev.roster.home;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.positional;

import dev.roster.access.Seat;
import dev.roster.action.Actions.MadeChange;
import dev.roster.action.Actions.Stored;
import dev.roster.action.MadeChanges;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Handler.Choice;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * {@code undo}: does what the button <b>Undo</b> of one's own change does, also from another
 * account or platform, and when the answer with the button is gone (ADR 007).
 */
final class UndoChange {

  /** The option that names the change. */
  static final String CHANGE = "change";

  private static final int SUGGESTED = 25;
  // What else can be taken back, below an answer.
  private static final int LISTED = 3;
  // Who asks later than that does not mean what they did then.
  private static final Duration WORTH_A_WORD = Duration.ofDays(1);

  record Args(Optional<String> change, Optional<String> after, Optional<String> before) {}

  private UndoChange() {}

  static Command<Args> declare() {
    return new Command<>(
        "undo",
        "Take back a change of yours: for 15 minutes, a removal for 7 days",
        "undo c-7k2m",
        new Need.Member(),
        Params.of(
            positional(
                CHANGE,
                "Which one, such as `c-7k2m`; `list` shows all; your newest without it",
                new Kind.Suggested(UndoChange::suggest, 40)),
            carried(Paging.AFTER, new Kind.Text(40)),
            carried(Paging.BEFORE, new Kind.Text(40)),
            Args::new),
        Handler.standIn(UndoChange::choose));
  }

  private static Choice choose(Context context, Handle sql, Args args) {
    if (args.change().isEmpty()) {
      return newest(context, sql);
    }
    String typed = args.change().get();
    return typed.strip().equalsIgnoreCase(UndoList.WORD)
        ? new Choice.None(
            UndoList.page(context, sql, new Cursor(args.after(), args.before()))
                .orElseGet(() -> nothing(context, sql, context.seat())))
        : named(context, sql, typed);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    List<Stored> open = open(context, sql, SUGGESTED - 1);
    Stream<Suggestion> list =
        !open.isEmpty() && UndoList.WORD.startsWith(typed)
            ? Stream.of(new Suggestion(UndoList.WORD, "What you can still take back"))
            : Stream.empty();
    return Stream.concat(
            open.stream()
                .flatMap(action -> action.undoes().stream())
                .filter(change ->
                    change.id().startsWith(typed)
                        || change.words().toLowerCase(Locale.ROOT).contains(typed))
                .map(change -> new Suggestion(change.id(), change.words())),
            list)
        .toList();
  }

  /** What the caller can take back in the org that the call is about. */
  private static List<Stored> open(Context context, Handle sql, int most) {
    Optional<Seat> seat = context.caller().current();
    return seat.isEmpty()
        ? List.of()
        : MadeChanges.open(sql, seat.get().person(), seat.get().org(), context.now(), most);
  }

  private static Choice newest(Context context, Handle sql) {
    Seat seat = context.seat();
    List<Stored> open = open(context, sql, LISTED + 1);
    if (open.isEmpty()) {
      return new Choice.None(nothing(context, sql, seat));
    }
    List<Stored> before = open.subList(1, open.size());
    String otherwise =
        before.stream()
            .flatMap(action -> action.undoes().stream())
            .findFirst()
            .map(change ->
                "`/undo %s` takes back what you did before that (%s)."
                    .formatted(change.id(), change.words()))
            .orElse("");
    return run(open.getFirst(), before, otherwise);
  }

  private static Choice named(Context context, Handle sql, String typed) {
    Optional<UUID> person = context.caller().person();
    String id = id(typed);
    Optional<Stored> found =
        person
            .flatMap(who -> MadeChanges.find(sql, who, id))
            // Only what is spoken of here: another workspace need not know of the org.
            .filter(action -> action.org().flatMap(context.caller()::in).isPresent());
    if (found.isEmpty()) {
      return new Choice.None(
          Sentences.message(
                  "You made no change `%s` here, or it is long ago.".formatted(Shown.of(typed)))
              .with(others(open(context, sql, LISTED), "What you can take back now: ")));
    }
    Stored action = found.get();
    MadeChange change = action.undoes().orElseThrow();
    if (action.usedAt().isPresent()) {
      return new Choice.None(
          Reply.of(
              Span.plain(change.words()),
              Span.plain(" was taken back already, by you on "),
              Span.when(action.usedAt().get()),
              Span.plain(".")));
    }
    return action.isOverAt(context.now())
        ? new Choice.None(Sentences.message(Undo.tooLate(action, change)))
        : run(action, List.of(), "");
  }

  /** With or without the prefix, and however it was copied. */
  private static String id(String typed) {
    String word = Shown.of(typed).strip().toLowerCase(Locale.ROOT);
    return word.startsWith("c-") ? word : "c-" + word;
  }

  private static Choice run(Stored action, List<Stored> before, String otherwise) {
    MadeChange change = action.undoes().orElseThrow();
    var also = new ArrayList<Block>();
    also.add(
        new Block.Note(
            List.of(
                Span.plain("Your change "),
                Span.code(change.id()),
                Span.plain(" of "),
                Span.when(change.at()),
                Span.plain(", " + change.words() + "."))));
    also.addAll(List.of(others(before, "What you did before that: ")));
    return new Choice.Run(action, also, otherwise);
  }

  private static Block[] others(List<Stored> actions, String intro) {
    if (actions.isEmpty()) {
      return new Block[0];
    }
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(intro));
    String between = "";
    for (Stored action : actions) {
      MadeChange change = action.undoes().orElseThrow();
      spans.add(Span.plain(between));
      spans.add(Span.command("undo " + change.id()));
      spans.add(Span.plain(" (" + change.words() + ")"));
      between = ", ";
    }
    spans.add(Span.plain("."));
    return new Block[] {new Block.Note(spans)};
  }

  private static Reply.Message nothing(Context context, Handle sql, Seat seat) {
    Optional<Stored> late =
        MadeChanges.late(sql, seat.person(), seat.org(), context.now())
            .filter(action -> action.expiresAt().isAfter(context.now().minus(WORTH_A_WORD)));
    if (late.isPresent()) {
      return Sentences.message(Undo.tooLate(late.get(), late.get().undoes().orElseThrow()));
    }
    return Sentences.message(
        "There is nothing of yours in %s to take back. What is answered with a button Undo, such as"
                .formatted(seat.orgName())
            + " another role or an invitation, can be taken back for %s, a removal for %s."
                .formatted(Undo.span(Undo.LIFE), Undo.span(Undo.LONG_LIFE)));
  }
}
