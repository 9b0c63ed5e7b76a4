package dev.roster.upgrade;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons <b>Undo</b> after an approval and after {@code member tier}. */
final class UndoUpgrade {

  static final String PATH = "upgrade undo";
  static final String TIER = "member tier-undo";

  /** The option that says which change of the org is undone. */
  static final String CHANGE = "change";

  /** The option that says which change had set the tier before; absent for the first tier. */
  static final String BEFORE = "change-before";

  /** The option that says which tier to give back; absent for Base after an approval. */
  static final String TO = "to";

  private static final Kind.Text HELD = new Kind.Text(60);

  record Approval(String request, String change, Optional<String> before, Optional<String> to) {}

  record Set(
      PersonRef person,
      String to,
      String change,
      Optional<String> before,
      Optional<String> request) {}

  private UndoUpgrade() {}

  static Command<Approval> approval(Deciding deciding) {
    return Command.button(
        PATH,
        "Take an approval back",
        new Need.Holds(Permission.UPGRADE_APPROVE),
        Params.of(
            required(DecideUpgrade.REQUEST, "Which", new Kind.Text(16)),
            required(CHANGE, "Which change", new Kind.Text(20)),
            carried(BEFORE, new Kind.Text(20)),
            carried(TO, HELD),
            Approval::new),
        Handler.change((context, tx, args) -> {
          Deciding.Undone undone =
              deciding.undo(
                  tx,
                  context.seat(),
                  args.request(),
                  args.to().map(Held::read).orElse(Held.BASE),
                  version(args.change()),
                  args.before().map(UndoUpgrade::version));
          return new Reply.Update(
              again(Span.plain(undone.request().requesterName()), undone.to(), " They were told."));
        }));
  }

  static Command<Set> tier(Tiers tiers) {
    return Command.button(
        TIER,
        "Give somebody the former tier back",
        new Need.Holds(Permission.MEMBER_TIER),
        Params.of(
            required("person", "Whose", new Kind.Person((context, sql, typed) -> List.of())),
            required(TO, "The tier to give back", HELD),
            required(CHANGE, "Which change", new Kind.Text(20)),
            carried(BEFORE, new Kind.Text(20)),
            carried(DecideUpgrade.REQUEST, new Kind.Text(16)),
            Set::new),
        Handler.change((context, tx, args) -> {
          Tiers.Change change =
              tiers.undo(
                  tx,
                  context.seat(),
                  args.person(),
                  Held.read(args.to()),
                  version(args.change()),
                  args.before().map(UndoUpgrade::version),
                  args.request());
          return new Reply.Update(again(change.member().span(), change.to(), ""));
        }));
  }

  private static Reply.Message again(Span who, Held to, String also) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Undone: "));
    spans.add(who);
    spans.add(Span.plain(" is on "));
    spans.addAll(to.spans());
    spans.add(Span.plain(" again." + also));
    return Reply.of(spans.toArray(Span[]::new));
  }

  private static long version(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new Refusal("This cannot be undone any more.");
    }
  }
}
