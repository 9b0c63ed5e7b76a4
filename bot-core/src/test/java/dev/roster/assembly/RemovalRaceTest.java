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
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is removed at the instant of a command of theirs, through two replicas. */
class RemovalRaceTest {

  private static final String WAITS =
      """
      select count(*) from invitation i
      where i.state = 'pending' and not exists (select 1 from membership m
        where m.org_id = i.org_id and m.person_id = i.invited_by)
      """;

  private static final String OPEN =
      """
      select count(*) from upgrade_request r
      where r.state = 'pending' and not exists (select 1 from membership m
        where m.org_id = r.org_id and m.person_id = r.person_id)
      """;

  private static final String UNOWNED =
      "select count(*) from team t where not exists"
          + " (select 1 from team_member o where o.owner_of = t.id)";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("a command of who is removed is wholly before or wholly after, 50 collisions")
  void beforeOrAfter(boolean snapshotIsolation) {
    race(snapshotIsolation, 50);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("a command of who is removed is wholly before or wholly after, 10,000 collisions")
  void beforeOrAfterManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  /** What whoever is removed does meanwhile, and what the answer says when it was done. */
  private enum Act {
    INVITE("Invited"),
    TEAM("Made the team"),
    REQUEST("asked"),
    APPROVE("Approved"),
    ROLE("is now Member");

    private final String done;

    Act(String done) {
      this.done = done;
    }
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      var table = new Table(database, roster);
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Act act = Act.values()[i % Act.values().length];
        Account ben = table.stage.another("admin");
        Call command = table.command(act, ben, i);
        Reply asked = roster.say(table.ana, "member remove " + ben.mention());
        Call removal = roster.call(table.ana, TestRoster.pressing(asked, "Confirm"));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(command), () -> there.handle(removal)));
        String said = TestRoster.words(answers.get(0));
        boolean first = said.contains(act.done);
        String at = "collision %d, %s: %s".formatted(i, act, answers);
        assertThat(table.wasDone(act, ben, i)).as(at).isEqualTo(first);
        if (!first) {
          assertThat(said)
              .as(at)
              .containsAnyOf(
                  "You are not in " + table.stage.name() + " any more.", "You are in no org here.");
        }
        table.requireRemoved(answers.get(1), first && act == Act.TEAM, at);
        assertThat(database.number(WAITS) + database.number(OPEN) + database.number(UNOWNED))
            .as(at)
            .isZero();
        table.restore(act);
      }
      roster.requireInvariants();
    }
  }

  /** The control: what looks first and writes then, without the touch, leaves an invitation. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchAnInvitationStays(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      var table = new Table(database, roster);
      Collisions.requireBroken(i -> {
        Account ben = table.stage.another("admin");
        String membership = table.membership(ben);
        collisions.collide(
            List.of(
                () -> inviteWithoutTouch(database, membership),
                () -> removeWithoutTouch(database, membership)));
        return database.number(WAITS) > 0;
      });
    }
  }

  private static boolean inviteWithoutTouch(TestDatabase database, String membership)
      throws Exception {
    List<String> org = database.rows("select org_id from membership where id = ?", membership);
    List<String> person =
        database.rows("select person_id from membership where id = ?", membership);
    if (org.isEmpty() || person.isEmpty()) {
      return false;
    }
    return run(
        database,
        """
        insert into invitation (id, org_id, email, email_norm, role, state, token_hash, invited_by,
          created_at, sent_at, expires_at)
        values (uuid(), '%2$s', '%1$s', '%1$s', 'member', 'pending', unhex(sha2('%1$s', 256)),
          '%3$s', utc_timestamp(6), utc_timestamp(6), '2030-01-01')
        """
            .formatted(membership, org.getFirst(), person.getFirst()));
  }

  private static boolean removeWithoutTouch(TestDatabase database, String membership)
      throws Exception {
    return run(
        database,
        """
        update invitation i join membership m on m.person_id = i.invited_by
        set i.state = 'cancelled', i.ended_at = utc_timestamp(6) where m.id = '%s'
        """
            .formatted(membership),
        "delete from membership where id = '%s'".formatted(membership));
  }

  private static boolean run(TestDatabase database, String... statements) throws Exception {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }

  /** An org with an owner, whose teams have owners, and somebody whose role is changed. */
  private static final class Table {
    private final TestDatabase database;
    private final TestRoster roster;
    private final SchemeStage stage;
    private final Account ana;
    private final Account dee;
    private Account asker;

    Table(TestDatabase database, TestRoster roster) {
      this.database = database;
      this.roster = roster;
      this.stage = SchemeStage.on(roster, "owned");
      this.ana = stage.founder();
      roster.press(ana, roster.say(ana, "org policy team.roles five"), "Confirm");
      this.dee = stage.another("admin");
      this.asker = dee;
    }

    Call command(Act act, Account ben, int i) {
      String line =
          switch (act) {
            case INVITE -> "invite send guest%d@acme.test".formatted(i);
            case TEAM -> "team create Crew%d".formatted(i);
            case REQUEST -> "upgrade request";
            case APPROVE -> {
              asker = stage.another("member");
              roster.say(asker, "upgrade request");
              yield "upgrade approve " + codeOf(asker);
            }
            case ROLE -> "member role %s member".formatted(dee.mention());
          };
      return roster.call(ben, new Input.Line(line));
    }

    private String codeOf(Account who) {
      return database
          .rows(
              "select r.code from upgrade_request r join chat_identity i on i.person_id = r.person_id"
                  + " where i.user_id = ?",
              who.user())
          .getFirst();
    }

    String membership(Account who) {
      return database
          .rows(
              "select m.id from membership m join chat_identity i on i.person_id = m.person_id"
                  + " where i.user_id = ? and m.org_id = ?",
              who.user(),
              stage.org().toString())
          .getFirst();
    }

    /** Whether it stands in the database. */
    boolean wasDone(Act act, Account ben, int i) {
      return switch (act) {
        case INVITE ->
            database.number(
                    "select count(*) from invitation where email = ?",
                    "guest%d@acme.test".formatted(i))
                == 1;
        case TEAM -> database.number("select count(*) from team where name = ?", "Crew" + i) == 1;
        case REQUEST ->
            database.number(
                    "select count(*) from upgrade_request r join chat_identity i"
                        + " on i.person_id = r.person_id where i.user_id = ?",
                    ben.user())
                == 1;
        case APPROVE ->
            database.number(
                    "select count(*) from upgrade_request where code = ? and state = 'approved'",
                    codeOf(asker))
                == 1;
        case ROLE -> roster.ask(dee, "me").contains("Role: Member");
      };
    }

    /**
     * A team made in between is more than the question showed: it is asked again, and done then.
     */
    void requireRemoved(Reply answer, boolean ownsMore, String at) {
      if (ownsMore) {
        assertThat(TestRoster.words(answer)).as(at).contains("so nothing was done");
        assertThat(TestRoster.words(roster.press(ana, answer, "Confirm")))
            .as(at)
            .startsWith("Removed ");
      } else {
        assertThat(TestRoster.words(answer)).as(at).startsWith("Removed ");
      }
    }

    void restore(Act act) {
      if (act == Act.ROLE) {
        Reply asked = roster.say(ana, "member role %s admin".formatted(dee.mention()));
        if (TestRoster.words(asked).startsWith("Make ")) {
          roster.press(ana, asked, "Confirm");
        }
      }
      if (act == Act.APPROVE) {
        roster.say(ana, "upgrade deny " + codeOf(asker));
        roster.press(ana, roster.say(ana, "member remove " + asker.mention()), "Confirm");
      }
    }
  }
}
