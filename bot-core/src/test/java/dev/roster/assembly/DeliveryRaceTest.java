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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same delivery arrives several times at one instant, at two replicas. */
class DeliveryRaceTest {

  private static final int COPIES = 4;
  private static final int TIMES = 25;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: a change delivered 4 times at once has one effect and equal answers")
  void oneEffectAndEqualAnswers(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Core replica = roster.replica();
      for (int i = 0; i < TIMES; i++) {
        assertThat(deliver(roster, replica, collisions, ana, "invite send p" + i + "@acme.test"))
            .as("collision %s", i)
            .startsWith("Invited p" + i);
      }
      assertThat(database.number("select count(*) from invitation")).isEqualTo(TIMES);
      assertThat(database.number("select version from org")).isEqualTo(1L + TIMES);
      roster.requireInvariants();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: an org made by a command that is delivered 4 times at once is made once")
  void anOrgIsMadeOnce(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Core replica = roster.replica();
      for (int i = 0; i < TIMES; i++) {
        Account ana = roster.person("Ana " + i);
        assertThat(deliver(roster, replica, collisions, ana, "org create Acme-" + i + " pro"))
            .as("collision %s", i)
            .contains("Acme-" + i);
      }
      assertThat(database.number("select count(*) from org")).isEqualTo(TIMES);
      assertThat(database.number("select count(*) from person")).isEqualTo(TIMES);
      roster.requireInvariants();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R3: a switch that is delivered 4 times at once gets equal answers")
  void aSwitchGetsEqualAnswers(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      roster.say(ana, "org create Beta pro");
      Core replica = roster.replica();
      for (int i = 0; i < TIMES; i++) {
        String org = i % 2 == 0 ? "acme" : "beta";
        assertThat(deliver(roster, replica, collisions, ana, "org switch " + org))
            .as("collision %s", i)
            .startsWith("Your commands are about");
      }
    }
  }

  /** Different people found orgs of one name at one instant: each gets one, with its own slug. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void equalNamesGetDifferentSlugs(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      for (int i = 0; i < 20; i++) {
        Account ana = roster.person("Ana " + i);
        Account ben = roster.person("Ben " + i);
        List<String> answers =
            collisions.collide(
                List.of(
                    () -> roster.ask(ana, "org create Acme pro"),
                    () -> roster.ask(ben, "org create Acme pro")));
        assertThat(answers).as("collision %s", i).noneMatch(words -> words.contains("went wrong"));
      }
      assertThat(database.number("select count(distinct slug) from org")).isEqualTo(40);
      roster.requireInvariants();
    }
  }

  private static String deliver(
      TestRoster roster, Core replica, Collisions collisions, Account who, String line) {
    Call call = roster.call(who, new Input.Line(line));
    var acts = new ArrayList<Callable<Reply>>();
    for (int copy = 0; copy < COPIES; copy++) {
      Engine engine = copy % 2 == 0 ? roster.engine() : replica.engine();
      acts.add(() -> engine.handle(call));
    }
    List<Reply> answers = collisions.collide(acts);
    assertThat(answers).as(line).containsOnly(answers.getFirst());
    assertThat(roster.engine().handle(call))
        .as("delivered once more")
        .isEqualTo(answers.getFirst());
    return TestRoster.words(answers.getFirst());
  }
}
