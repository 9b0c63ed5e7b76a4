package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.Invariants;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives, nothing is doubled, and what waited is sent, when Roster is
 * killed at random moments under load; every second time its database is killed with it.
 */
final class KillTest {

  private static final Duration SENT = Duration.ofSeconds(30);

  @TempDir Path home;

  /** The mails that had been begun, and not recorded as sent, at some kill. */
  private final Set<String> claimed = new HashSet<>();

  @Test
  @DisplayName("R1, R2, faults: 2 kills under load lose and double nothing")
  void losesNothingInAFewKills() throws Exception {
    kill(2);
  }

  @Test
  @Tag("long")
  @DisplayName("R1, R2, faults: 50 kills under load lose and double nothing")
  void losesNothingInManyKills() throws Exception {
    kill(50);
  }

  private void kill(int times) throws Exception {
    long seed = System.nanoTime();
    try {
      kill(times, new Random(seed));
    } catch (AssertionError | ConditionTimeoutException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private void kill(int times, Random random) throws Exception {
    try (var company = new Company(home)) {
      var load = new Load(company);
      var roster = company.start();
      try {
        company.found();
        int cut = 0;
        for (int i = 0; i < times; i++) {
          var victim = roster;
          boolean databaseToo = i % 2 == 1;
          load.during(
              Duration.ofMillis(random.nextInt(300, 2_000)), () -> kill(victim, databaseToo));
          victim.close();
          var waiting = new HashSet<String>();
          company.look(database -> waiting.addAll(afterKill(database, load)));
          roster = company.start();
          cut += load.again();
          Awaitility.await()
              .atMost(SENT)
              .untilAsserted(() -> assertThat(company.mailIds()).containsAll(waiting));
        }
        Awaitility.await()
            .atMost(SENT)
            .until(() -> Set.copyOf(company.mailIds()).size() >= load.invited().size());
        roster.terminate();
        assertThat(roster.exitCode(Duration.ofSeconds(25))).isZero();
        company.look(database -> atTheEnd(database, load, company.mailIds()));
        assertThat(cut).as("commands that were cut short").isPositive();
        System.out.printf(
            "%d kills: %d invitations acknowledged, %d commands cut short, %d mails cut short, %d sent twice%n",
            times, load.invited().size(), cut, claimed.size(), copies(company.mailIds()).size());
      } finally {
        roster.close();
      }
    }
  }

  private static void kill(RosterProcess roster, boolean databaseToo) {
    var database = roster.database();
    roster.kill();
    if (databaseToo) {
      database.destroyForcibly();
    }
  }

  /** Checks what the killed Roster left; the keys of the mails that it still had to send. */
  private List<String> afterKill(TestDatabase database, Load load) {
    requireKept(database, load);
    String mails = "select id from outbox where kind = 'invitation.mail' and state ";
    claimed.addAll(database.rows(mails + "= 'claimed'"));
    return database.rows(mails + "in ('claimed', 'waiting')");
  }

  private static void requireKept(TestDatabase database, Load load) {
    Invariants.require(database, TestRoster.auditKey(Company.SECRET));
    assertThat(database.rows("select email_norm from invitation where email_norm is not null"))
        .as("one invitation for each address, of all that were acknowledged")
        .doesNotHaveDuplicates()
        .containsAll(load.invited());
    load.roles().forEach((user, role) -> assertThat(Company.role(database, user)).isEqualTo(role));
  }

  private void atTheEnd(TestDatabase database, Load load, List<String> mails) {
    requireKept(database, load);
    assertThat(database.rows("select kind, state, error from outbox where state <> 'sent'"))
        .as("what waits or was given up")
        .isEmpty();
    assertThat(mails)
        .as("mails of all invitations")
        .containsAll(database.rows("select id from outbox where kind = 'invitation.mail'"));
    assertThat(claimed).as("mails cut short by a kill").containsAll(copies(mails));
  }

  /** The ids that came more than once. */
  private static Set<String> copies(List<String> mails) {
    var seen = new HashSet<String>();
    return mails.stream().filter(id -> !seen.add(id)).collect(Collectors.toSet());
  }
}
