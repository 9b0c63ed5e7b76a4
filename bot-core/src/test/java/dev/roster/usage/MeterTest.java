package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class MeterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final TestRoster roster;
  private final UsageStage stage;
  private final Account ben;

  MeterTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = new UsageStage(roster);
    this.ben = stage.member("Ben Ode");
  }

  @BeforeEach
  void setTheClock() {
    roster.clock().set(NOW);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void aReportIsSummedByPersonAndDay() {
    Account ana = stage.owner();
    assertThat(
            stage.record(
                stage.used(ben, 3),
                stage.used(ben, 4),
                stage.used(ben, 5, NOW.minus(Duration.ofDays(1))),
                stage.used(ana, 7)))
        .isEqualTo(new Receipt(4, 0));
    assertThat(stage.days(ben)).containsExactly("2026-11-21 5 0 1", "2026-11-22 7 0 2");
    assertThat(stage.days(ana)).containsExactly("2026-11-22 7 0 1");
    assertThat(stage.days()).containsExactly("2026-11-21 5 0 1", "2026-11-22 14 0 3");
    assertThat(stage.sums(ben)).containsExactly("12 3 2026-11-22 10:00:00.000000");
    stage.report(ben, 1);
    assertThat(stage.days(ben)).containsExactly("2026-11-21 5 0 1", "2026-11-22 8 0 3");
    assertThat(stage.days()).containsExactly("2026-11-21 5 0 1", "2026-11-22 15 0 4");
  }

  @Test
  void anEventCountsOnceInOneReportAndInSeveral() {
    Usage used = stage.used(ben, 3);
    assertThat(stage.record(used, used)).isEqualTo(new Receipt(1, 1));
    assertThat(stage.record(used)).isEqualTo(new Receipt(0, 1));
    assertThat(stage.record(stage.used(ben, 4), used)).isEqualTo(new Receipt(1, 1));
    assertThat(stage.days(ben)).containsExactly("2026-11-22 7 0 2");
    // Ids differ by case, and are each org's own.
    assertThat(stage.record(new Usage("Evt", stage.id(ben), 1, 1, NOW)).recorded()).isEqualTo(1);
    assertThat(stage.record(new Usage("evt", stage.id(ben), 1, 1, NOW)).recorded()).isEqualTo(1);
    var other = new UsageStage(roster, roster.person("Zoe"));
    assertThat(other.record(new Usage("evt", other.id(other.owner()), 1, 1, NOW)).recorded())
        .isEqualTo(1);
  }

  @Test
  void aReportOfNothingNewChangesNothing() {
    Usage used = stage.used(ben, 3);
    stage.record(used);
    long ticks = ticks();
    stage.record(used);
    assertThat(ticks()).isEqualTo(ticks);
    assertThat(stage.record()).isEqualTo(new Receipt(0, 0));
  }

  private long ticks() {
    return roster
        .database()
        .number("select ticks from credit_account where org_id = ?", stage.org().toString());
  }

  @Test
  void theTierOfNowDecidesWhatGives() {
    stage.report(ben, 3);
    roster.say(stage.owner(), "member tier " + ben.mention() + " pro");
    stage.report(ben, 4);
    roster.say(stage.owner(), "member tier " + ben.mention() + " base");
    stage.report(ben, 5);
    assertThat(stage.days(ben)).containsExactly("2026-11-22 12 4 3");
    stage.set("credits.base", "pool");
    stage.report(ben, 6);
    assertThat(stage.days(ben)).containsExactly("2026-11-22 18 10 4");
    assertThat(stage.days()).containsExactly("2026-11-22 18 10 4");
  }

  @Test
  void whoIsGoneDrawsOnWhatTheyDrewOnLast() {
    Account pia = stage.member("Pia");
    Account new1 = stage.member("Nia");
    roster.say(stage.owner(), "member tier " + pia.mention() + " pro");
    stage.record(stage.used(ben, 3), stage.used(pia, 4));
    for (Account gone : new Account[] {ben, pia, new1}) {
      roster.press(
          stage.owner(), roster.say(stage.owner(), "member remove " + gone.mention()), "Confirm");
    }
    stage.record(stage.used(ben, 3), stage.used(pia, 4), stage.used(new1, 5));
    assertThat(stage.days(ben)).containsExactly("2026-11-22 6 0 2");
    assertThat(stage.days(pia)).containsExactly("2026-11-22 8 8 2");
    assertThat(stage.days(new1)).containsExactly("2026-11-22 5 5 1");
    assertThat(stage.sums(ben)).isEmpty();
  }

  @Test
  @DisplayName("D52: what was used stays when somebody goes, and counts when they are back")
  void whoComesBackHasTheirSums() {
    stage.report(ben, 3);
    var gone = roster.say(stage.owner(), "member remove " + ben.mention());
    var removed = roster.press(stage.owner(), gone, "Confirm");
    stage.report(ben, 4);
    assertThat(stage.days(ben)).containsExactly("2026-11-22 7 0 2");
    roster.press(stage.owner(), removed, "Undo");
    assertThat(stage.sums(ben).getFirst()).startsWith("7 2 ");
    roster.press(
        stage.owner(), roster.say(stage.owner(), "member remove " + ben.mention()), "Confirm");
    roster.say(stage.owner(), "invite send " + ben.mention() + " role:member");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(stage.sums(ben).getFirst()).startsWith("7 2 ");
  }

  @Test
  void whatIsSaidToLieInTheFutureCountsAsNow() {
    stage.record(
        stage.used(ben, 1, NOW.plus(Duration.ofDays(2))),
        stage.used(ben, 2, NOW.plus(Duration.ofMinutes(4))));
    assertThat(stage.days(ben)).containsExactly("2026-11-22 3 0 2");
    assertThat(stage.sums(ben)).containsExactly("3 2 2026-11-22 10:04:00.000000");
  }

  @Test
  void whoListensHearsWhatIsUsedInTheCycleOnceItIsCommitted() {
    var told = new ArrayList<Recorded>();
    roster.core().meter().onRecorded(told::add);
    roster.say(stage.owner(), "member tier " + ben.mention() + " pro");
    stage.record(stage.used(ben, 3), stage.used(ben, 4, NOW.minus(Duration.ofDays(40))));
    assertThat(told)
        .containsExactly(
            new Recorded(
                stage.org(),
                ticks(),
                Cycle.at(NOW, 1),
                Map.of(stage.id(ben), new Spending(3, 3)),
                3));
    Usage again = stage.used(ben, 5);
    stage.record(again);
    stage.record(again);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().members()).containsEntry(stage.id(ben), new Spending(8, 8));
    roster.clock().set(Instant.parse("2026-12-01T00:00:00Z"));
    stage.record(stage.used(ben, 6));
    assertThat(told.getLast().members()).containsEntry(stage.id(ben), new Spending(6, 6));
    assertThat(told.getLast().pool()).isEqualTo(6);
    assertThat(told.getLast().cycle()).isEqualTo(Cycle.at(roster.clock().instant(), 1));
  }

  /** A change holds its org's row while it works; a report needs it only once in an org's life. */
  @Test
  void aReportWaitsForNoChangeOfTheOrg() throws SQLException {
    stage.report(ben, 1);
    try (var connection = roster.database().write().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update org set version = version where id = '" + stage.org() + "'");
      assertThat(stage.report(ben, 2).recorded()).isEqualTo(1);
      connection.rollback();
    }
  }

  @Test
  void idsAreForgottenAfterNinetyDaysAndSumsNever() {
    Usage used = stage.used(ben, 3);
    stage.record(used);
    roster.clock().advance(Duration.ofDays(89));
    roster.core().housekeeping().run();
    assertThat(stage.record(used).duplicates()).isEqualTo(1);
    roster.clock().advance(Duration.ofDays(2));
    roster.core().housekeeping().run();
    assertThat(roster.database().number("select count(*) from usage_event")).isZero();
    assertThat(stage.days(ben)).containsExactly("2026-11-22 3 0 1");
  }

  @Test
  void refusesWhatCannotBeAndSaysWhatCan() {
    var meter = roster.core().meter();
    Usage used = stage.used(ben, 1);
    assertThatThrownBy(() -> meter.record(stage.org(), Collections.nCopies(1_001, used)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "A report has at most 1,000 events, and this one has 1001. Send them as several reports.");
    assertThatThrownBy(() -> meter.record(UUID.randomUUID(), Collections.nCopies(1, used)))
        .isInstanceOf(Refusal.class)
        .hasMessage("This org does not exist.");
    assertThatThrownBy(() -> new Usage("a b", used.person(), 1, 1, NOW))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 to 100 letters, digits and signs without blanks");
    assertThatThrownBy(() -> new Usage("e", used.person(), -1, 1, NOW))
        .hasMessageContaining("`-1` is no number of credits. A whole number from 0 to 1000000000");
    assertThatThrownBy(() -> new Usage("e", used.person(), 1, 1_000_000_001, NOW))
        .hasMessageContaining("is no number of requests");
    assertThatThrownBy(() -> new Usage("e", used.person(), 1, 1, Instant.EPOCH))
        .hasMessageContaining("A time from 2000 on is allowed");
  }
}
