package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pro ends at the instant at which it is renewed, or set, on two replicas. */
class TierEndRaceTest {

  private static final int BATCH = 20;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: an end, an approval and a tier set at one instant leave one state, 60 times")
  void oneStateAnEnd(boolean snapshotIsolation) {
    race(snapshotIsolation, 30);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: an end, an approval and a tier set at one instant leave one state, 5,000 times")
  void oneStateAnEndManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 5_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = new UpgradeStage(TestRoster.start(database));
        var replica = stage.roster.replica();
        var collisions = new Collisions()) {
      for (int done = 1; done <= times; done++) {
        collide(database, stage, replica, collisions, done % 2 == 0);
        if (done % BATCH == 0) {
          stage.roster.settle();
          stage.roster.requireInvariants();
          database.run("delete from outbox where state = 'sent'");
        }
      }
    }
  }

  private static void collide(
      TestDatabase database,
      UpgradeStage stage,
      Core replica,
      Collisions collisions,
      boolean approves) {
    TestRoster roster = stage.roster;
    String ben = stage.ben.mention();
    roster.say(stage.ana, "member tier " + ben + " pro for:1d");
    String line = "member tier " + ben + " pro for:2d";
    if (approves) {
      line =
          "upgrade approve " + UpgradeStage.code(roster.ask(stage.ben, "upgrade request for:2d"));
    }
    roster.clock().advance(Duration.ofDays(1));
    List<String> answers =
        collisions.collide(
            List.of(
                say(roster, replica.engine(), stage.elif, line),
                () -> Integer.toString(replica.endOverdue()),
                () -> Integer.toString(roster.core().endOverdue())));
    // Whoever came first, what was decided after the end counts from that instant on.
    assertThat(database.rows("select tier from membership where tier_until is not null"))
        .as("after `%s`: %s", line, answers)
        .containsExactly("pro");
    assertThat(roster.ask(stage.ben, "me")).as("%s", answers).contains("Tier: Pro until ");
    assertThat(answers.stream().skip(1).mapToInt(Integer::parseInt).sum())
        .as("ended once at most: %s", answers)
        .isLessThanOrEqualTo(1);
    roster.say(stage.ana, "member tier " + ben + " base");
  }

  private static Callable<String> say(TestRoster roster, Engine engine, Account who, String line) {
    Call call = roster.call(who, new Input.Line(line));
    return () -> TestRoster.words(engine.handle(call));
  }

  /** The control: looking first and ending then, without the touch, ends what was just renewed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchTheRenewalIsLost(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = new UpgradeStage(TestRoster.start(database));
        var collisions = new Collisions()) {
      stage.roster.say(stage.ana, "member tier " + stage.ben.mention() + " pro for:1d");
      Collisions.requireBroken(i -> {
        database.run("update membership set tier_days = 1 where tier_until is not null");
        List<Boolean> both =
            collisions.collide(
                List.of(
                    () -> renewWithoutTouch(database, 2), () -> renewWithoutTouch(database, 3)));
        return !both.contains(false);
      });
    }
  }

  private static boolean renewWithoutTouch(TestDatabase database, int days) throws Exception {
    if (database.rows("select 1 from membership where tier_days = 1").isEmpty()) {
      return false;
    }
    try (var connection = database.write().getConnection();
        var change =
            connection.prepareStatement(
                "update membership set tier_days = ? where tier_until is not null")) {
      change.setInt(1, days);
      change.executeUpdate();
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
