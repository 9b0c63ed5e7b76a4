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

/**
 * A removal is taken back at the instant at which its person comes in another way, and at which
 * somebody takes the seat that it freed.
 */
class RestoreRaceTest {

  private static final String BENS =
      "select concat(m.role) from membership m join org o on o.id = m.org_id and not o.personal"
          + " join chat_identity i on i.person_id = m.person_id where i.user_id = ?";

  private static final String TAKEN = "select members + pending from org where not personal";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: who is brought back and accepts at once is in once, 30 collisions")
  void isInOnce(boolean snapshotIsolation) {
    raceAcceptance(snapshotIsolation, 30);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: who is brought back and accepts at once is in once, 10,000 collisions")
  void isInOnceManyTimes(boolean snapshotIsolation) {
    raceAcceptance(snapshotIsolation, 10_000);
  }

  private static void raceAcceptance(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Reply removed =
            roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
        roster.say(ana, "invite send " + ben.mention());
        roster.settle();
        Call undo = roster.call(ana, TestRoster.pressing(removed, "Undo"));
        Call accept = roster.call(ben, TestRoster.pressing(roster.newestCard(ben), "Accept"));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(undo), () -> there.handle(accept)));
        List<String> said = answers.stream().map(TestRoster::words).toList();
        boolean undone = said.getFirst().startsWith("Undone: ");
        assertThat(database.rows(BENS, ben.user()))
            .as("collision %s: %s", i, said)
            .containsExactly(undone ? "admin" : "member");
        assertThat(said.getFirst())
            .containsPattern("^Undone: Ben Ode is back|Ben Ode has joined Acme again since");
        assertThat(database.number("select members + pending from org where not personal"))
            .as("collision %s: %s", i, said)
            .isEqualTo(2);
        if (!undone) {
          roster.press(ana, roster.say(ana, "member role " + ben.mention() + " admin"), "Confirm");
        }
      }
      roster.requireInvariants();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the seat that a removal freed is taken once, 40 collisions")
  void theLastSeatIsTakenOnce(boolean snapshotIsolation) {
    raceSeat(snapshotIsolation, 40);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D27, X21: the seat that a removal freed is taken once, 10,000 collisions")
  void theLastSeatIsTakenOnceManyTimes(boolean snapshotIsolation) {
    raceSeat(snapshotIsolation, 10_000);
  }

  private static void raceSeat(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme starter");
      Account ben = roster.member(ana, "Ben Ode", "member");
      Account chloe = roster.member(ana, "Chloe Fay", "admin");
      roster.say(ana, "invite send x1@acme.test x2@acme.test");
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Reply removed =
            roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
        Call undo = roster.call(ana, TestRoster.pressing(removed, "Undo"));
        Call invite = roster.call(chloe, new Input.Line("invite send a" + i + "@acme.test"));
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(undo), () -> there.handle(invite)));
        assertThat(database.number(TAKEN)).as("collision %s: %s", i, answers).isEqualTo(5);
        List<String> said = answers.stream().map(TestRoster::words).toList();
        boolean undone = said.getFirst().startsWith("Undone: ");
        assertThat(said.getLast().contains("Invited ")).as("%s", said).isEqualTo(!undone);
        if (!undone) {
          assertThat(said.getFirst()).startsWith("Ben Ode cannot come back now");
          roster.press(chloe, answers.getLast(), "Undo");
          assertThat(TestRoster.words(roster.press(ana, removed, "Undo"))).startsWith("Undone: ");
        }
      }
      roster.requireInvariants();
    }
  }

  /**
   * The control: whoever looks for a seat first and comes in then, without the touch, overfills.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchBothTakeTheSeat(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme starter");
      Collisions.requireBroken(i -> {
        database.run("update org set members = 4 where not personal");
        collisions.collide(
            List.of(() -> takeWithoutTouch(database), () -> takeWithoutTouch(database)));
        return database.number(TAKEN) > 5;
      });
    }
  }

  private static boolean takeWithoutTouch(TestDatabase database) {
    if (database.number(TAKEN) >= 5) {
      return false;
    }
    database.run("update org set members = members + 1 where not personal");
    return true;
  }
}
