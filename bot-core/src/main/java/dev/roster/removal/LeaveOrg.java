package dev.roster.removal;

import static dev.roster.command.Option.carried;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;

/** {@code org leave}: ends one's own membership; always asks first (X24, X26). */
final class LeaveOrg {

  static final String PATH = "org leave";

  /** The option of Confirm that says what the question showed. */
  static final String SEEN = "seen";

  record Args(Optional<String> seen) {}

  private LeaveOrg() {}

  static Command<Args> declare(Departures departures) {
    return new Command<>(
            PATH,
            "Leave the org; your access ends at once",
            PATH,
            new Need.Seated(),
            Params.of(carried(SEEN, new Kind.Text(16)), Args::new),
            Handler.change((context, tx, args) -> leave(context, tx, args, departures)))
        .confirming((context, sql, args) -> {
          Seat seat = context.seat();
          return Optional.of(
              LeaveReplies.question(seat, departures.preview(sql, seat, context.now())));
        });
  }

  private static Reply leave(Context context, Tx tx, Args args, Departures departures) {
    Seat seat = context.seat();
    Ends ends = departures.plan(tx, seat);
    if (!args.seen().equals(Optional.of(ends.seen()))) {
      tx.leaveUnchanged();
      return RemovalReplies.changedSince(LeaveReplies.question(seat, ends))
          .ask(context, PATH, Map.of());
    }
    departures.leave(tx, seat, ends);
    return LeaveReplies.left(seat, Receipt.of(tx, ends, ""), ends);
  }
}
