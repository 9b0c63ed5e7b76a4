package dev.roster.operator;

import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.command.Context;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The people whom Roster knows, in whatever org or in none: whom platform admins act on. */
final class Known {

  private static final int OFFERED = 25;

  private final People people;

  Known(People people) {
    this.people = people;
  }

  /**
   * The one whom somebody named: by a proven address, by one that the workspace of whoever asks
   * vouches for, or by a chat account.
   *
   * @throws Refusal when nobody is known by that (C07)
   */
  Person get(Handle sql, Context context, PersonRef who) {
    return id(sql, context, who)
        .map(id -> people.now(sql, id))
        .filter(id -> !people.isErased(sql, id))
        .flatMap(id -> people.find(sql, id))
        .orElseThrow(() ->
            Refusal.unknown(
                "%s is not known to Roster. Only somebody who is can be named here: they sign in, accept an invitation, or prove their address with `/account link` first."
                    .formatted(
                        who instanceof PersonRef.ByEmail(var address)
                            ? "`" + Shown.of(address) + "`"
                            : who.subject())));
  }

  private Optional<UUID> id(Handle sql, Context context, PersonRef who) {
    Account here = context.call().account();
    return switch (who) {
      case PersonRef.ById(var id) -> Optional.of(id);
      case PersonRef.ByAccount(var account) -> people.byAccount(sql, account);
      case PersonRef.ByEmail(var address) ->
          EmailAddress.parse(address).flatMap(email -> people.knownBy(sql, email, here));
    };
  }

  /** Offers people by the beginning of their address. */
  List<Suggestion> suggest(Context context, Handle sql, String typed) {
    return typed.isBlank()
        ? List.of()
        : people.startingWith(sql, typed.strip(), OFFERED).stream()
            .map(one ->
                new Suggestion(
                    "id:" + one.id(), Shown.of(one.name() + " · " + one.email().orElse(""), 100)))
            .toList();
  }
}
