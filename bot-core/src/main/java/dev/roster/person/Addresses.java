package dev.roster.person;

import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whose an address is, once an identity provider vouches for it (C16). */
public final class Addresses {

  private Addresses() {}

  /** Who proved to read that mailbox. */
  public static Optional<UUID> reader(Handle sql, EmailAddress email) {
    return EmailTable.byProvenEmail(sql, email.normalised());
  }

  /**
   * An account that its platform shows with an address which nobody proved.
   *
   * @param person who speaks from it
   */
  public record Shown(UUID person, Account account) {}

  /** Those whom a workspace shows with that address, wherever; few. */
  public static List<Shown> shown(Handle sql, EmailAddress email) {
    return EmailTable.shown(sql, email.normalised());
  }

  /** Somebody new whom an identity provider vouches for. */
  public static UUID newcomer(
      Tx tx, EmailAddress email, Optional<String> firstName, Optional<String> lastName) {
    UUID person = PersonTable.insert(tx.sql(), tx.now(), null, email, true, null);
    if (firstName.isPresent() || lastName.isPresent()) {
      PersonTable.rename(tx.sql(), person, new FullName(firstName, lastName, 0), 0);
    }
    return person;
  }

  /** Notes that somebody whom a workspace shows with an address reads it indeed. */
  public static void prove(Tx tx, UUID person, EmailAddress email) {
    var event =
        AuditEvent.created(
            "address.proven",
            "person",
            person,
            Map.of("by", "sign-in", "person", person.toString()));
    People.touch(tx, person, event);
    tx.audit(event);
    EmailTable.prove(tx.sql(), person, email, tx.now());
  }

  /**
   * Gives somebody the address that their identity provider has for them now; nobody else's.
   *
   * @param from the one of before, when there was one
   */
  public static void change(Tx tx, UUID person, Optional<String> from, EmailAddress to) {
    var event =
        AuditEvent.created(
                "address.changed",
                "person",
                person,
                Map.of("by", "sign-in", "person", person.toString()))
            .saying(
                from.isPresent()
                    ? Map.of("from", from.get(), "to", to.typed())
                    : Map.of("to", to.typed()));
    People.touch(tx, person, event);
    tx.audit(event);
    EmailTable.prove(tx.sql(), person, to, tx.now());
  }
}
