package dev.roster.removal;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.member.Admins;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code member remove}: ends somebody's membership; always asks first (D32, E15, X24). */
final class RemoveMember {

  static final String PATH = "member remove";
  static final String PERSON = "person";
  static final String SUCCESSOR = "successor";
  static final String REASON = "reason";

  /** The option of Confirm that says what the question showed. */
  static final String SEEN = "seen";

  static final int LONGEST_REASON = 500;

  /**
   * Its options.
   *
   * @param seen what the question showed, as {@link Ends#seen} stands for it
   */
  record Args(
      PersonRef person,
      Optional<PersonRef> successor,
      Optional<String> reason,
      Optional<String> seen) {

    /** The words that read back as these, for a button. */
    Map<String, String> words() {
      var words = new HashMap<String, String>();
      words.put(PERSON, person.canonical());
      successor.ifPresent(who -> words.put(SUCCESSOR, who.canonical()));
      reason.ifPresent(why -> words.put(REASON, why));
      return words;
    }
  }

  private RemoveMember() {}

  static Command<Args> declare(Members members, Removals removals) {
    return new Command<>(
            PATH,
            "Remove somebody from the org; they lose access at once",
            "member remove ben@acme.test",
            new Need.Holds(Permission.MEMBER_REMOVE),
            Params.of(
                required(
                    PERSON,
                    "Whom to remove",
                    new Kind.Person(MemberCommands.changeable(members, Permission.MEMBER_REMOVE))),
                optional(
                    SUCCESSOR,
                    "Who owns the teams that they own; the longest-standing team admin without it",
                    new Kind.Person(MemberCommands.active(members))),
                rest(REASON, "Why; kept in the audit", new Kind.Text(LONGEST_REASON)),
                carried(SEEN, new Kind.Text(16)),
                Args::new),
            Handler.change((context, tx, args) -> remove(context, tx, args, removals)))
        .confirming((context, sql, args) -> Optional.of(removals.question(context, sql, args)));
  }

  private static Reply remove(Context context, Tx tx, Args args, Removals removals) {
    Seat seat = context.seat();
    Ends ends = removals.plan(tx, seat, args);
    boolean meant = context.call().input().isMeant();
    if (!meant && !args.seen().equals(Optional.of(ends.seen()))) {
      tx.leaveUnchanged();
      return RemovalReplies.changedSince(removals.question(context, tx.sql(), ends, args))
          .ask(context, PATH, args.words());
    }
    String reason = args.reason().orElse("");
    removals.remove(tx, seat, ends, reason);
    Reply.Message answer = RemovalReplies.removed(seat, ends, Receipt.of(tx, ends, reason));
    Reply.Message advised =
        Members.roleOf(seat, ends.member()).admin()
            ? Admins.advice(tx.sql(), seat).map(answer::with).orElse(answer)
            : answer;
    return advised.with(UndoRemoval.button(context, tx, ends.member()));
  }
}
