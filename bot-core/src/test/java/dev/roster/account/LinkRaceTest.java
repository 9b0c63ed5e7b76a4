package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two accounts on Discord prove one mailbox at one instant, on two replicas. */
class LinkRaceTest {

  private static final int TIMES = 50;

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
