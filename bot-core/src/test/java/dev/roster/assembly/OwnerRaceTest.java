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
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two replicas decide on the owner of a team at one instant: a transfer against another one,
 * against the removal, the demotion and the suspension of whoever it goes to, and two appointments.
 */
class OwnerRaceTest {

  /** The control ends with the first collision that breaks the rule. */
  private static final int MOST_CONTROLS = 2_000;

  private static final String OWNERS = "select count(*) from team_member where role = 'owner'";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C43 a team has exactly one owner after 200 collisions")
  void exactlyOneOwner(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C43 a team has exactly one owner after 10,000 collisions")
  void exactlyOneOwnerManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var table = new Table(database, roster);
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        table.reset();
        List<Call> calls = table.collision(i % 5);
        List<Reply> answers =
            collisions.collide(
                List.of(() -> here.handle(calls.getFirst()), () -> there.handle(calls.getLast())));
        var words = answers.stream().map(TestRoster::words).toList();
        assertThat(database.number(OWNERS)).as("collision %s: %s", i, words).isEqualTo(1);
        table.requireOneOrder(i % 5, words);
      }
      roster.requireInvariants();
    }
  }

  /** One team: Ana made it and is not in it, Ben owns it, Dora is its admin, Eve a moderator. */
  private static final class Table {

    private final TestDatabase database;
    private final TestRoster roster;
    private final Account ana;
    private final Account adam;
    private final Account ben;
    private final Account chloe;
    private final Account dora;
    private final Account eve;

    Table(TestDatabase database, TestRoster roster) {
      this.database = database;
      this.roster = roster;
      var stage = SchemeStage.on(roster, "directory");
      this.ana = stage.founder();
      this.adam = stage.another("org_admin");
      this.ben = stage.another("user");
      this.chloe = stage.another("user");
      this.dora = stage.another("user");
      this.eve = stage.another("user");
      String people =
          String.join(" ", ben.mention(), chloe.mention(), dora.mention(), eve.mention());
      roster.say(ana, "team create Data " + people);
      role(ana, "member");
      role(ben, "owner");
    }

    private void role(Account who, String role) {
      database.run(
          "update team_member tm join membership m on m.id = tm.membership_id"
              + " join chat_identity i on i.person_id = m.person_id set tm.role = ?"
              + " where i.user_id = ?",
          role,
          who.user());
    }

    void reset() {
      roster.say(ana, "member reactivate " + eve.mention());
      database.run("update team_member set role = 'member' where role = 'owner'");
      role(ben, "owner");
      roster.say(ben, "team add data " + eve.mention());
      role(chloe, "member");
      role(dora, "admin");
      role(eve, "moderator");
    }

    List<Call> collision(int kind) {
      if (kind == 4) {
        role(ben, "member");
        return List.of(transfer(ana, chloe), transfer(adam, eve));
      }
      Call transfer = transfer(ben, eve);
      return List.of(
          transfer,
          switch (kind) {
            case 0 -> transfer(ben, chloe);
            case 1 -> line(dora, "team remove data " + eve.mention());
            case 2 -> line(dora, "team role data %s viewer".formatted(eve.mention()));
            default -> line(ana, "member suspend " + eve.mention());
          });
    }

    private Call transfer(Account from, Account to) {
      Reply question = roster.say(from, "team transfer data " + to.mention());
      return roster.call(from, TestRoster.pressing(question, "Confirm"));
    }

    private Call line(Account who, String line) {
      return roster.call(who, new Input.Line(line));
    }

    /** Both answers fit one after the other, in one order or the other. */
    void requireOneOrder(int kind, List<String> words) {
      boolean transferred = words.getFirst().contains("owns the team");
      switch (kind) {
        case 0, 4 ->
            assertThat(words)
                .satisfiesOnlyOnce(one -> assertThat(one).contains("owns the team"))
                .satisfiesOnlyOnce(one -> assertThat(one).contains("Who could: "));
        case 1 -> assertThat(words.getLast().contains("no longer in")).isNotEqualTo(transferred);
        case 2 -> assertThat(transferred).as("%s", words).isTrue();
        default -> assertThat(words.getLast()).contains("is suspended");
      }
    }
  }

  /** The control: looking first and writing then, without the touch and the key, makes two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchATeamGetsTwoOwners(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      var table = new Table(database, roster);
      database.run("alter table team_member drop key team_member_owner");
      boolean broken = false;
      for (int i = 0; i < MOST_CONTROLS && !broken; i++) {
        database.run("update team_member set role = 'member' where role = 'owner'");
        collisions.collide(
            List.of(
                () -> appointWithoutTouch(database, table.chloe),
                () -> appointWithoutTouch(database, table.eve)));
        broken = database.number(OWNERS) > 1;
      }
      assertThat(broken).as("no collision broke the rule: this race proves nothing").isTrue();
    }
  }

  private static boolean appointWithoutTouch(TestDatabase database, Account who)
      throws SQLException {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var owned = statement.executeQuery(OWNERS)) {
        owned.next();
        if (owned.getInt(1) > 0) {
          connection.rollback();
          return false;
        }
      }
      statement.execute(
          "update team_member set role = 'owner' where membership_id = (select m.id from membership m"
              + " join chat_identity i on i.person_id = m.person_id where i.user_id = '"
              + who.user()
              + "')");
      connection.commit();
      return true;
    } catch (SQLException conflict) {
      return false;
    }
  }
}
