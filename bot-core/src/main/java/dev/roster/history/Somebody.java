package dev.roster.history;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.person.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whom a question about the past means: a member, or somebody whom the org's own history knows.
 * Whoever it does not know is a stranger here, whatever other orgs know of them.
 */
final class Somebody {

  private static final int MOST_NAMESAKES = 20;

  private final Members members;

  Somebody(Members members) {
    this.members = members;
  }

  /**
   * The person who was named.
   *
   * @throws Refusal when nobody or more than one person of the org's history is meant
   */
  UUID find(Handle sql, Seat seat, PersonRef who) {
    Optional<Member> member = members.named(sql, seat, who);
    if (member.isPresent()) {
      return member.get().person();
    }
    List<UUID> known =
        candidates(sql, who).stream()
            .filter(person -> EventTable.knows(sql, seat.org(), person))
            .toList();
    if (known.size() > 1) {
      throw new Refusal(
          "The history of %s knows more than one person by `%s`: mention the one you mean."
              .formatted(seat.orgName(), who.words()));
    }
    if (known.isEmpty()) {
      throw new Refusal(
          "%s is not in %s and never was, as far as its history goes. `/member list` shows who is."
              .formatted(who.subject(), seat.orgName()));
    }
    return known.getFirst();
  }

  private static List<UUID> candidates(Handle sql, PersonRef who) {
    return switch (who) {
      case PersonRef.ById(var id) -> List.of(id);
      case PersonRef.ByAccount(var account) ->
          List.copyOf(NameTable.holders(sql, Set.of(account)).values());
      case PersonRef.ByEmail(var address) ->
          EmailAddress.parse(address)
              .map(email -> NameTable.byEmail(sql, email.normalised(), MOST_NAMESAKES))
              .orElse(List.of());
    };
  }
}
