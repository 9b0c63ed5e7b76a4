package dev.roster.signin;

import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.Addresses;
import dev.roster.session.Proof;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lets people in who signed in at the identity provider: finds out who they are, opens the doors
 * that wait for them, and notes that they were there. Who is let in nowhere does not become a
 * person (C06).
 */
public final class SignIns {

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Sessions sessions;
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
      InstantSource clock,
      Sessions sessions,
      PersonalOrgs personal,
      List<Door> doors,
      Predicate<Account> home) {
    this.clock = clock;
    this.sessions = sessions;
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
      case Recognition.Verdict.OtherAccount() ->
          new Arrival.OtherAccount(Recognition.host(proof.issuer()), proof.email());
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

  /**
   * Who uses a browser whose session began when they were nobody yet: meanwhile somebody may have
   * taken them in. Only while the proof is fresh; an address may be given to somebody else.
   *
   * @param key the same for a repeated try, at most 150 characters
   */
  public Optional<UUID> recognise(WebSession session, String key) {
    if (!session.isFreshAt(clock.instant())) {
      return Optional.empty();
    }
    Optional<UUID> person =
        switch (session.proof()) {
          case Proof.Code code -> databases.read(sql -> Addresses.reader(sql, code.email()));
          case Proof.SignIn proof -> recognise(proof, key);
        };
    person.ifPresent(who ->
        transactions.own(
            actor(person, key),
            tx -> {
              sessions.settle(tx, session.id(), who);
              return true;
            }));
    return person;
  }

  private Optional<UUID> recognise(Proof.SignIn proof, String key) {
    // Looked at first: a page that is loaded again and again records no refusal each time.
    boolean isSomebody = databases.read(sql -> recognition.recognises(sql, proof));
    return isSomebody && arrive(proof, key) instanceof Arrival.Known(var person, var _)
        ? Optional.of(person)
        : Optional.empty();
  }

  private static Actor actor(Optional<UUID> person, String key) {
    return new Actor(person, "sign-in", "sign-in", key);
  }
}
