package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Schemes;
import dev.roster.assembly.Core;
import dev.roster.audit.AuditLog;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.Platforms;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.team.Teams;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to an org, what is answered from memory is what one is answered who knows
 * nothing yet: where it was done, and where another process learns of it from the audit.
 */
@ExtendWith(DatabaseExtension.class)
class RandomChangesTest {

  private static final int STEPS = 80;

  /** The other process learns of several changes at once. */
  private static final int LEARNS_EVERY = 4;

  private final TestRoster roster;
  private final Core replica;
  private final Core idle;
  private final Databases databases;
  private final Transactions transactions;
  private final Seats seats;

  RandomChangesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.replica = roster.replica();
    this.idle = roster.replica();
    this.databases = database.databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    var people = new People(databases, transactions);
    this.seats =
        new Seats(
            databases,
            new Platforms(),
            people,
            new PlatformAdmins(Set.of(), new Platforms()),
            new Members(),
            new Schemes(),
            roster.clock());
  }

  @AfterEach
  void close() {
    replica.checks().close();
    roster.requireInvariants();
    roster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"owned", "network", "ladder"})
  @DisplayName("X10 after any change, answers from memory are those of the database")
  void answersAreThoseOfWhoKnowsNothing(String scheme) {
    long seed = Long.getLong("roster.seed", System.nanoTime());
    System.out.println("RandomChangesTest: seed " + seed + ", " + scheme);
    var changes = new RandomChanges(roster, CheckStage.on(roster, scheme), new Random(seed));
    var telling = new TreeSet<String>();
    Map<Question, String> before = fresh(changes.questions());
    for (int step = 0; step < STEPS; step++) {
      changes.next();
      List<Question> questions = changes.questions();
      Map<Question, String> fresh = fresh(questions);
      if (differ(before, fresh)) {
        telling.addAll(changes.newest());
      }
      before = fresh;
      String when = "seed %d, %s, %s".formatted(seed, scheme, changes.done());
      assertThat(answers(roster.core().checks(), questions)).as(when).isEqualTo(fresh);
      if (step % LEARNS_EVERY == 0) {
        replica.checks().look();
        assertThat(answers(replica.checks(), questions)).as("there, " + when).isEqualTo(fresh);
      }
    }
    // Whatever of these were taken for harmless, an answer from memory would have been wrong.
    assertThat(telling)
        .as("what changed answers, seed %d, %s", seed, changes.done())
        .contains(
            "org.policy",
            "org.credits",
            "member.role",
            "member.tier",
            "member.limit",
            "member.suspended",
            "member.reactivated",
            "member.removed",
            "member.restored",
            "team.created",
            "team.deactivated",
            "team.reactivated",
            "team.member_added",
            "team.member_removed");
  }

  /** Whether something that was asked before is answered otherwise. */
  private static boolean differ(Map<Question, String> before, Map<Question, String> after) {
    return before.keySet().stream()
        .anyMatch(one -> after.containsKey(one) && !after.get(one).equals(before.get(one)));
  }

  private Map<Question, String> fresh(List<Question> questions) {
    try (var checks =
        new Checks(databases, transactions, idle.meter(), roster.clock(), seats, new Teams())) {
      return answers(checks, questions);
    }
  }

  private static Map<Question, String> answers(Checks checks, List<Question> questions) {
    var answers = new LinkedHashMap<Question, String>();
    for (Question question : questions) {
      answers.put(question, answer(checks, question));
    }
    return answers;
  }

  private static String answer(Checks checks, Question question) {
    try {
      return checks.check(question).toString();
    } catch (BadQuestionException e) {
      return e.sentence();
    }
  }
}
