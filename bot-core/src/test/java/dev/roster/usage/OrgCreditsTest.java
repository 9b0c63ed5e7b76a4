package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class OrgCreditsTest {

  private final TestRoster roster;
  private final UsageStage stage;
  private final Account ana;

  OrgCreditsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = new UsageStage(roster);
    this.ana = stage.owner();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void showsTermsCycleAndWhatIsUsed() {
    assertThat(roster.ask(ana, "org credits"))
        .contains(
            "Credits of " + stage.name(),
            "Cycle: 1 Nov to 30 Nov, the next begins 1 Dec 2026, 00:00 UTC",
            "Pool: no limit, 0 used",
            "Base draws on: an allowance of 1,000 credits a cycle each",
            "Pro draws on: the pool",
            "credits.base, now allowance");
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    stage.report(ben, 700);
    stage.report(ana, 30);
    roster.say(ana, "org credits 500");
    assertThat(roster.ask(ana, "org credits"))
        .contains(
            "Pool: 500 credits a cycle: 700 used, 0 left; 200 used beyond it",
            "Used of allowances: 30",
            "Used in all: 730");
    stage.set("credits.base", "pool");
    assertThat(roster.ask(ana, "org credits")).contains("Base draws on: the pool, as Pro does");
  }

  @Test
  void changesAllThreeAndGivesThemBackTogether() {
    Reply changed = roster.say(ana, "org credits 50000 500 15");
    assertThat(TestRoster.words(changed))
        .contains(
            "pool no limit to 50,000, allowance 1,000 to 500, first day of the cycle 1 to 15",
            "This cycle runs from 15 Nov to 14 Dec; the pool: 50,000 credits a cycle: 0 used, 50,000 left",
            "Each on Base has it from now on");
    assertThat(roster.ask(ana, "org credits allowance:600")).contains("allowance 500 to 600.");
    assertThat(TestRoster.words(roster.press(ana, changed, "Undo")))
        .contains("cannot be undone any more");
    assertThat(roster.ask(ana, "undo")).contains("allowance 600 to 500");
    assertThat(roster.ask(ana, "undo"))
        .contains(
            "pool 50,000 to no limit, allowance 500 to 1,000, first day of the cycle 15 to 1");
    assertThat(roster.ask(ana, "audit list"))
        .contains("changed the credits of the org: pool none to 50000, allowance 1000 to 500");
  }

  @Test
  void saysWhenSomebodyGoesOnOrIsPaused() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    stage.report(ben, 700);
    assertThat(roster.ask(ana, "org credits 700"))
        .contains("What costs credits is paused for all who draw on it until 1 Dec");
    assertThat(roster.ask(ana, "org credits none"))
        .contains("Whoever was paused by it goes on at once");
    stage.set("credits.base", "pool");
    assertThat(roster.ask(ana, "org credits allowance:5"))
        .contains("The allowance has no effect while Base draws on the pool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org credits -1 | no pool of credits. A whole number from 0 to 1000000000000",
        "org credits lots | such as 50000; none for no limit",
        "org credits 1000000000001 | no pool of credits",
        "org credits allowance:1e3 | no allowance of credits. A whole number from 0 to 1000000000",
        "org credits day:32 | no day of a month. A whole number from 1 to 31 is allowed, such as day:15",
        "org credits day:0 | no day of a month",
        "org credits none | has this already; nothing was changed",
      })
  void refusesWithWhatIsAllowed(String line, String said) {
    assertThat(roster.ask(ana, line)).contains(said);
  }

  @Test
  void isForThoseWhoPay() {
    Account ben = stage.member("Ben Ode");
    assertThat(roster.ask(ben, "org credits")).contains("Who could").contains("Admin");
    assertThat(roster.ask(ben, "org credits 5")).contains("Who could");
  }

  @Test
  void meShowsWhatIsLeftAndUntilWhen() {
    Account ben = stage.member("Ben Ode");
    assertThat(roster.ask(ben, "me")).contains("Credits: 0 used, 1,000 left until 1 Dec");
    stage.report(ben, 120);
    assertThat(roster.ask(ben, "me")).contains("Credits: 120 used, 880 left until 1 Dec");
    stage.report(ben, 900);
    assertThat(roster.ask(ben, "me"))
        .contains("Credits: 1,020 used, none left: paused until 1 Dec");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(roster.ask(ben, "me")).contains("Credits: 1,020 used since 1 Nov, no limit");
  }

  @Test
  @DisplayName("X28: credits.base says whether Base has an allowance or draws on the pool")
  void thePolicyDecidesWhatBaseDrawsOn() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "org credits 5000 100");
    stage.report(ben, 40);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(60, Remaining.Source.ALLOWANCE));
    stage.set("credits.base", "pool");
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(5000, Remaining.Source.POOL));
    stage.report(ben, 50);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(4950, Remaining.Source.POOL));
    stage.set("credits.base", "allowance");
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(60, Remaining.Source.ALLOWANCE));
  }

  @Test
  @DisplayName("X28: by default Base has an allowance, in the scheme owned it draws on the pool")
  void theSchemesDifferInWhatBaseDrawsOn() {
    var owned = SchemeStage.on(roster, "owned");
    assertThat(roster.ask(owned.founder(), "org credits"))
        .contains("Base draws on: the pool, as Pro does");
    var portal = SchemeStage.on(roster, "portal");
    assertThat(roster.ask(portal.founder(), "org credits"))
        .contains("Base draws on: an allowance of 1,000 credits a cycle each");
  }

  @Test
  @DisplayName("A22: Base has a monthly allowance, whole again with each cycle")
  void theAllowanceIsWholeAgainWithEachCycle() {
    Account ben = stage.member("Ben Ode");
    stage.report(ben, 400);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(600, Remaining.Source.ALLOWANCE));
    roster.clock().set(Instant.parse("2026-11-30T23:59:59.999999Z"));
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(600, Remaining.Source.ALLOWANCE));
    roster.clock().set(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(1000, Remaining.Source.ALLOWANCE));
  }

  @Test
  @DisplayName("A24: Pro draws on the org's whole pool and not on an allowance")
  void proDrawsOnThePool() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "org credits 5000 100");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    stage.report(ben, 3000);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(2000, Remaining.Source.POOL));
    assertThat(stage.days()).containsExactly("2026-11-22 3000 3000 1");
  }

  @Test
  @DisplayName("D41: all draw on one pool")
  void allDrawOnOnePool() {
    stage.set("credits.base", "pool");
    roster.say(ana, "org credits 1000");
    Account ben = stage.member("Ben Ode");
    Account cleo = stage.member("Cleo");
    stage.report(ben, 300);
    stage.report(ana, 200);
    for (Account each : new Account[] {ana, ben, cleo}) {
      assertThat(stage.remaining(each)).isEqualTo(UsageStage.left(500, Remaining.Source.POOL));
    }
  }

  @Test
  @DisplayName("D04: each org has credits of its own")
  void eachOrgHasItsOwn() {
    var other = new UsageStage(roster, ana);
    roster.say(ana, "org credits 500");
    assertThat(roster.ask(ana, "org credits")).contains("Pool: 500 credits a cycle");
    stage.report(ana, 400);
    assertThat(other.remaining(ana)).isEqualTo(UsageStage.left(1000, Remaining.Source.ALLOWANCE));
    assertThat(stage.remaining(ana)).isEqualTo(UsageStage.left(600, Remaining.Source.ALLOWANCE));
    assertThat(other.days()).isEmpty();
  }

  @Test
  @DisplayName("D42: a member's own limit holds whatever they draw on")
  void aLimitHoldsWhateverTheyDrawOn() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "member limit " + ben.mention() + " 500");
    stage.report(ben, 300);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(200, Remaining.Source.CAP));
    roster.say(ana, "member tier " + ben.mention() + " pro");
    stage.report(ben, 150);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(50, Remaining.Source.CAP));
    roster.say(ana, "member limit " + ben.mention() + " none");
    assertThat(stage.remaining(ben).credits()).isEmpty();
  }

  @Test
  @DisplayName("D43: at the limit somebody is paused until the next cycle")
  void atTheLimitSomebodyIsPausedUntilTheNextCycle() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "org credits day:15");
    roster.say(ana, "member limit " + ben.mention() + " 500");
    stage.report(ben, 499);
    assertThat(stage.remaining(ben).isPaused()).isFalse();
    stage.report(ben, 1);
    assertThat(stage.remaining(ben).isPaused()).isTrue();
    roster.clock().set(Instant.parse("2026-12-14T23:59:59Z"));
    assertThat(stage.remaining(ben).isPaused()).isTrue();
    roster.clock().set(Instant.parse("2026-12-15T00:00:00Z"));
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(500, Remaining.Source.CAP));
  }

  @Test
  @DisplayName("D43: a raised limit lets somebody go on at once")
  void aRaisedLimitLetsSomebodyGoOnAtOnce() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "member limit " + ben.mention() + " 500");
    stage.report(ben, 600);
    assertThat(stage.remaining(ben).isPaused()).isTrue();
    roster.say(ana, "member limit " + ben.mention() + " 700");
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(100, Remaining.Source.CAP));
  }

  @Test
  @DisplayName("X33: what is reported past a limit is counted, and nothing is left below zero")
  void whatIsReportedPastALimitIsCounted() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "org credits 100 50");
    roster.say(ana, "member limit " + ben.mention() + " 20");
    assertThat(stage.report(ben, 500)).isEqualTo(new Receipt(1, 0));
    assertThat(stage.report(ben, 500)).isEqualTo(new Receipt(1, 0));
    assertThat(stage.days(ben)).containsExactly("2026-11-22 1000 0 2");
    assertThat(stage.remaining(ben).credits()).contains(0L);
    roster.say(ana, "member tier " + ana.mention() + " pro");
    stage.report(ana, 900);
    assertThat(stage.remaining(ana)).isEqualTo(UsageStage.left(0, Remaining.Source.POOL));
    assertThat(roster.ask(ana, "org credits")).contains("800 used beyond it");
    assertThat(roster.ask(ana, "org show"))
        .contains("Credits: 900 of the pool of 100 credits used, until 1 Dec 2026");
    assertThat(roster.ask(ben, "org show")).contains("Seats:").doesNotContain("Credits:");
    // Late, of a cycle that is over.
    stage.record(stage.used(ben, 7, Instant.parse("2026-10-31T23:00:00Z")));
    assertThat(stage.days(ben)).first().isEqualTo("2026-10-31 7 0 1");
  }

  @Test
  @DisplayName("C26: a team changes nothing of what its members draw on or have left")
  void aTeamChangesNoCredits() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "org credits 5000 100");
    stage.report(ben, 40);
    Balance before = stage.balance(ben);
    assertThat(roster.ask(ana, "team create Data " + ben.mention())).contains("Data");
    assertThat(stage.balance(ben)).isEqualTo(before);
    stage.report(ben, 1);
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(59, Remaining.Source.ALLOWANCE));
    roster.say(ana, "team remove data " + ben.mention());
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(59, Remaining.Source.ALLOWANCE));
  }

  @Test
  @DisplayName("C27: a team changes nothing of anybody's limit")
  void aTeamChangesNoLimit() {
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "member limit " + ben.mention() + " 10");
    stage.report(ben, 10);
    assertThat(roster.ask(ana, "team create Data " + ben.mention())).contains("Data");
    assertThat(stage.remaining(ben)).isEqualTo(UsageStage.left(0, Remaining.Source.CAP));
  }
}
