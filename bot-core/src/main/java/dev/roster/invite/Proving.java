package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.audit.AuditEvent;
import dev.roster.person.EmailAddress;
import dev.roster.person.FullName;
import dev.roster.person.People;
import dev.roster.session.Proof;
import dev.roster.session.SignInRows;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who somebody is who proved the invited address, and how they are called. */
final class Proving {

  private final People people;

  Proving(People people) {
    this.people = people;
  }

  /**
   * Who it is; made in this change when nobody knew them.
   *
   * @param settled whom their session belongs to, when it is known
   * @throws Refusal when the address is somebody else's, or they sign in with another account
   */
  UUID person(Tx tx, Proof proof, Optional<UUID> settled) {
    UUID person = reader(tx, proof, settled);
    if (proof instanceof Proof.SignIn signIn && SignInRows.hasOther(tx, person, signIn)) {
      throw new Refusal(
          "Whoever is known by %s signs in with another account. Sign out, and sign in with that one."
              .formatted(proof.email().typed()));
    }
    return person;
  }

  private UUID reader(Tx tx, Proof proof, Optional<UUID> settled) {
    Optional<UUID> known =
        settled.map(person -> people.now(tx.sql(), person)).or(() -> bound(tx.sql(), proof));
    if (known.isEmpty()) {
      return people.provenBy(
          tx, proof.email(), proof instanceof Proof.Code ? "mailed code" : "sign-in");
    }
    if (people
        .reader(tx.sql(), proof.email())
        .filter(reader -> !known.get().equals(reader))
        .isPresent()) {
      throw new Refusal(
          "You are signed in as somebody else than the one who is known by %s. Sign out, and sign in as that one."
              .formatted(proof.email().typed()));
    }
    return known.get();
  }

  private static Optional<UUID> bound(Handle sql, Proof proof) {
    return proof instanceof Proof.SignIn signIn ? SignInRows.person(sql, signIn) : Optional.empty();
  }

  /** Notes that a sign-in is theirs from now on. */
  static void bind(Tx tx, Proof proof, UUID person) {
    if (proof instanceof Proof.SignIn signIn) {
      SignInRows.bind(tx, signIn, person);
    }
  }

  /**
   * Gives whoever has no name yet the one they typed, or the identity provider's (B14). Where that
   * is to say who they are, its name goes before theirs (C16).
   *
   * @throws Refusal when they have none, and typed none that is fit
   */
  void name(Tx tx, UUID person, JoinIdentity identity, Proof proof, TypedName typed) {
    if (isNamed(tx.sql(), person)) {
      return;
    }
    Optional<FullName> told = told(proof);
    rename(
        tx, person, identity == JoinIdentity.IDP && told.isPresent() ? told.get() : typed.read());
  }

  /**
   * The same for whoever signed in and was asked nothing: a provider that tells no name is fine.
   */
  void nameAsTold(Tx tx, UUID person, Proof.SignIn proof) {
    if (!isNamed(tx.sql(), person)) {
      told(proof).ifPresent(name -> rename(tx, person, name));
    }
  }

  private boolean isNamed(Handle sql, UUID person) {
    return isNamed(people.fullName(sql, person));
  }

  /** What an identity provider told by halves, nobody decided. */
  private static boolean isNamed(FullName name) {
    boolean whole = name.first().isPresent() && name.last().isPresent();
    boolean some = name.first().isPresent() || name.last().isPresent();
    return whole || (some && name.decidedBy() > 0);
  }

  /**
   * Gives whoever has no name yet the one they typed on their account page.
   *
   * @return whether they had none
   */
  boolean nameAsTyped(Tx tx, UUID person, TypedName typed) {
    if (isNamed(tx.sql(), person)) {
      return false;
    }
    rename(tx, person, typed.read());
    return true;
  }

  private void rename(Tx tx, UUID person, FullName to) {
    var event =
        AuditEvent.changed("person.name", "person", person, Map.of(), Map.of())
            .saying(Map.of("from", "", "to", (words(to.first()) + " " + words(to.last())).strip()));
    people.rename(tx, person, to, OptionalLong.empty(), event);
  }

  private static String words(Optional<String> part) {
    return part.orElse("");
  }

  /** Both parts as the identity provider tells them; empty unless it tells both. */
  private static Optional<FullName> told(Proof proof) {
    if (proof instanceof Proof.SignIn signIn) {
      try {
        return Optional.of(
            new TypedName(signIn.firstName().orElse(""), signIn.lastName().orElse("")).read());
      } catch (Refusal unfit) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The name that a form begins with: the one they have, else the identity provider's. */
  Known known(Handle sql, Proof proof, Optional<UUID> settled) {
    Optional<UUID> person =
        settled
            .map(one -> people.now(sql, one))
            .or(() -> bound(sql, proof))
            .or(() -> people.reader(sql, proof.email()));
    Optional<FullName> held =
        person
            .map(one -> people.fullName(sql, one))
            .filter(name -> name.first().isPresent() || name.last().isPresent());
    if (held.isPresent()) {
      return new Known(words(held.get().first()), words(held.get().last()), isNamed(held.get()));
    }
    return proof instanceof Proof.SignIn signIn
        ? new Known(words(signIn.firstName()), words(signIn.lastName()), false)
        : new Known("", "", false);
  }

  /**
   * A name.
   *
   * @param held whether they have it already, so that nobody asks for it
   */
  record Known(String first, String last, boolean held) {}

  /** The address that an invitation was sent to. */
  static EmailAddress addressOf(Invitation invitation) {
    return invitation
        .email()
        .flatMap(EmailAddress::parse)
        .orElseThrow(() -> new Refusal("This invitation was not sent to an address."));
  }
}
