package dev.roster.person;

import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.Profile;
import dev.roster.store.Tx;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a chat account speak for whoever reads a mailbox, once its user proved that they do. People
 * who are in an org are never made one; somebody who is in none becomes part of the other (B35).
 */
public final class Claims {

  /** What came of a claim. */
  public sealed interface Outcome {
    /** The account speaks for that person now, and the address is theirs. */
    record Linked(UUID person) implements Outcome {}

    /** Nothing was changed but the record of the refusal. */
    record Refused(Obstacle why) implements Outcome {}
  }

  /** Why an account is not linked. */
  public enum Obstacle {
    /** The person has another account in that workspace, or on that platform. */
    OTHER_ACCOUNT,
    /** Both the account and the address are those of somebody who is in an org. */
    OTHER_PERSON,
    /** The account's person proved another address, and is in an org. */
    OTHER_ADDRESS,
    /**
     * Somebody whom a workspace shows with the address is in an org that is spoken of on this
     * platform; a direct message does not tell whether it is that org's server that they trust.
     */
    IN_DIRECT
  }

  private final Belongings belongings;

  /** What else is somebody's, kept by those who know of it. */
  @FunctionalInterface
  public interface Belongings {
    /** Gives it to whom they turned out to be. */
    void move(Tx tx, UUID from, UUID to);
  }

  /** Wires it. */
  public Claims(Belongings belongings) {
    this.belongings = belongings;
  }

  /** Links; the change is of no org (its actor acts on themselves). */
  public Outcome claim(Tx tx, Profile profile, Place place, EmailAddress email) {
    return claim(tx, profile, place, email, "mailed code");
  }

  /**
   * The same.
   *
   * @param by how they proved to read the address, for the audit
   */
  public Outcome claim(Tx tx, Profile profile, Place place, EmailAddress email, String by) {
    tx.actsOnOneself();
    Account account = profile.account();
    IdentityTable.hold(tx.sql(), account, tx.now());
    Optional<UUID> speaker = IdentityTable.byAccount(tx.sql(), account);
    Optional<UUID> reader = EmailTable.byProvenEmail(tx.sql(), email.normalised());
    UUID into = person(tx, profile, place, email, speaker, reader);
    Optional<Obstacle> obstacle =
        obstacle(tx, account, email, into, speaker, reader)
            .or(() -> inDirect(tx, place, email, into));
    if (obstacle.isPresent()) {
      return refuse(tx, account, into, obstacle.get(), Optional.of(email));
    }
    merge(tx, profile, into, speaker, reader, by);
    EmailTable.prove(tx.sql(), into, email, tx.now());
    PersonTable.nameIfUnnamed(tx.sql(), into, profile.name());
    return new Outcome.Linked(into);
  }

  /**
   * Makes an account speak for somebody who is known already and consented at the platform; proves
   * no address.
   *
   * @param signedIn whether they had signed in at the identity provider
   */
  public Outcome link(Tx tx, Profile profile, UUID person, boolean signedIn) {
    tx.actsOnOneself();
    Account account = profile.account();
    IdentityTable.hold(tx.sql(), account, tx.now());
    Optional<UUID> speaker = IdentityTable.byAccount(tx.sql(), account);
    Optional<Obstacle> obstacle = obstacle(tx, account, person, speaker, Optional.empty());
    if (obstacle.isPresent()) {
      return refuse(tx, account, person, obstacle.get(), Optional.empty());
    }
    merge(tx, profile, person, speaker, Optional.empty(), "account page");
    PersonTable.nameIfUnnamed(tx.sql(), person, profile.name());
    if (signedIn) {
      IdentityTable.signedIn(tx.sql(), account);
    }
    return new Outcome.Linked(person);
  }

  private static Outcome refuse(
      Tx tx, Account account, UUID into, Obstacle why, Optional<EmailAddress> email) {
    var event =
        AuditEvent.created(
            "account.refused",
            "person",
            into,
            Map.of("account", account.toString(), "why", why.name().toLowerCase(Locale.ROOT)));
    tx.audit(email.map(one -> event.saying(Map.of("email", one.typed()))).orElse(event));
    return new Outcome.Refused(why);
  }

  /** Makes one person of all, who speaks from the account. */
  private void merge(
      Tx tx, Profile profile, UUID into, Optional<UUID> speaker, Optional<UUID> reader, String by) {
    Account account = profile.account();
    var event = People.linked(into, account, by);
    People.touch(tx, into, event);
    tx.audit(event);
    for (UUID other : others(into, speaker, reader).toList()) {
      PersonTable.touch(tx.sql(), other);
      PersonTable.personalOrg(tx.sql(), other).ifPresent(org -> close(tx, org, into));
      IdentityTable.moveIdentities(tx.sql(), other, into);
      belongings.move(tx, other, into);
      EmailTable.forgetEmail(tx.sql(), other);
      tx.audit(
          AuditEvent.changed(
              "person.merged",
              "person",
              other,
              Map.of("person", other.toString()),
              Map.of("person", into.toString())));
    }
    if (speaker.isEmpty()) {
      IdentityTable.insert(tx.sql(), tx.now(), into, account);
    }
    IdentityTable.linkedAgain(tx.sql(), account);
  }

  /** So that no two people have one address because of where it was proved. */
  private static Optional<Obstacle> inDirect(Tx tx, Place place, EmailAddress email, UUID into) {
    boolean isNowhere = place.install().equals(Account.EVERYWHERE);
    return isNowhere && EmailTable.isShownBeside(tx.sql(), email.normalised(), place, into)
        ? Optional.of(Obstacle.IN_DIRECT)
        : Optional.empty();
  }

  /**
   * Who it is: whoever proved the address and is in an org; else the one whom a workspace shows
   * with it, of an org that is connected to this very place; else whoever speaks here already; else
   * somebody new.
   */
  private static UUID person(
      Tx tx,
      Profile profile,
      Place place,
      EmailAddress email,
      Optional<UUID> speaker,
      Optional<UUID> reader) {
    return reader
        .filter(person -> isInOrg(tx, person))
        .or(() -> EmailTable.onlyShown(tx.sql(), email.normalised(), place))
        .or(() -> speaker.filter(person -> isInOrg(tx, person)))
        .or(() -> reader)
        .or(() -> speaker)
        .orElseGet(() -> PersonTable.insert(tx.sql(), tx.now(), profile.name(), null, false, null));
  }

  private static Optional<Obstacle> obstacle(
      Tx tx,
      Account account,
      EmailAddress email,
      UUID into,
      Optional<UUID> speaker,
      Optional<UUID> reader) {
    return obstacle(tx, account, into, speaker, reader)
        .or(() -> {
          boolean hasOtherAddress =
              EmailTable.provenEmailOf(tx.sql(), into)
                  .filter(proven -> !proven.equals(email.normalised()))
                  .isPresent();
          return hasOtherAddress && isInOrg(tx, into)
              ? Optional.of(Obstacle.OTHER_ADDRESS)
              : Optional.empty();
        });
  }

  private static Optional<Obstacle> obstacle(
      Tx tx, Account account, UUID into, Optional<UUID> speaker, Optional<UUID> reader) {
    boolean speaks = speaker.filter(into::equals).isPresent();
    if (!speaks && IdentityTable.hasIdentity(tx.sql(), into, account)) {
      return Optional.of(Obstacle.OTHER_ACCOUNT);
    }
    boolean isSomebodyElse =
        !speaks
            && speaker.isPresent()
            && (isInOrg(tx, speaker.get())
                || IdentityTable.accounts(tx.sql(), speaker.get()).size() > 1);
    if (isSomebodyElse) {
      return Optional.of(Obstacle.OTHER_PERSON);
    }
    for (UUID other : others(into, speaker, reader).toList()) {
      if (IdentityTable.meetSomewhere(tx.sql(), other, into)) {
        return Optional.of(Obstacle.OTHER_ACCOUNT);
      }
    }
    return Optional.empty();
  }

  /** Who becomes part of the person: in no org, by the checks before. */
  private static Stream<UUID> others(UUID into, Optional<UUID> speaker, Optional<UUID> reader) {
    return Stream.concat(speaker.stream(), reader.stream())
        .filter(person -> !person.equals(into))
        .distinct()
        .sorted();
  }

  /** Whoever they become has a personal org of their own, or gets one when they need it (X27). */
  private static void close(Tx tx, UUID org, UUID into) {
    tx.alsoIn(
        org, AuditEvent.created("org.deleted", "org", org, Map.of("merged", into.toString())));
    PersonTable.closePersonalOrg(tx.sql(), org, tx.now());
  }

  private static boolean isInOrg(Tx tx, UUID person) {
    return PersonTable.isInSharedOrg(tx.sql(), person);
  }
}
