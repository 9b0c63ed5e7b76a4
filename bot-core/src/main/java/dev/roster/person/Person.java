package dev.roster.person;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody, in whatever orgs they are.
 *
 * @param id Roster's id
 * @param name how they are called: first and last name, else as the chat platform shows them, else
 *     their address (B19)
 * @param email their address, when one is known
 * @param accounts their chat identities
 */
public record Person(UUID id, String name, Optional<String> email, List<Account> accounts) {

  /** Copies the accounts. */
  public Person {
    requireNonNull(id, "id must not be null");
    requireNonNull(name, "name must not be null");
    accounts = List.copyOf(accounts);
  }

  /** How they stand in an answer. */
  public Span span() {
    return new Span.Person(name, accounts);
  }
}
