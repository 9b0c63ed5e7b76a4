package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two admins of an org without an owner each do something at one instant, through two replicas,
 * that alone would leave the other: every pair of ways to stop being an admin, in turn.
 */
class LastAdminRaceTest {

  /** The control ends with the first collision that breaks the rule. */
  private static final int MOST_CONTROLS = 2_000;

  private static final String ADMINS =
      "select count(*) from membership where role = 'admin' and status = 'active'";

  /** A way to stop being an admin, or to make the other stop. */
  private enum Way {
    DEMOTE("member role %2$s member"),
    STEP_DOWN("member role %1$s member"),
    SUSPEND("member suspend %2$s"),
    REMOVE("member remove %2$s"),
    LEAVE("org leave");

    private final String line;

    Way(String line) {
      this.line = line;
    }

    /** The call that does it; what asks first is asked here and only the confirmation is left. */
    Call call(TestRoster roster, Account by, Account other) {
      String typed = line.formatted(by.mention(), other.mention());
      if (this != REMOVE && this != LEAVE) {
        return roster.call(by, new Input.Line(typed));
      }
      return roster.call(by, TestRoster.pressing(roster.say(by, typed), "Confirm"));
    }
  }

  private record Pair(Way one, Way other) {
    static List<Pair> all() {
      var pairs = new ArrayList<Pair>();
      for (Way one : Way.values()) {
        for (Way other : Way.values()) {
          if (one.compareTo(other) <= 0) {
            pairs.add(new Pair(one, other));
          }
        }
      }
      return pairs;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B31 an admin remains in every pair of ways to stop being one, 200 collisions")
  void anAdminRemains(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B31 an admin remains in every pair of ways to stop being one, 10,000 collisions")
  void anAdminRemainsManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var stage = SchemeStage.on(roster, "network");
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      List<Pair> pairs = Pair.all();
      Account last = stage.person("admin");
      for (int i = 0; i < times; i++) {
        Pair pair = pairs.get(i % pairs.size());
        Account second = stage.another("admin");
        Call one = pair.one().call(roster, last, second);
        Call other = pair.other().call(roster, second, last);
        List<Reply> answers =
            collisions.collide(List.of(() -> here.handle(one), () -> there.handle(other)));
        assertThat(database.number(ADMINS))
            .as("collision %s, %s: %s", i, pair, answers)
            .isEqualTo(1);
        last = List.of(last, second).get(remains(database, last) ? 0 : 1);
        assertThat(remains(database, last)).as("one of the two, %s", pair).isTrue();
      }
      roster.requireInvariants();
    }
  }

  private static boolean remains(TestDatabase database, Account who) {
    return !database
        .rows(
            "select m.id from membership m join chat_identity i on i.person_id = m.person_id"
                + " where i.user_id = ? and m.role = 'admin' and m.status = 'active'",
            who.user())
        .isEmpty();
  }

  /** The control: who counts the others first and leaves then, without the touch, leaves nobody. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchNobodyRemains(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      var stage = SchemeStage.on(roster, "network");
      stage.another("admin");
      List<String> ids = database.rows("select id from membership order by joined_at, id");
      boolean broken = false;
      for (int i = 0; i < MOST_CONTROLS && !broken; i++) {
        collisions.collide(
            List.of(
                () -> stepDownWithoutTouch(database, ids.get(0)),
                () -> stepDownWithoutTouch(database, ids.get(1))));
        broken = database.number(ADMINS) == 0;
        database.changeMembers("update membership set role = 'admin'");
      }
      assertThat(broken).as("no collision broke the rule: this race proves nothing").isTrue();
    }
  }

  private static boolean stepDownWithoutTouch(TestDatabase database, String membership)
      throws Exception {
    try (var connection = database.write().getConnection();
        var look = connection.prepareStatement(ADMINS + " and id <> ?");
        var change =
            connection.prepareStatement("update membership set role = 'member' where id = ?")) {
      look.setString(1, membership);
      try (var row = look.executeQuery()) {
        row.next();
        if (row.getLong(1) == 0) {
          connection.rollback();
          return false;
        }
      }
      change.setString(1, membership);
      change.executeUpdate();
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
