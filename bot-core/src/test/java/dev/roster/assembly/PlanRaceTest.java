package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
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

/** The plan shrinks to what is taken while somebody invites one more. */
class PlanRaceTest {

  /** The control ends with the first collision that breaks the rule. */
  private static final int MOST_CONTROLS = 2_000;

  private static final String TOO_MANY =
      "select count(*) from org o join plan p on p.name = o.plan where p.seats < o.members + o.pending";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the plan shrinks or one more is invited, 200 collisions")
  void onlyOneOfThemHappens(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the plan shrinks or one more is invited, 10,000 collisions")
  void onlyOneOfThemHappensManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      roster.say(ana, "invite send x1@acme.test x2@acme.test x3@acme.test");
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        var shrink = roster.call(ana, new Input.Line("org plan starter"));
        var invite = roster.call(ben, new Input.Line("invite send b" + i + "@acme.test"));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(shrink), () -> there.handle(invite)));
        String shrunk = TestRoster.words(answers.getFirst());
        String invited = TestRoster.words(answers.getLast());
        assertThat(database.number(TOO_MANY)).as("collision %s: %s", i, answers).isZero();
        boolean isSmall = shrunk.contains("is on the plan Starter now");
        boolean isIn = invited.contains("Invited ");
        assertThat(isSmall).as("collision %s: %s / %s", i, shrunk, invited).isNotEqualTo(isIn);
        assertThat(isSmall ? invited : shrunk).contains("room for 5 people");
        if (isSmall) {
          roster.press(ana, answers.getFirst(), "Undo");
        } else {
          roster.press(ben, answers.getLast(), "Undo");
        }
        assertThat(
                database.rows("select concat(plan, members + pending) from org where not personal"))
            .containsExactly("pro5");
      }
      roster.requireInvariants();
    }
  }

  /** The control: counting first and changing then, without the touch, leaves too small a plan. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchThePlanIsTooSmall(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      database.run("create table taken (seat int not null)");
      database.run("insert into taken values (1), (2), (3), (4), (5)");
      boolean broken = false;
      for (int i = 0; i < MOST_CONTROLS && !broken; i++) {
        collisions.collide(
            List.of(
                () ->
                    unlessTaken(
                        database,
                        "select count(*) > 5 from taken",
                        "update org set plan = 'starter'"),
                () ->
                    unlessTaken(
                        database,
                        "select plan = 'starter' from org",
                        "insert into taken values (6)")));
        broken =
            database.number(
                    "select count(*) from org where plan = 'starter' and 5 < (select count(*) from taken)")
                == 1;
        database.run("delete from taken where seat = 6");
        database.run("update org set plan = 'pro'");
      }
      assertThat(broken).as("no collision broke the rule: this race proves nothing").isTrue();
    }
  }

  private static boolean unlessTaken(TestDatabase database, String look, String change)
      throws Exception {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var found = statement.executeQuery(look)) {
        found.next();
        if (found.getBoolean(1)) {
          connection.rollback();
          return false;
        }
      }
      statement.execute(change);
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
