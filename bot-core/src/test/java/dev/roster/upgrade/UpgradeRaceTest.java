package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two decide on one request at one instant, through two replicas. */
class UpgradeRaceTest {

  private static final int BATCH = 50;
  private static final int CLICKS = 20;

  /** What the second one does while Elif approves; they take turns. */
  enum Rival {
    DENIES,
    APPROVES_TOO,
    CANCELS,
    EXPIRES
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: a request has one decision and one notice, 200 collisions")
  void oneDecisionARequest(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: a request has one decision and one notice, 10,000 collisions")
  void oneDecisionARequestManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = new UpgradeStage(TestRoster.start(database));
        var replica = stage.roster.replica();
        var collisions = new Collisions()) {
      for (int done = 1; done <= times; done++) {
        collide(database, stage, replica, collisions, Rival.values()[done % Rival.values().length]);
        if (done % BATCH == 0) {
          stage.roster.settle();
          requireNoButtons(stage);
          stage.roster.requireInvariants();
          database.run("delete from outbox where state = 'sent'");
        }
      }
    }
  }

  private static void collide(
      TestDatabase database, UpgradeStage stage, Core replica, Collisions collisions, Rival rival) {
    TestRoster roster = stage.roster;
    String code = UpgradeStage.code(roster.ask(stage.ben, "upgrade request please"));
    Callable<String> approval = say(roster, roster.engine(), stage.elif, "upgrade approve " + code);
    List<String> answers =
        collisions.collide(List.of(approval, rival(roster, replica, stage, rival, code)));
    String state =
        database.rows("select state from upgrade_request where code = ?", code).getFirst();
    boolean approved = state.equals("approved");
    assertThat(answers.stream().filter(words -> words.matches("(?s)(Approved|Denied|Cancelled).*")))
        .as("collision of %s: %s", code, answers)
        .hasSize(state.equals("expired") ? 0 : 1);
    assertThat(
            database.rows(
                "select m.tier from membership m join upgrade_request r"
                    + " on r.person_id = m.person_id and r.org_id = m.org_id where r.code = ?",
                code))
        .as("the tier after `%s`: %s", state, answers)
        .containsExactly(approved ? "pro" : "base");
    assertThat(
            database.number(
                "select count(*) from outbox where kind = 'notice' and words like ?",
                "%" + code + "%"))
        .as("notices about %s: %s", code, answers)
        .isEqualTo(state.equals("cancelled") ? 0 : 1);
    if (approved) {
      roster.say(stage.ana, "member tier " + stage.ben.mention() + " base");
    }
  }

  private static Callable<String> rival(
      TestRoster roster, Core replica, UpgradeStage stage, Rival rival, String code) {
    return switch (rival) {
      case DENIES -> say(roster, replica.engine(), stage.ana, "upgrade deny " + code);
      case APPROVES_TOO -> say(roster, replica.engine(), stage.ana, "upgrade approve " + code);
      case CANCELS -> say(roster, replica.engine(), stage.ben, "upgrade cancel " + code);
      case EXPIRES ->
          () -> {
            roster.clock().advance(UpgradeRequest.LIFE);
            return Integer.toString(replica.endOverdue());
          };
    };
  }

  private static Callable<String> say(TestRoster roster, Engine engine, Account who, String line) {
    Call call = roster.call(who, new Input.Line(line));
    return () -> TestRoster.words(engine.handle(call));
  }

  private static void requireNoButtons(UpgradeStage stage) {
    for (Account approver : List.of(stage.ana, stage.elif)) {
      assertThat(stage.roster.slack().directTo(approver))
          .allSatisfy(card -> assertThat(card).isEqualTo(card.withoutButtons()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: of two clicks on two copies the losing one learns who won")
  void theLosingClickLearnsWhoWon(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = new UpgradeStage(TestRoster.start(database));
        var replica = stage.roster.replica();
        var collisions = new Collisions()) {
      TestRoster roster = stage.roster;
      for (int i = 0; i < CLICKS; i++) {
        stage.request("please");
        Reply elifs = roster.newestCard(stage.elif);
        String deny = TestRoster.button(roster.newestCard(stage.ana), "Deny").id();
        Call click = roster.call(stage.elif, TestRoster.pressing(elifs, "Approve"));
        Call form =
            roster.call(stage.ana, new Input.Filled("upgrade deny", Map.of(), Optional.of(deny)));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(click), () -> replica.engine().handle(form)));
        assertThat(answers).allSatisfy(r -> assertThat(r).isInstanceOf(Reply.Update.class));
        assertThat(answers.stream().map(TestRoster::words))
            .satisfiesOnlyOnce(words ->
                assertThat(words)
                    .containsPattern("Elif Kaya approved this before|Ana Lima denied this before"));
        roster.say(stage.ana, "member tier " + stage.ben.mention() + " base");
        roster.clock().advance(Duration.ofMinutes(1));
      }
    }
  }

  /** The control: looking first and deciding then, without the touch, gives two decisions. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchThereAreTwoDecisions(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = new UpgradeStage(TestRoster.start(database));
        var collisions = new Collisions()) {
      String code = stage.request("please");
      Collisions.requireBroken(i -> {
        List<Boolean> decided =
            collisions.collide(
                List.of(
                    () -> decideWithoutTouch(database, code, "approved"),
                    () -> decideWithoutTouch(database, code, "denied")));
        boolean broken = !decided.contains(false);
        database.run(
            "update upgrade_request set state = 'pending', ended_at = null, decided_by = null"
                + " where code = ?",
            code);
        return broken;
      });
    }
  }

  private static boolean decideWithoutTouch(TestDatabase database, String code, String state)
      throws Exception {
    if (database
        .rows("select 1 from upgrade_request where code = ? and state = 'pending'", code)
        .isEmpty()) {
      return false;
    }
    try (var connection = database.write().getConnection();
        var decision =
            connection.prepareStatement(
                "update upgrade_request set state = ?, ended_at = utc_timestamp(6), by_tier = true,"
                    + " decided_by = person_id where code = ?")) {
      decision.setString(1, state);
      decision.setString(2, code);
      decision.executeUpdate();
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
