package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two accounts on Discord prove one mailbox at one instant, on two replicas. */
class LinkRaceTest {

  private static final int TIMES = 20;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B35: two accounts that prove one address at once: one is linked, one refused")
  void oneIsLinked(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Core replica = roster.replica();
      for (int i = 0; i < TIMES; i++) {
        String address = "zoe" + i + "@acme.test";
        Account first = roster.onDiscord("Zoe");
        Account second = roster.onDiscord("Zoe too");
        String firstCode = code(roster, first, address);
        String secondCode = code(roster, second, address);

        List<String> answers =
            collisions.collide(
                List.of(
                    confirm(roster, roster.core(), first, firstCode),
                    confirm(roster, replica, second, secondCode)));

        assertThat(answers).as(address).anyMatch(answer -> answer.contains("Linked."));
        assertThat(answers).as(address).anyMatch(answer -> answer.contains("has another account"));
      }
      assertThat(database.number("select count(*) from chat_identity")).isEqualTo(TIMES);
      assertThat(database.number("select count(*) from person")).isEqualTo(TIMES);
      roster.requireInvariants();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneCodeTypedTwiceLinksOnce(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Core replica = roster.replica();
      for (int i = 0; i < TIMES; i++) {
        Account zoe = roster.onDiscord("Zoe");
        String code = code(roster, zoe, "zoe" + i + "@acme.test");

        List<String> answers =
            collisions.collide(
                List.of(
                    confirm(roster, roster.core(), zoe, code),
                    confirm(roster, replica, zoe, code)));

        assertThat(answers).filteredOn(answer -> answer.contains("Linked.")).hasSize(1);
      }
      assertThat(
              database.number("select count(*) from audit_event where action = 'account.linked'"))
          .isEqualTo(TIMES);
      roster.requireInvariants();
    }
  }

  /** Two browsers, each of somebody else, come back from Discord with one account at once. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B35: one account that two people link at once speaks for one of them")
  void oneAccountSpeaksForOnePerson(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Core replica = roster.replica();
      roster.core().discordLinks().open((state, challenge) -> URI.create("x:" + state));
      WebSession first = browser(database, roster, "Ana Lima", "ana@acme.test");
      WebSession second = browser(database, roster, "Ben Ode", "ben@acme.test");
      for (int i = 0; i < TIMES; i++) {
        // Each may have one account on Discord, and asks so often an hour.
        database.run("delete from chat_identity where platform = 'discord'");
        roster.clock().advance(Duration.ofMinutes(6));
        String user = "77" + i;

        List<DiscordLinks.Outcome> outcomes =
            collisions.collide(
                List.of(
                    back(roster, roster.core(), first, user), back(roster, replica, second, user)));

        assertThat(outcomes)
            .satisfiesOnlyOnce(
                one -> assertThat(one).isInstanceOf(DiscordLinks.Outcome.Linked.class))
            .satisfiesOnlyOnce(
                one -> assertThat(one).isInstanceOf(DiscordLinks.Outcome.Refused.class));
        boolean firstWon = outcomes.getFirst() instanceof DiscordLinks.Outcome.Linked;
        assertThat(database.rows("select person_id from chat_identity where user_id = ?", user))
            .containsExactly((firstWon ? first : second).person().orElseThrow().toString());
      }
      assertThat(
              database.number("select count(*) from audit_event where action = 'account.refused'"))
          .isEqualTo(TIMES);
      roster.requireInvariants();
    }
  }

  private static WebSession browser(
      TestDatabase database, TestRoster roster, String name, String email) {
    Account account = roster.person(name, email);
    roster.say(account, "org create \"" + name + "s\" pro");
    var person =
        UUID.fromString(
            database
                .rows("select person_id from chat_identity where user_id = ?", account.user())
                .getFirst());
    Sessions sessions = roster.core().sessions();
    String token = sessions.begin(TestRoster.signIn(email), Optional.of(person), Optional.empty());
    return sessions.find(token).orElseThrow();
  }

  private static Callable<DiscordLinks.Outcome> back(
      TestRoster roster, Core core, WebSession session, String user) {
    String state = roster.core().discordLinks().begin(session).getSchemeSpecificPart();
    var consent = new DiscordLinks.Consent(user, "Zoe", Optional.empty());
    return () -> core.discordLinks().finish(state, Optional.of(session), consent);
  }

  /** The control: looking first who speaks, without the touch, tells both that it is theirs. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchBothAreToldThatItIsTheirs(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var collisions = new Collisions()) {
      for (String name : List.of("Ana", "Ben")) {
        database.run(
            "insert into person (id, display_name, created_at) values (uuid(), ?, utc_timestamp(6))",
            name);
      }
      List<String> people = database.rows("select id from person");
      Collisions.requireBroken(i -> {
        List<Boolean> told =
            collisions.collide(
                List.of(
                    () -> linkWithoutTouch(database, people.get(0), "88" + i),
                    () -> linkWithoutTouch(database, people.get(1), "88" + i)));
        return !told.contains(false);
      });
    }
  }

  private static boolean linkWithoutTouch(TestDatabase database, String person, String user)
      throws SQLException {
    if (!database.rows("select 1 from chat_identity where user_id = ?", user).isEmpty()) {
      return false;
    }
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into chat_identity (id, platform, tenant, user_id, person_id, created_at, seen_at)
          values (uuid(), 'discord', '-', '%s', '%s', utc_timestamp(6), utc_timestamp(6))
          on duplicate key update person_id = value(person_id)
          """
              .formatted(user, person));
      connection.commit();
      return true;
    } catch (SQLException conflict) {
      return false;
    }
  }

  private static String code(TestRoster roster, Account who, String address) {
    roster.settle();
    roster.clock().advance(Duration.ofMinutes(2));
    roster.say(who, "account link " + address);
    roster.settle();
    return roster.mailer().code(address).orElseThrow();
  }

  private static Callable<String> confirm(TestRoster roster, Core core, Account who, String code) {
    var call = roster.call(who, new Input.Line("account confirm " + code));
    return () -> TestRoster.words(core.engine().handle(call));
  }

  /** The control: looking first whether the code is open, without the touch, uses it twice. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchACodeIsUsedTwice(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var collisions = new Collisions()) {
      Collisions.requireBroken(i -> {
        String account = "discord:D" + i;
        database.run(
            "insert into account_challenge (id, account, name, email, email_norm, created_at,"
                + " expires_at) values (uuid(), ?, 'Zoe', 'z@a.test', 'z@a.test',"
                + " utc_timestamp(6), utc_timestamp(6))",
            account);
        List<Boolean> used =
            collisions.collide(
                List.of(
                    () -> useWithoutTouch(database, account),
                    () -> useWithoutTouch(database, account)));
        return !used.contains(false);
      });
    }
  }

  private static boolean useWithoutTouch(TestDatabase database, String account)
      throws SQLException {
    if (database
        .rows("select 1 from account_challenge where open_account = ?", account)
        .isEmpty()) {
      return false;
    }
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update account_challenge set ended_at = utc_timestamp(6) where account = '%s'"
              .formatted(account));
      connection.commit();
      return true;
    } catch (SQLException conflict) {
      return false;
    }
  }
}
