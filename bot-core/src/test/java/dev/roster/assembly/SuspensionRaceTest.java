package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is suspended at the instant at which they change something, on two replicas. */
class SuspensionRaceTest {

  /** What somebody did between their suspension and their reactivation. */
  private static final String DONE_WHILE_SUSPENDED =
      """
      select count(*) from audit_event e
      join audit_event s on s.chain = e.chain and s.action = 'member.suspended'
        and s.version < e.version and json_value(s.after_values, '$.person') = e.person_id
      where not exists (
        select 1 from audit_event r where r.chain = e.chain and r.action = 'member.reactivated'
          and r.version > s.version and r.version < e.version)
      """;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "A10: what somebody does while they are suspended happens before or not at all, 200x")
  void beforeOrNotAtAll(boolean snapshotIsolation) {
    race(snapshotIsolation, 50);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A10: what somebody does while suspended happens before or not at all, 10,000x")
  void beforeOrNotAtAllManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Account chloe = roster.member(ana, "Chloe Fay", "admin");
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        var suspending = roster.call(ana, new Input.Line("member suspend " + ben.mention()));
        var changing =
            roster.call(ben, new Input.Line("member role " + chloe.mention() + " member"));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> here.handle(suspending), () -> there.handle(changing)));
        assertThat(TestRoster.words(answers.getFirst())).contains("is suspended: their access");
        String changed = TestRoster.words(answers.getLast());
        assertThat(changed).containsAnyOf("is now Member", "Your access to Acme is suspended.");
        String role = changed.contains("is now Member") ? "member" : "admin";
        assertThat(database.number("select count(*) from membership where role = ?", role))
            .as("collision %s: %s", i, changed)
            .isEqualTo(role.equals("member") ? 1 : 2);
        roster.say(ana, "member reactivate " + ben.mention());
        if (role.equals("member")) {
          roster.say(ben, "undo");
        }
      }
      assertThat(database.number(DONE_WHILE_SUSPENDED)).isZero();
      assertThat(database.number("select count(*) from membership where role = 'admin'"))
          .isEqualTo(2);
      roster.requireInvariants();
    }
  }

  /** The control: who decides first and changes then, without the touch, acts after the end. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchSomethingIsDoneAfterTheSuspension(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      roster.member(ana, "Ben Ode", "admin");
      Collisions.requireBroken(i -> {
        String key = "control " + i;
        long seenBySuspender =
            collisions
                .<Long>collide(
                    List.of(
                        () -> suspendWithoutTouch(database, key),
                        () -> actWithoutTouch(database, key)))
                .getFirst();
        boolean broken = done(database, key) > seenBySuspender;
        database.changeMembers("update membership set status = 'active'");
        return broken;
      });
    }
  }

  /** What was done when the suspension was over. */
  private static Long suspendWithoutTouch(TestDatabase database, String key) {
    database.run("update membership set status = 'suspended' where role = 'admin'");
    return done(database, key);
  }

  private static long done(TestDatabase database, String key) {
    return database.number("select count(*) from handled_delivery where delivery = ?", key);
  }

  private static Long actWithoutTouch(TestDatabase database, String key) {
    if (database.number("select count(*) from membership where role='admin' and status='active'")
        == 1) {
      database.run(
          "insert into handled_delivery (delivery, handled_at, reply) values (?, now(), '{}')",
          key);
    }
    return 0L;
  }
}
