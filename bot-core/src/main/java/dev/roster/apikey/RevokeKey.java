package dev.roster.apikey;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code key revoke}: ends a key at once; the button in the list asks first. */
final class RevokeKey {

  static final String PATH = "key revoke";
  static final String KEY = "key";
  static final String ASK = "ask";

  // A whole key that leaked may be pasted: it is known again by its hash.
  private static final int LONGEST = 80;

  record Args(String key, Optional<Boolean> ask) {}

  private final ApiKeys keys;
  private final KeyEnds ends;
  private final Members members;
  private final Notices notices;

  private RevokeKey(ApiKeys keys, KeyEnds ends, Members members, Notices notices) {
    this.keys = keys;
    this.ends = ends;
    this.members = members;
    this.notices = notices;
  }

  static Command<Args> declare(ApiKeys keys, KeyEnds ends, Members members, Notices notices) {
    var revoke = new RevokeKey(keys, ends, members, notices);
    return new Command<>(
            PATH,
            "End an API key at once",
            "key revoke k-7k2m",
            new Need.Member(),
            Params.of(
                required(
                    KEY,
                    "Which: its code such as k-7k2m, its name, or how it begins",
                    new Kind.Suggested(new KeySuggestions(keys)::suggest, LONGEST)),
                carried(ASK, new Kind.YesNo()),
                Args::new),
            Handler.change(revoke::revoke))
        .confirming(revoke::question);
  }

  private Reply revoke(Context context, Tx tx, Args args) {
    Seat seat = context.seat();
    ApiKey key = ends.revoke(tx, seat, keys.meant(tx.sql(), seat, args.key(), tx.now()));
    Optional<Member> owner = other(tx.sql(), seat, key);
    owner.ifPresent(member ->
        notices.tell(
            tx,
            tx.org(),
            member.person(),
            KeyReplies.told(name(members, tx.sql(), seat), seat, key)));
    return KeyReplies.revoked(context, key, owner.map(Member::span), tx.version());
  }

  private Optional<Member> other(Handle sql, Seat seat, ApiKey key) {
    return key.person().equals(seat.person())
        ? Optional.empty()
        : members.byPerson(sql, key.org(), key.person());
  }

  /** How whoever decides is named to others. */
  static Span name(Members members, Handle sql, Seat seat) {
    return members.named(sql, seat);
  }

  private Optional<Confirmation> question(Context context, Handle sql, Args args) {
    if (!args.ask().orElse(false)) {
      return Optional.empty();
    }
    ApiKey key = keys.meant(sql, context.seat(), args.key(), context.now());
    ends.requireMayRevoke(sql, context.seat(), key);
    String used =
        key.lastUsedAt().isPresent() ? " What uses it stops working." : " It was never used.";
    return Optional.of(
        new Confirmation(
                "Revoke %s?".formatted(key.name()),
                List.of(
                    Span.plain("The key "),
                    Span.code(key.code()),
                    Span.plain(" (begins with "),
                    Span.code(key.prefix()),
                    Span.plain(") does not work from then on." + used)),
                true)
            .carrying(Map.of(KEY, key.code())));
  }
}
