package dev.roster.signin;

import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.member.Members;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.session.Proof;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An org in a workspace, and sign-ins with doors in the hands of the test. */
final class SignInStage implements AutoCloseable {

  static final String ISSUER = TestRoster.ISSUER;

  final TestRoster roster;
  final Account ana;
  final List<Door> doors = new ArrayList<>();

  /** The workspaces whose word about addresses counts. */
  final List<String> homes = new ArrayList<>();

  private final Transactions transactions;
  private final Members members = new Members();
  private final Schemes schemes = new Schemes();
  private final People people;

  SignInStage(TestDatabase database, String scheme) {
    roster = TestRoster.start(database);
    ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Org %s\" pro scheme:%s".formatted(ana.user(), scheme));
    Databases databases = database.databases();
    transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    people = new People(databases, transactions);
  }

  /** An address of the test's own. */
  String address(String name) {
    return name + ana.user().toLowerCase(Locale.ROOT) + "@acme.test";
  }

  UUID org() {
    return UUID.fromString(
        roster
            .database()
            .rows("select id from org where name = ?", "Org " + ana.user())
            .getFirst());
  }

  Proof.SignIn proof(String subject, String address) {
    return new Proof.SignIn(
        ISSUER,
        subject + "-" + ana.user(),
        EmailAddress.parse(address).orElseThrow(),
        Optional.of("Zoe"),
        Optional.of("Kim"));
  }

  SignIns signIns() {
    return new SignIns(
        roster.database().databases(),
        transactions,
        roster.clock(),
        roster.core().sessions(),
        new PersonalOrgs(members, people, schemes),
        doors,
        account -> homes.contains(account.tenant()));
  }

  Arrival arrive(String subject, String address) {
    return signIns().arrive(proof(subject, address), "test:" + Transactions.newId());
  }

  /** A door that takes everybody with that address into the org. */
  Door taking(String address) {
    return new Door() {
      @Override
      public List<Entry> open(UUID person, Proof.SignIn proof, String key) {
        if (!isFor(proof)) {
          return List.of();
        }
        return transactions.inOrg(
            new Actor(Optional.of(person), "sign-in", "sign-in", key),
            org(),
            tx -> {
              if (members.byPerson(tx.sql(), tx.org(), person).isPresent()) {
                tx.leaveUnchanged();
                return List.of();
              }
              tx.actsOnOneself();
              var role = schemes.of(tx.sql(), tx.org()).roles().getFirst();
              members.join(tx, person, role);
              return List.of(new Entry.Joined("Org " + ana.user(), role.title()));
            });
      }

      @Override
      public boolean isFor(Proof.SignIn proof) {
        return proof.email().normalised().equals(address);
      }
    };
  }

  /** Whose a sign-in is, by the id in the database. */
  Optional<UUID> holder(String subject) {
    return roster
        .database()
        .rows("select person_id from sign_in where subject = ?", subject + "-" + ana.user())
        .stream()
        .findFirst()
        .map(UUID::fromString);
  }

  /** Takes somebody out of the org. */
  void remove(String who) {
    roster.press(ana, roster.say(ana, "member remove " + who), "Confirm");
  }

  UUID person(Account account) {
    return UUID.fromString(
        roster
            .database()
            .rows("select person_id from chat_identity where user_id = ?", account.user())
            .getFirst());
  }

  /** What stands in the audit of an action about somebody, in whatever chain. */
  long events(String action, UUID person) {
    return roster
        .database()
        .number(
            "select count(distinct chain) from audit_event where action = ? and target_id = ?",
            action,
            person);
  }

  @Override
  public void close() {
    roster.requireInvariants();
    roster.close();
  }
}
