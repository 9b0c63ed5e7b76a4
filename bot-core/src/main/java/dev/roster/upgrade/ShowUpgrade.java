package dev.roster.upgrade;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code upgrade show}: the card of one request, with its buttons for who may decide. */
final class ShowUpgrade {

  record Args(String request) {}

  private ShowUpgrade() {}

  static Command<Args> declare(Card.Reader cards, Refreshing refreshing) {
    return new Command<>(
        "upgrade show",
        "Show one request for Pro",
        "upgrade show r-7k2m",
        new Need.Member(),
        Params.of(
            required(DecideUpgrade.REQUEST, "Which request, such as r-7k2m", Suggesting.visible()),
            Args::new),
        Handler.read(
            (context, sql, args) -> answer(context, sql, cards, refreshing, args.request())));
  }

  /**
   * The request of that code, when the reader may look at it.
   *
   * @throws dev.roster.access.Refusal when there is none, or it is not theirs to know
   */
  static UpgradeRequest visible(Handle sql, Seat seat, String code) {
    UpgradeRequest request = Requests.get(sql, seat, code);
    if (!request.isOf(seat.person()) && !seat.holds(Permission.UPGRADE_APPROVE)) {
      // The same words as for one that does not exist: others' requests are not theirs to know.
      throw Requests.unknown(seat, code);
    }
    return request;
  }

  private static Reply answer(
      Context context, Handle sql, Card.Reader cards, Refreshing refreshing, String code) {
    Seat seat = context.seat();
    UpgradeRequest request = visible(sql, seat, code);
    boolean own = request.isOf(seat.person());
    Card card = cards.of(sql, request, seat.person());
    if (!request.isOpenAt(context.now())) {
      return UpgradeReplies.ended(card, context.now());
    }
    refreshing.look(sql, List.of(request), context.now());
    return own
        ? UpgradeReplies.waiting(card)
            .with(RequestUpgrade.hint(request, context).toArray(Block[]::new))
        : UpgradeReplies.card(card, context.offers());
  }
}
