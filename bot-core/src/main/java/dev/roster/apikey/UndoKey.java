package dev.roster.apikey;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import java.util.Optional;
import java.util.UUID;

/** The buttons <b>Undo</b> after {@code key create} and {@code key revoke}. */
final class UndoKey {

  static final String CREATED = "key create-undo";
  static final String REVOKED = "key revoke-undo";
  static final String KEY = "key";
  static final String VERSION = "version";

  record Made(String key, Optional<String> instead) {}

  record Ended(String key, String version, Optional<String> instead) {}

  private UndoKey() {}

  static Command<Made> created(ApiKeys keys, KeyEnds ends) {
    return Command.button(
        CREATED,
        "Revoke a key that was made just now",
        new Need.Member(),
        Params.of(
            required(KEY, "Which key", new Kind.Text(36)),
            carried(Undo.INSTEAD, new Kind.Text(200)),
            Made::new),
        Handler.change((context, tx, args) -> {
          ApiKey key = keys.get(tx.sql(), tx.org(), UUID.fromString(args.key()));
          if (key.revoked().isPresent()) {
            throw new Refusal(
                "This cannot be undone any more: the key `%s` was revoked meanwhile."
                    .formatted(key.code()));
          }
          return new Reply.Update(KeyReplies.unmade(ends.revoke(tx, context.seat(), key)));
        }));
  }

  static Command<Ended> revoked(ApiKeys keys, KeyEnds ends, Members members, Notices notices) {
    return Command.button(
        REVOKED,
        "Give a key back that was revoked",
        new Need.Member(),
        Params.of(
            required(KEY, "Which key", new Kind.Text(36)),
            required(VERSION, "The change that revoked it", new Kind.Text(20)),
            carried(Undo.INSTEAD, new Kind.Text(200)),
            Ended::new),
        Handler.change((context, tx, args) -> {
          Seat seat = context.seat();
          ApiKey key =
              ends.restore(
                  tx,
                  seat,
                  keys.get(tx.sql(), tx.org(), UUID.fromString(args.key())),
                  Long.parseLong(args.version()));
          if (!key.person().equals(seat.person()) && !key.isService()) {
            notices.tell(
                tx,
                tx.org(),
                key.person(),
                KeyReplies.toldBack(RevokeKey.name(members, tx.sql(), seat), seat, key));
          }
          return new Reply.Update(KeyReplies.restored(key, keys.state(tx.sql(), key, tx.now())));
        }));
  }
}
