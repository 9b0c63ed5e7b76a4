package dev.roster.removal;

import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import java.util.Optional;

/** {@code org leave}: ends one's own membership; always asks first (X24, X26). */
final class LeaveOrg {

  private LeaveOrg() {}

  static Command<Boolean> declare(Departures departures) {
    return new Command<>(
            "org leave",
            "Leave the org; your access ends at once",
            "org leave",
            new Need.Seated(),
            Params.none(true),
            Handler.change((context, tx, args) ->
                LeaveReplies.left(context.seat(), departures.leave(tx, context.seat()))))
        .confirming((context, sql, args) ->
            Optional.of(
                LeaveReplies.question(
                    context.seat(), departures.preview(sql, context.seat(), context.now()))));
  }
}
