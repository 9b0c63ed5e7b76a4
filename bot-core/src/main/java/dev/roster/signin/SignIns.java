package dev.roster.signin;

import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.Addresses;
import dev.roster.session.Proof;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Lets people in who signed in at the identity provider: finds out who they are, opens the doors
 * that wait for them, and notes that they were there. Who is let in nowhere does not become a
 * person (C06).
 */
public final class SignIns {

  private final Databases databases;
  private final Transactions transactions;
  private final PersonalOrgs personal;
  private final List<Door> doors;
  private final Recognition recognition;

  /**
   * Wires it.
   *
   * @param doors in the order in which they open
   * @param home whether whoever runs this Roster vouches for the addresses of where an account is
   */
  public SignIns(
      Databases databases,
      Transactions transactions,
      PersonalOrgs personal,
      List<Door> doors,
      Predicate<Account> home) {
    this.databases = databases;
    this.transactions = transactions;
    this.personal = personal;
    this.doors = List.copyOf(doors);
    this.recognition = new Recognition(home);
  }

  /**
   * Takes in somebody who signed in just now.
   *
   * @param key the same for a repeated try, at most 150 characters
   */
  public Arrival arrive(Proof.SignIn proof, String key) {
    Recognition.Look look = databases.read(sql -> recognition.look(sql, proof));
    Recognition.Verdict verdict =
        look.settled(proof)
            .<Recognition.Verdict>map(Recognition.Verdict.Known::new)
            .orElseGet(() -> settle(proof, key, look));
    return switch (verdict) {
      case Recognition.Verdict.Known(var person) -> enter(proof, key, person);
      case Recognition.Verdict.Nobody() -> new Arrival.Nobody();
      case Recognition.Verdict.Refused(var sentence) -> new Arrival.Refused(sentence);
    };
  }

  private Recognition.Verdict settle(Proof.SignIn proof, String key, Recognition.Look look) {
    boolean awaited =
        look.person().isPresent() || doors.stream().anyMatch(door -> door.isFor(proof));
    if (!awaited) {
      return new Recognition.Verdict.Nobody();
    }
    return transactions.onPlatform(actor(look.person(), key), tx -> recognition.settle(tx, proof));
  }

  private Arrival enter(Proof.SignIn proof, String key, UUID person) {
    List<Entry> entries =
        doors.stream().flatMap(door -> door.open(person, proof, key).stream()).toList();
    databases
        .read(sql -> PersonalOrgs.owedFor(sql, person))
        .ifPresent(org -> makePersonal(person, org, key));
    transactions.own(
        actor(Optional.of(person), key),
        tx -> {
          SignInTable.arrived(tx.sql(), proof, Remembered.write(entries), tx.now());
          SignInTable.active(tx.sql(), person, tx.now());
          return true;
        });
    return new Arrival.Known(person, entries);
  }

  private void makePersonal(UUID person, UUID like, String key) {
    transactions.newOrg(
        actor(Optional.of(person), key),
        Transactions.newId(),
        tx -> {
          personal.make(tx, person, like);
          return true;
        });
  }

  /** Who reads a mailbox that somebody proved otherwise, such as by a mailed code. */
  public Optional<UUID> reader(Proof proof) {
    return databases.read((Handle sql) -> Addresses.reader(sql, proof.email()));
  }

  private static Actor actor(Optional<UUID> person, String key) {
    return new Actor(person, "sign-in", "sign-in", key);
  }
}
