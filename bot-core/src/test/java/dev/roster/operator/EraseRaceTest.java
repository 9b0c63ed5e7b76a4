package dev.roster.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.org.OrgCreation;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What platform admins do, at the instant of what people do themselves, through two replicas. */
class EraseRaceTest {

  private static final int TIMES = 12;
  private static final String OPS = "ops@orbit.test";

  private static final String GHOSTS =
      "select count(*) from membership m join person p on p.id = m.person_id"
          + " where p.erased_at is not null";

  private static final String SPEAKING =
      "select count(*) from chat_identity i join person p on p.id = i.person_id"
          + " where p.erased_at is not null";

  /** Acme with an admin, and whoever runs this Roster. */
  private record Stage(TestDatabase database, TestRoster roster, Account olu, Account ana)
      implements AutoCloseable {

    static Stage on(TestDatabase database) {
      TestRoster roster = TestRoster.runBy(database, OrgCreation.ANYONE, OPS);
      Account olu = roster.person("Olu Price", OPS);
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      roster.say(ana, "org create Beta pro");
      return new Stage(database, roster, olu, ana);
    }

    /** Somebody in Acme. */
    Account member(int i) {
      Account ben = roster.person("Ben " + i, "ben" + i + "@acme.test");
      roster.say(ana, "invite send " + ben.mention() + " role:admin org:acme");
      roster.settle();
      roster.press(ben, roster.newestCard(ben), "Accept");
      return ben;
    }

    Callable<String> erasing(Account who) {
      Reply asked = roster.say(olu, "account erase " + who.mention());
      return pressing(roster.engine(), olu, asked);
    }

    Callable<String> pressing(Engine at, Account who, Reply asked) {
      var call = roster.call(who, TestRoster.pressing(asked, "Confirm"));
      return () -> TestRoster.words(at.handle(call));
    }

    @Override
    public void close() {
      roster.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B29: who is erased while they accept an invitation is in no org afterwards")
  void noGhostJoins(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = Stage.on(database);
        var collisions = new Collisions()) {
      TestRoster roster = stage.roster();
      Engine there = roster.replica().engine();
      for (int i = 0; i < TIMES; i++) {
        Account ben = stage.member(i);
        roster.say(stage.ana(), "invite send " + ben.mention() + " org:beta");
        roster.settle();
        var accept = roster.call(ben, TestRoster.pressing(roster.newestCard(ben), "Accept"));

        List<String> answers =
            collisions.collide(
                List.of(stage.erasing(ben), () -> TestRoster.words(there.handle(accept))));

        assertThat(database.number(GHOSTS)).as("%s", answers).isZero();
        assertThat(answers.getFirst())
            .containsAnyOf("Erased.", "joined an org meanwhile", "nothing was done");
        boolean isErased = answers.getFirst().contains("Erased.");
        assertThat(
                database.number("select count(*) from person where display_name = ?", "Ben " + i))
            .as("%s", answers)
            .isEqualTo(isErased ? 0 : 1);
      }
      roster.requireInvariants();
    }
  }

  /** The control: looking first and joining then, without the touch, leaves a ghost. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchAGhostJoins(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var _ = Stage.on(database);
        var collisions = new Collisions()) {
      String org = database.rows("select id from org where slug = 'beta'").getFirst();
      Collisions.requireBroken(i -> {
        database.run(
            "insert into person (id, display_name, created_at) values (uuid(), ?, utc_timestamp(6))",
            "Cem " + i);
        String person =
            database.rows("select id from person where display_name = ?", "Cem " + i).getFirst();
        collisions.collide(
            List.of(
                () ->
                    run(
                        database,
                        "delete from membership where person_id = '%s'".formatted(person),
                        "update person set erased_at = utc_timestamp(6) where id = '%s'"
                            .formatted(person)),
                () ->
                    !database
                            .rows("select 1 from person where id = ? and erased_at is null", person)
                            .isEmpty()
                        && run(
                            database,
                            "insert into membership (id, org_id, person_id, role, joined_at) values (uuid(), '%s', '%s', 'member', utc_timestamp(6))"
                                .formatted(org, person))));
        return database.number(GHOSTS) > 0;
      });
    }
  }

  private static boolean run(TestDatabase database, String... statements) throws Exception {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException conflict) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B29: who is erased while they unlink an account speaks from none afterwards")
  void eraseAndUnlinkAtOnce(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = Stage.on(database);
        var collisions = new Collisions()) {
      TestRoster roster = stage.roster();
      Engine there = roster.replica().engine();
      for (int i = 0; i < TIMES; i++) {
        String address = "ben" + i + "@acme.test";
        Account ben = stage.member(i);
        roster.say(ben, "account link " + address);
        roster.settle();
        roster.say(ben, "account confirm " + roster.mailer().code(address).orElseThrow());
        Reply asked = roster.say(ben, "account unlink");

        List<String> answers =
            collisions.collide(List.of(stage.erasing(ben), stage.pressing(there, ben, asked)));

        assertThat(answers.get(0)).as("%s", answers).contains("Erased.");
        assertThat(answers.get(1))
            .as("%s", answers)
            .containsAnyOf("Unlinked.", "linked to nobody", "answered already", "nothing was done");
        assertThat(database.number(SPEAKING) + database.number(GHOSTS)).as("%s", answers).isZero();
        assertThat(
                database.number("select count(*) from chat_identity where user_id = ?", ben.user()))
            .as("%s", answers)
            .isZero();
      }
      roster.requireInvariants();
    }
  }

  /** Whoever is in is never attached a second time, and what was decided on them stands. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C07: attaching a member while they are demoted changes nothing of the demotion")
  void attachAndDemotionAtOnce(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = Stage.on(database);
        var collisions = new Collisions()) {
      TestRoster roster = stage.roster();
      Engine there = roster.replica().engine();
      Account ben = stage.member(0);
      for (int i = 0; i < TIMES; i++) {
        var attach =
            roster.call(
                stage.olu(), new Input.Line("member attach " + ben.mention() + " org:acme"));
        var demotion =
            roster.call(
                stage.ana(), new Input.Line("member role " + ben.mention() + " member org:acme"));

        List<String> answers =
            collisions.collide(
                List.of(
                    () -> TestRoster.words(there.handle(attach)),
                    () -> TestRoster.words(roster.engine().handle(demotion))));

        assertThat(answers.get(0)).contains("is in Acme already");
        assertThat(answers.get(1)).contains("is now Member of Acme");
        Reply asked = roster.say(stage.ana(), "member role " + ben.mention() + " admin org:acme");
        roster.press(stage.ana(), asked, "Confirm");
      }
      roster.requireInvariants();
    }
  }

  /** Removed and attached at once: out, or in with the lowest role and never with the old one. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C07: who is attached while they are removed is out, or in with the lowest role")
  void attachAndRemovalAtOnce(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var stage = Stage.on(database);
        var collisions = new Collisions()) {
      TestRoster roster = stage.roster();
      Engine there = roster.replica().engine();
      for (int i = 0; i < TIMES; i++) {
        Account ben = stage.member(i);
        var attach =
            roster.call(
                stage.olu(), new Input.Line("member attach " + ben.mention() + " org:acme"));
        Reply asked = roster.say(stage.ana(), "member remove " + ben.mention() + " org:acme");

        List<String> answers =
            collisions.collide(
                List.of(
                    () -> TestRoster.words(there.handle(attach)),
                    stage.pressing(roster.engine(), stage.ana(), asked)));

        List<String> role =
            database.rows(
                """
                select m.role from membership m join chat_identity i on i.person_id = m.person_id
                join org o on o.id = m.org_id and o.slug = 'acme' where i.user_id = ?
                """,
                ben.user());
        assertThat(answers.get(1)).as("%s", answers).containsIgnoringCase("removed");
        assertThat(role)
            .as("%s", answers)
            .isEqualTo(answers.get(0).contains("is in Acme now") ? List.of("member") : List.of());
      }
      roster.requireInvariants();
    }
  }
}
