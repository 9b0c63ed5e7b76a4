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

/** Two replicas change teams at one instant. */
class TeamRaceTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A13: a name is given once, 200 collisions")
  void aNameIsGivenOnce(boolean snapshotIsolation) {
    create(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A13: a name is given once, 10,000 collisions")
  void aNameIsGivenOnceManyTimes(boolean snapshotIsolation) {
    create(snapshotIsolation, 10_000);
  }

  private static void create(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        var one = roster.call(ana, new Input.Line("team create Crew" + i));
        var two = roster.call(ben, new Input.Line("team create CREW" + i));
        List<Reply> answers =
            collisions.collide(List.of(() -> roster.engine().handle(one), () -> there.handle(two)));
        assertThat(answers.stream().map(TestRoster::words))
            .satisfiesOnlyOnce(words -> assertThat(words).contains("Made the team"))
            .satisfiesOnlyOnce(words -> assertThat(words).contains("already"));
        assertThat(database.number("select count(*) from team")).isEqualTo(i + 1L);
      }
      roster.requireInvariants();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "A17, C46: adding to a team that goes or rests leaves all or nothing, 200 collisions")
  void addingToATeamThatGoes(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Engine there = roster.replica().engine();
      for (int i = 0; i < 100; i++) {
        roster.say(ana, "team create Crew");
        boolean deletes = i % 2 == 0;
        var add = roster.call(ben, new Input.Line("team add crew " + ben.mention()));
        var end =
            deletes
                ? roster.call(
                    ana, TestRoster.pressing(roster.say(ana, "team delete crew"), "Confirm"))
                : roster.call(ana, new Input.Line("team deactivate crew"));
        List<Reply> replies =
            collisions.collide(List.of(() -> there.handle(add), () -> roster.engine().handle(end)));
        List<String> answers = replies.stream().map(TestRoster::words).toList();
        boolean added = answers.getFirst().contains("Added 1 person");
        assertThat(added)
            .as("collision %s: %s", i, answers)
            .isEqualTo(answers.getLast().contains("1 person in it"));
        if (!deletes) {
          assertThat(database.number("select members from team")).isEqualTo(added ? 1 : 0);
          roster.press(ana, roster.say(ana, "team delete crew"), "Confirm");
        }
        assertThat(database.number("select count(*) from team_member")).isZero();
      }
      roster.requireInvariants();
    }
  }

  /** The control: looking first and inserting then, without the touch and the key, makes two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchANameIsGivenTwice(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      database.run(
          "alter table team add key team_control (org_id), drop key team_name, drop key team_slug");
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(() -> createWithoutTouch(database), () -> createWithoutTouch(database)));
        boolean broken = database.number("select count(*) from team") > 1;
        database.run("delete from team");
        return broken;
      });
    }
  }

  private static boolean createWithoutTouch(TestDatabase database) throws Exception {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var named = statement.executeQuery("select 1 from team where name_norm = 'crew'")) {
        if (named.next()) {
          connection.rollback();
          return false;
        }
      }
      statement.execute(
          """
          insert into team (id, org_id, slug, name, name_norm, colour, version, created_at)
          select uuid(), id, 'crew', 'Crew', 'crew', 'red', version, utc_timestamp(6) from org
          """);
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
