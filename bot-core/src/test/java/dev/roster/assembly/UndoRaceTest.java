package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
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

/** One change is taken back by its button and by the command at one instant, on two replicas. */
class UndoRaceTest {

  private static final String OPEN =
      "select count(*) from pending_action where change_id is not null and used_at is null";

  private static final String UNDONE =
      "select count(*) from audit_event where action = 'member.role' and door <> 'slack line'";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: a change that is taken back twice at once is taken back once, 100 collisions")
  void oneUndo(boolean snapshotIsolation) {
    race(snapshotIsolation, 50);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "R3: a change that is taken back twice at once is taken back once, 10,000 collisions")
  void oneUndoManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Reply changed = roster.say(ana, "member role " + ben.mention() + " member");
        Call command = roster.call(ana, new Input.Line("undo"));
        // Now the button against the command, now the command against itself.
        Call other =
            i % 2 == 0
                ? roster.call(ana, TestRoster.pressing(changed, "Undo"))
                : roster.call(ana, new Input.Line("undo"));
        List<Reply> answers =
            collisions.collide(List.of(() -> here.handle(command), () -> there.handle(other)));
        assertThat(database.number(UNDONE)).as("collision %s: %s", i, answers).isEqualTo(i + 1L);
        assertThat(answers.stream().map(TestRoster::words))
            .as("collision %s", i)
            .satisfiesOnlyOnce(words -> assertThat(words).startsWith("Undone: Ben Ode is Admin"));
      }
      roster.requireInvariants();
    }
  }

  /** The control: whoever looks first and marks then takes back twice. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheGuardBothTakeItBack(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      roster.say(ana, "invite send zoe@far.test");
      Collisions.requireBroken(i -> {
        database.run("update pending_action set used_at = null where change_id is not null");
        return !collisions
            .collide(
                List.of(() -> takeBackWithoutGuard(database), () -> takeBackWithoutGuard(database)))
            .contains(false);
      });
    }
  }

  private static boolean takeBackWithoutGuard(TestDatabase database) {
    if (database.number(OPEN) == 0) {
      return false;
    }
    database.run(
        "insert into handled_delivery (delivery, handled_at, reply) values (uuid(), now(), '{}')");
    database.run("update pending_action set used_at = now() where change_id is not null");
    return true;
  }
}
