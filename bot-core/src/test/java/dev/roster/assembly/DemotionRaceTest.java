package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two admins demote each other at one instant, through two replicas. */
class DemotionRaceTest {

  private static final String ADMINS = "select count(*) from membership where role = 'admin'";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D13: exactly one of two admins who demote each other succeeds, 200 collisions")
  void exactlyOneSucceeds(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D13: exactly one of two admins who demote each other succeeds, 10,000 collisions")
  void exactlyOneSucceedsManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var table = new Table(roster);
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        List<Reply> answers =
            collisions.collide(
                List.of(
                    () -> here.handle(table.demotion(table.ben, table.chloe)),
                    () -> there.handle(table.demotion(table.chloe, table.ben))));
        assertThat(database.number(ADMINS)).as("collision %s: %s", i, answers).isEqualTo(1);
        assertThat(answers.stream().map(TestRoster::words))
            .as("collision %s", i)
            .satisfiesOnlyOnce(words -> assertThat(words).contains(" is now Member of Acme"))
            .satisfiesOnlyOnce(words ->
                assertThat(words)
                    .contains("Your role in Acme, Member, does not include this")
                    .contains("Ana Lima"));
        table.raiseAgain();
      }
      roster.requireInvariants();
    }
  }

  /** The control: whoever decides first and changes then, without the touch, demotes both. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchBothSucceed(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var table = new Table(roster);
      List<String> ids =
          database.rows("select id from membership where role = 'admin' order by joined_at");
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(
                () -> demoteWithoutTouch(database, ids.get(0), ids.get(1)),
                () -> demoteWithoutTouch(database, ids.get(1), ids.get(0))));
        boolean broken = database.number(ADMINS) == 0;
        database.changeMembers("update membership set role = 'admin' where role = 'member'");
        return broken;
      });
      assertThat(table.ben).isNotEqualTo(table.chloe);
    }
  }

  private static boolean demoteWithoutTouch(TestDatabase database, String actor, String target)
      throws Exception {
    try (var connection = database.write().getConnection();
        var look = connection.prepareStatement("select role from membership where id = ?");
        var change =
            connection.prepareStatement("update membership set role = 'member' where id = ?")) {
      look.setString(1, actor);
      try (var row = look.executeQuery()) {
        row.next();
        if (!row.getString(1).equals("admin")) {
          connection.rollback();
          return false;
        }
      }
      change.setString(1, target);
      change.executeUpdate();
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }

  /** An org with its owner and two admins. */
  private static final class Table {
    private final TestRoster roster;
    private final Account ana;
    private final Account ben;
    private final Account chloe;

    Table(TestRoster roster) {
      this.roster = roster;
      this.ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      this.ben = roster.member(ana, "Ben Ode", "admin");
      this.chloe = roster.member(ana, "Chloe Fay", "admin");
    }

    Call demotion(Account by, Account of) {
      return roster.call(by, new Input.Line("member role " + of.mention() + " member"));
    }

    void raiseAgain() {
      for (Account who : List.of(ben, chloe)) {
        Reply asked = roster.say(ana, "member role " + who.mention() + " admin");
        if (TestRoster.words(asked).startsWith("Make ")) {
          roster.press(ana, asked, "Confirm");
        }
      }
    }
  }
}
