package dev.roster.upgrade;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The button <b>Renew</b> on what says that Pro ends: asks for as long again, with the reason that
 * was given the last time. Approved, it is added to what is left.
 */
final class RenewUpgrade {

  static final String PATH = "upgrade renew";

  /** A late press is still answered, and asks anew. */
  private static final Duration LIFE = Duration.ofDays(90);

  private static final String UNTIL = "until";

  record Args(String term, Optional<String> until) {}

  private RenewUpgrade() {}

  static Command<Args> declare(Requests requests, Card.Reader cards) {
    return Command.button(
        PATH,
        "Ask for Pro for as long again",
        new Need.Holds(Permission.UPGRADE_REQUEST),
        Params.of(
            required(Term.OPTION, "For how long", new Kind.Text(20)),
            carried(UNTIL, new Kind.Text(40)),
            Args::new),
        Handler.change((context, tx, args) -> {
          Seat seat = context.seat();
          requireSameEnd(tx, seat, args);
          Optional<String> reason =
              UpgradeTable.lastApproved(tx.sql(), seat.org(), seat.person())
                  .flatMap(UpgradeRequest::reason);
          Requests.Asked asked =
              requests.ask(tx, seat, reason, Optional.of(Term.read(args.term())));
          return new Reply.Update(
              asked.isNew()
                  ? RequestUpgrade.answer(asked)
                  : RequestUpgrade.waiting(context, tx, cards, asked.request()));
        }));
  }

  /** An old message asks for nothing that was given meanwhile. */
  private static void requireSameEnd(Tx tx, Seat seat, Args args) {
    Optional<Held> held =
        TierTable.held(tx.sql(), seat.org(), seat.person()).map(one -> one.at(tx.now()));
    held.flatMap(Held::until)
        .filter(now -> args.until().map(Instant::parse).filter(now::isAfter).isPresent())
        .ifPresent(_ -> {
          throw new Refusal(
              "Your Pro was extended meanwhile: you are on %s. `/upgrade request for:%s` asks for more."
                  .formatted(held.orElseThrow().words(), args.term()));
        });
  }

  /** What the button does; whoever presses asks for themselves. */
  static Action action(Seat seat, Held.End end) {
    return new Action(
        Action.Answer.UPDATE,
        PATH,
        Map.of(Term.OPTION, end.term().word(), UNTIL, end.at().toString()),
        Optional.of(seat.org()),
        Optional.empty(),
        false,
        false,
        LIFE);
  }
}
