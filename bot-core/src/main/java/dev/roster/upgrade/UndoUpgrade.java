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

  record Approval(String request, String change, Optional<String> before) {}

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
            Approval::new),
        Handler.change((context, tx, args) -> {
          UpgradeRequest undone =
              deciding.undo(
                  tx,
                  context.seat(),
                  args.request(),
                  version(args.change()),
                  args.before().map(UndoUpgrade::version));
          return new Reply.Update(
              Reply.of(
                  Span.plain(
                      "Undone: %s is on Base again. They were told."
                          .formatted(undone.requesterName()))));
        }));
  }

  static Command<Set> tier(Tiers tiers) {
    return Command.button(
        TIER,
        "Give somebody the former tier back",
        new Need.Holds(Permission.MEMBER_TIER),
        Params.of(
            required("person", "Whose", new Kind.Person((context, sql, typed) -> List.of())),
            required("to", "The tier to give back", new Kind.Choice(Tier.words())),
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
                  Tier.of(args.to()),
                  version(args.change()),
                  args.before().map(UndoUpgrade::version),
                  args.request());
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: "),
                  change.member().span(),
                  Span.plain(" is on %s again.".formatted(change.to().title()))));
        }));
  }

  private static long version(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new Refusal("This cannot be undone any more.");
    }
  }
}
