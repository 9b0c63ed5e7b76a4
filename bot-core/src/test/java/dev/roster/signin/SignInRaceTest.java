package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.invite.TypedName;
import dev.roster.person.EmailAddress;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody who was invited comes in for the first time twice at one instant: by two browsers, by
 * two accounts at the identity provider, or by the page and a sign-in.
 */
class SignInRaceTest {

  /** As many addresses as one command invites here. */
  private static final int BATCH = 9;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("E04, B35: first sign-ins that collide give one person and one seat, 18 in all")
  void firstSignInsCollide(boolean snapshotIsolation) {
    race(snapshotIsolation, BATCH);
  }

  @Tag("long")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("E04, B35: first sign-ins that collide give one person and one seat, 10,000 times")
  void firstSignInsCollideManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var stage = new Stage(roster, collisions);
      for (int done = 0; done < times; done += BATCH) {
        List<String> invited = stage.invite(done);
        for (int i = 0; i < BATCH; i++) {
          switch (i % 3) {
            case 0 -> stage.twoBrowsers(invited.get(i));
            case 1 -> stage.twoAccounts(invited.get(i));
            default -> stage.pageAndSignIn(invited.get(i), (done + i) % 2 == 0);
          }
        }
        roster.requireInvariants();
      }
    }
  }

  /** The control: looking first and binding then, without a lock, binds both accounts. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheLockOnePersonHasTwoAccounts(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var collisions = new Collisions()) {
      database.run("insert into person (id, created_at) values (uuid(), utc_timestamp(6))");
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(
                () -> bindWithoutLock(database, "one"), () -> bindWithoutLock(database, "two")));
        boolean broken = database.number("select count(*) from sign_in") == 2;
        database.run("delete from sign_in");
        return broken;
      });
    }
  }

  private static boolean bindWithoutLock(TestDatabase database, String subject)
      throws SQLException {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery("select 1 from sign_in")) {
        if (rows.next()) {
          connection.rollback();
          return false;
        }
      }
      statement.execute(
          """
          insert into sign_in
            (issuer, subject, person_id, email, email_norm, created_at, seen_at)
          select 'https://id.test', '%s', id, 'z@x.test', 'z@x.test', utc_timestamp(6),
            utc_timestamp(6) from person
          """
              .formatted(subject));
      connection.commit();
      return true;
    }
  }

  /** An org that lets in who signs in with the invited address, at two replicas. */
  private static final class Stage {

    private final TestRoster roster;
    private final TestDatabase database;
    private final Collisions collisions;
    private final Core there;
    private final Account ana;

    Stage(TestRoster roster, Collisions collisions) {
      this.roster = roster;
      this.database = roster.database();
      this.collisions = collisions;
      this.there = roster.replica();
      this.ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro scheme:owned");
      roster.press(ana, roster.say(ana, "org policy join.identity verified_email"), "Confirm");
    }

    List<String> invite(int from) {
      List<String> emails =
          IntStream.range(from, from + BATCH).mapToObj(i -> "zoe" + i + "@acme.test").toList();
      assertThat(roster.ask(ana, "invite send " + String.join(" ", emails)))
          .contains("Invited " + BATCH);
      roster.settle();
      return emails;
    }

    private static Proof.SignIn proof(String email, String subject) {
      return new Proof.SignIn(
          "https://id.test",
          subject + " of " + email,
          EmailAddress.parse(email).orElseThrow(),
          Optional.of("Zoe"),
          Optional.of("Ott"));
    }

    void twoBrowsers(String email) {
      Proof.SignIn proof = proof(email, "subject");
      List<Arrival> came =
          collisions.collide(
              List.of(
                  () -> roster.core().signIns().arrive(proof, "here " + email),
                  () -> there.signIns().arrive(proof, "there " + email)));
      assertThat(came.stream().map(Arrival.Known.class::cast).map(Arrival.Known::person))
          .as(email)
          .doesNotContainNull()
          .containsOnly(((Arrival.Known) came.getFirst()).person());
      assertThat(came)
          .as("nobody is told of an error: %s", came)
          .allSatisfy(one ->
              assertThat(((Arrival.Known) one).entries())
                  .allMatch(entry -> entry.equals(new Entry.Joined("Acme", "Member"))));
      requireOne(email);
    }

    void twoAccounts(String email) {
      List<Arrival> came =
          collisions.collide(
              List.of(
                  () -> roster.core().signIns().arrive(proof(email, "one"), "one " + email),
                  () -> there.signIns().arrive(proof(email, "two"), "two " + email)));
      assertThat(came.stream().filter(Arrival.Known.class::isInstance)).as("%s", came).hasSize(1);
      assertThat(came.stream().filter(Arrival.OtherAccount.class::isInstance)).hasSize(1);
      requireOne(email);
    }

    /** The page's session began when nobody knew its user; by another account or by the same. */
    void pageAndSignIn(String email, boolean otherAccount) {
      String token = roster.mailer().invitationToken(email).orElseThrow();
      String cookie =
          roster
              .core()
              .sessions()
              .begin(
                  proof(email, otherAccount ? "other" : "subject"),
                  Optional.empty(),
                  Optional.empty());
      WebSession session = roster.core().sessions().find(cookie).orElseThrow();
      List<String> came =
          collisions.collide(
              List.of(
                  () ->
                      words(
                          roster
                              .core()
                              .links()
                              .accept(
                                  token,
                                  Optional.of(session),
                                  new TypedName("Zoe", "Ott"),
                                  "page " + email)),
                  () -> words(there.signIns().arrive(proof(email, "subject"), "door " + email))));
      // To another account the page may say once more what became of the invitation, no more.
      if (otherAccount) {
        assertThat(came).as("%s", came).contains("in");
      } else {
        assertThat(came).as("%s", came).containsOnly("in");
      }
      requireOne(email);
    }

    private static String words(Outcome outcome) {
      return outcome instanceof Outcome.Joined ? "in" : outcome.toString();
    }

    private static String words(Arrival arrival) {
      return arrival instanceof Arrival.Known known
              && known.entries().stream().allMatch(Entry.Joined.class::isInstance)
          ? "in"
          : arrival.toString();
    }

    /** One person, one sign-in, one seat, one welcome, and it stands once in the history. */
    private void requireOne(String email) {
      String who = " from person p where p.email_norm = '%s'".formatted(email);
      assertThat(database.number("select count(*)" + who)).as(email).isEqualTo(1);
      for (String table : List.of("sign_in", "welcomed")) {
        assertThat(
                database.number(
                    "select count(*) from "
                        + table
                        + " where person_id in (select p.id"
                        + who
                        + ")"))
            .as("%s of %s", table, email)
            .isEqualTo(1);
      }
      assertThat(
              database.number(
                  "select count(*) from membership m join org o on o.id = m.org_id and not"
                      + " o.personal where m.person_id in (select p.id"
                      + who
                      + ")"))
          .as("seats of %s", email)
          .isEqualTo(1);
      assertThat(
              database.number(
                  "select count(*) from audit_event a join invitation i on i.id = a.target_id"
                      + " where a.action = 'invitation.accepted' and i.email_norm = ?",
                  email))
          .as("it stands once in the history of %s", email)
          .isEqualTo(1);
      roster.settle();
      assertThat(
              roster.mailer().to(email).stream()
                  .filter(mail -> mail.subject().startsWith("Welcome to "))
                  .collect(Collectors.toList()))
          .as("welcomes of %s", email)
          .hasSize(1);
    }
  }
}
