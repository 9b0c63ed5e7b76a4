package dev.roster.member;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody in an org.
 *
 * @param id the membership's id
 * @param person the person's id
 * @param name how they are called (B19)
 * @param email their address, when one is known
 * @param role the role's name
 * @param status {@code active} or {@code suspended}
 * @param tier {@code base} or {@code pro}
 * @param joinedAt since when
 * @param accounts their chat identities
 */
public record Member(
    UUID id,
    UUID person,
    String name,
    Optional<String> email,
    String role,
    String status,
    String tier,
    Instant joinedAt,
    List<Account> accounts) {

  /** Copies the accounts. */
  public Member {
    requireNonNull(id, "id must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(name, "name must not be null");
    accounts = List.copyOf(accounts);
  }

  /** How they stand in an answer. */
  public Span span() {
    return new Span.Person(name, accounts);
  }
}
