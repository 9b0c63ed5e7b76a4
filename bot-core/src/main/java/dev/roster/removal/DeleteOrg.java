package dev.roster.removal;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import java.util.Optional;

/** {@code org delete}: ends an org for everybody in it; always asks first (X24). */
final class DeleteOrg {

  private DeleteOrg() {}

  static Command<Boolean> declare(Deletion deletion) {
    return new Command<>(
            "org delete",
            "Delete the org for everybody in it",
            "org delete",
            new Need.Holds(Permission.ORG_DELETE),
            Params.none(true),
            Handler.change((context, tx, args) -> {
              Deletion.Gone gone = deletion.delete(tx, context.seat());
              return DeleteReplies.deleted(gone, Receipt.of(tx, gone));
            }))
        .confirming((context, sql, args) ->
            Optional.of(
                DeleteReplies.question(deletion.preview(sql, context.seat(), context.now()))));
  }
}
