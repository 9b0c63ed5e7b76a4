package dev.roster.usage;

import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.org.Orgs;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code org credits}: shows or changes what the org lets its people use in a cycle. */
final class OrgCredits {

  private static final String UNDO = "org credits-undo";
  private static final int LONGEST = 20;

  record Args(Optional<String> pool, Optional<String> allowance, Optional<String> day) {
    TermsChange.Wish wish() {
      return new TermsChange.Wish(pool, allowance, day);
    }
  }

  record UndoArgs(
      String pool, String allowance, String day, String version, String formerVersion) {}

  private OrgCredits() {}

  static Command<Args> declare(Orgs orgs) {
    return new Command<>(
        "org credits",
        "Show or change the org's credits: pool, allowance, first day of the cycle",
        "org credits 50000",
        new Need.Holds(Permission.BILLING_MANAGE),
        Params.of(
            positional(
                "pool",
                "Credits a cycle for all who draw on the pool; `none` for no limit",
                new Kind.Suggested(offering(CreditLimits.NONE, "10000", "50000"), LONGEST)),
            positional(
                "allowance",
                "Credits a cycle for each on Base, such as `1000`",
                new Kind.Suggested(offering("500", "1000", "5000"), LONGEST)),
            positional(
                "day",
                "The day of the month on which a cycle begins, 1 to 31 (UTC)",
                new Kind.Suggested(offering("1", "15"), LONGEST)),
            Args::new),
        Handler.change(
            (context, args) ->
                args.wish().isEmpty()
                    ? new Handler.Scope.Own()
                    : new Handler.Scope.InOrg(context.seat().org()),
            (context, tx, args) ->
                args.wish().isEmpty()
                    ? show(context, tx, orgs)
                    : change(context, tx, TermsChange.make(tx, context.seat(), args.wish()))));
  }

  private static Suggester offering(String... words) {
    return (context, sql, typed) ->
        Stream.of(words).filter(word -> word.startsWith(typed)).map(Suggestion::of).toList();
  }

  private static Reply show(Context context, Tx tx, Orgs orgs) {
    Seat seat = context.seat();
    tx.require(AccessRequest.of(seat, Permission.BILLING_MANAGE));
    return CreditReplies.card(
        orgs.name(tx.sql(), seat.org()), CreditState.of(tx.sql(), seat, context.now()));
  }

  private static Reply change(Context context, Tx tx, TermsChange change) {
    var words = new HashMap<>(TermsChange.words(change.from()));
    words.put("version", Long.toString(tx.version()));
    words.put("former-version", Long.toString(change.decided()));
    return CreditReplies.changed(
            change, CreditState.of(tx.sql(), context.seat(), tx.now()), context.seat().orgName())
        .with(
            Undo.button(context, UNDO, words, "the credits: " + CreditReplies.difference(change)));
  }

  /** The button <b>Undo</b>: the former terms, unless they were changed again. */
  static Command<UndoArgs> undo() {
    return Command.button(
        UNDO,
        "Give the org its former credits back",
        new Need.Holds(Permission.BILLING_MANAGE),
        Params.of(
            required("pool", "The pool to give back", new Kind.Text(LONGEST)),
            required("allowance", "The allowance to give back", new Kind.Text(LONGEST)),
            required("day", "The day to give back", new Kind.Text(LONGEST)),
            required("version", "The change that is taken back", new Kind.Text(LONGEST)),
            required("former-version", "The change before", new Kind.Text(LONGEST)),
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          TermsChange change =
              TermsChange.undo(
                  tx,
                  context.seat(),
                  new CreditTerms(
                      CreditLimits.pool(args.pool()),
                      CreditLimits.allowance(args.allowance()),
                      CreditLimits.day(args.day())),
                  Long.parseLong(args.version()),
                  Long.parseLong(args.formerVersion()));
          return new Reply.Update(CreditReplies.undone(change, context.seat().orgName()));
        }));
  }
}
