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

/** Two admins give the last seat of a plan away at one instant. */
class SeatRaceTest {

  private static final String TAKEN = "select members + pending from org where not personal";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the last seat is given once, 200 collisions")
  void theLastSeatIsGivenOnce(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the last seat is given once, 10,000 collisions")
  void theLastSeatIsGivenOnceManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme starter");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      roster.say(ana, "invite send x1@acme.test x2@acme.test");
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        var one = roster.call(ana, new Input.Line("invite send a" + i + "@acme.test"));
        var two = roster.call(ben, new Input.Line("invite send b" + i + "@acme.test"));
        List<Reply> answers =
            collisions.collide(List.of(() -> roster.engine().handle(one), () -> there.handle(two)));
        assertThat(database.number(TAKEN)).as("collision %s: %s", i, answers).isEqualTo(5);
        assertThat(answers.stream().map(TestRoster::words))
            .satisfiesOnlyOnce(words -> assertThat(words).contains("Invited "))
            .satisfiesOnlyOnce(words -> assertThat(words).contains("room for 5 people"));
        Account winner = TestRoster.words(answers.getFirst()).contains("Invited ") ? ana : ben;
        Reply won = answers.get(winner.equals(ana) ? 0 : 1);
        roster.press(winner, won, "Undo");
        assertThat(database.number(TAKEN)).isEqualTo(4);
      }
      roster.requireInvariants();
    }
  }

  /** The control: counting first and inviting then, without the touch, overfills the plan. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchThePlanIsOverfilled(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme starter");
      roster.say(ana, "invite send x1@acme.test x2@acme.test x3@acme.test");
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(() -> inviteWithoutTouch(database), () -> inviteWithoutTouch(database)));
        boolean broken = database.number("select count(*) from invitation") > 4;
        database.run("delete from invitation where message = 'control'");
        return broken;
      });
    }
  }

  private static boolean inviteWithoutTouch(TestDatabase database) throws Exception {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var count = statement.executeQuery("select count(*) from invitation")) {
        count.next();
        if (count.getInt(1) >= 4) {
          connection.rollback();
          return false;
        }
      }
      statement.execute(
          """
          insert into invitation (id, org_id, email, email_norm, role, message, state, token_hash,
            invited_by, created_at, sent_at, expires_at)
          select uuid(), org_id, @mail := uuid(), @mail, role, 'control', state,
            unhex(sha2(uuid(), 256)), invited_by, created_at, sent_at, expires_at
          from invitation limit 1
          """);
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
