package dev.roster.upgrade;

import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeRequest.State;
import dev.roster.upgrade.UpgradeRequest.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code upgrade approve} and {@code upgrade deny}, typed or by the card's buttons (A28): a
 * button's answer is the card itself, brought up to date.
 */
final class DecideUpgrade {

  static final String APPROVE = "upgrade approve";
  static final String DENY = "upgrade deny";

  /** The option that both have: the request's code. */
  static final String REQUEST = "request";

  record Args(
      String request, Optional<String> reason, Optional<String> tier, Optional<String> pool) {

    Seen seen() {
      return Seen.read(tier, pool);
    }
  }

  private final Deciding deciding;
  private final Card.Reader cards;

  DecideUpgrade(Deciding deciding, Card.Reader cards) {
    this.deciding = deciding;
    this.cards = cards;
  }

  Command<Args> approve() {
    return declare(APPROVE, "Give somebody the tier Pro that they asked for", State.APPROVED);
  }

  Command<Args> deny() {
    return declare(DENY, "Deny somebody the tier Pro that they asked for", State.DENIED)
        .titled("Deny Pro");
  }

  private Command<Args> declare(String path, String help, State verdict) {
    return new Command<>(
        path,
        help,
        path + " r-7k2m",
        new Need.Holds(Permission.UPGRADE_APPROVE),
        Params.of(
            required(REQUEST, "Which request, such as r-7k2m", Suggesting.decidable()),
            rest("reason", "Why; the requester hears it", new Kind.Text(500)),
            Seen.tierOption(),
            Seen.poolOption(),
            Args::new),
        Handler.change((context, tx, args) -> {
          Deciding.Outcome outcome =
              deciding.decide(tx, context.seat(), args.request(), verdict, args.reason());
          tx.tell("done", outcome.decided());
          return isCard(context)
              ? onCard(context, tx, outcome, args.seen())
              : typed(context, tx, outcome);
        }));
  }

  private static boolean isCard(Context context) {
    return switch (context.call().input()) {
      case Input.Line _, Input.Requested _ -> false;
      case Input.Pressed _ -> true;
      case Input.Filled filled -> filled.button().isPresent();
    };
  }

  /** The copy that was clicked changes at once; the others follow. */
  private Reply onCard(Context context, Tx tx, Deciding.Outcome outcome, Seen seen) {
    if (outcome.changed()) {
      Undo.without(context, UndoUpgrade.PATH, undoWords(outcome), change(outcome));
    }
    Reply.Message card = ended(context, tx, outcome.request());
    return new Reply.Update(
        outcome.decided()
            ? card.with(notes(context, tx, outcome, seen))
            : card.with(tooLate(context, outcome.request())));
  }

  /** What is true now and was not when the card was drawn, and what Pro meets. */
  private Block[] notes(Context context, Tx tx, Deciding.Outcome outcome, Seen seen) {
    UpgradeRequest request = outcome.request();
    if (request.state() != State.APPROVED) {
      return new Block[0];
    }
    // Who reads a channel reads the card there too.
    boolean privately = !isCard(context) || context.call().place().direct();
    return seen.told(
            outcome,
            cards.outlook(tx.sql(), request, tx.now()),
            privately && context.seat().holds(Permission.USAGE_VIEW_ALL))
        .toArray(Block[]::new);
  }

  private Reply typed(Context context, Tx tx, Deciding.Outcome outcome) {
    UpgradeRequest request = outcome.request();
    if (!outcome.decided()) {
      return ended(context, tx, request).with(tooLate(context, request));
    }
    boolean approved = request.state() == State.APPROVED;
    var spans = new ArrayList<Span>();
    spans.add(Span.bold(approved ? "Approved: " : "Denied: "));
    spans.add(cards.of(tx.sql(), request, context.seat().person()).requester());
    spans.addAll(becomes(outcome, approved));
    Reply.Message answer =
        Reply.of(spans.toArray(Span[]::new)).with(notes(context, tx, outcome, Seen.NOTHING));
    return outcome.changed()
        ? answer.with(Undo.button(context, UndoUpgrade.PATH, undoWords(outcome), change(outcome)))
        : answer;
  }

  private static List<Span> becomes(Deciding.Outcome outcome, boolean approved) {
    Held is = outcome.is();
    if (approved) {
      return outcome.changed()
          ? around(" is on ", is, " now.")
          : around(" was on ", is, " already.");
    }
    if (is.until().isPresent()) {
      return around(" stays on ", is, ", and may ask again.");
    }
    return is.isPro()
        ? List.of(Span.plain(" is on Pro all the same, set by other means."))
        : List.of(Span.plain(" stays on Base, and may ask again."));
  }

  private static List<Span> around(String before, Held held, String after) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(before));
    spans.addAll(held.spans());
    spans.add(Span.plain(after));
    return spans;
  }

  private Reply.Message ended(Context context, Tx tx, UpgradeRequest request) {
    UUID viewer = context.seat().person();
    return UpgradeReplies.ended(cards.of(tx.sql(), request, viewer), tx.now());
  }

  /** Who was faster. */
  private static Block tooLate(Context context, UpgradeRequest request) {
    String what =
        switch (request.state()) {
          case APPROVED -> faster(context, request, "approved");
          case DENIED -> faster(context, request, "denied");
          case CANCELLED -> request.requesterName() + " took the request back before.";
          case EXPIRED, PENDING -> "The request ran out before anybody decided.";
        };
    return new Block.Note(List.of(Span.plain(what)));
  }

  private static String faster(Context context, UpgradeRequest request, String verb) {
    boolean mine =
        request.verdict().map(Verdict::by).filter(context.seat().person()::equals).isPresent();
    return mine
        ? "You %s this already.".formatted(verb)
        : "%s %s this before you.".formatted(UpgradeReplies.decider(request), verb);
  }

  private static Map<String, String> undoWords(Deciding.Outcome outcome) {
    var words = new HashMap<String, String>();
    words.put(REQUEST, outcome.request().code());
    words.put(UndoUpgrade.TO, outcome.was().word());
    words.put(UndoUpgrade.CHANGE, Long.toString(outcome.version()));
    outcome.before().ifPresent(before -> words.put(UndoUpgrade.BEFORE, Long.toString(before)));
    return words;
  }

  private static String change(Deciding.Outcome outcome) {
    return "approved Pro for " + outcome.request().requesterName();
  }
}
