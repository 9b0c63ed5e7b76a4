package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class WarningsTest {

  private final TestRoster roster;
  private final UsageStage stage;
  private final Account ana;
  private final Account ben;

  WarningsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = new UsageStage(roster);
    this.ana = stage.owner();
    this.ben = stage.member("Ben Ode");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private List<String> told(Account who) {
    roster.settle();
    return roster.slack().directTo(who).stream()
        .map(Reply.Message::words)
        .filter(words -> words.contains("redits"))
        .toList();
  }

  @Test
  @DisplayName("D43: a member hears at 80, 95 and 100 percent, once each")
  void aMemberHearsAtEachLevelOnce() {
    stage.report(ben, 799);
    assertThat(told(ben)).isEmpty();
    stage.report(ben, 1);
    stage.report(ben, 100);
    assertThat(told(ben))
        .singleElement()
        .asString()
        .contains(
            "You used 800 of your 1,000 credits in %s (80 %%): 200 left until 1 Dec 2026, 00:00 UTC"
                .formatted(stage.name()));
    stage.report(ben, 50);
    assertThat(told(ben)).hasSize(2).last().asString().contains("(95 %): 50 left");
    stage.report(ben, 60);
    stage.report(ben, 60);
    assertThat(told(ben))
        .hasSize(3)
        .last()
        .asString()
        .contains(
            "You used all of your 1,000 credits in %s. What costs credits is paused until 1 Dec 2026, 00:00 UTC"
                .formatted(stage.name()),
            "On Pro you draw on the org's pool, and go on at once.");
    roster.clock().set(Instant.parse("2026-12-02T00:00:00Z"));
    stage.report(ben, 960);
    assertThat(told(ben)).hasSize(4).last().asString().contains("(96 %): 40 left until 1 Jan 2027");
  }

  @Test
  void onlyTheHighestLevelIsToldAndARaisedLimitIsToldAnew() {
    stage.report(ben, 990);
    assertThat(told(ben)).singleElement().asString().contains("(99 %)");
    roster.say(ana, "org credits allowance:1200");
    stage.report(ben, 1);
    assertThat(told(ben)).hasSize(2).last().asString().contains("991 of your 1,200", "(82 %)");
    roster.say(ana, "org credits allowance:1100");
    stage.report(ben, 1);
    assertThat(told(ben)).hasSize(2);
  }

  @Test
  void theLimitThatBindsMostIsTold() {
    roster.say(ana, "member limit " + ben.mention() + " 960");
    roster.settle();
    int before = told(ben).size();
    stage.report(ben, 950);
    assertThat(told(ben))
        .hasSize(before + 1)
        .last()
        .asString()
        .contains("950 of your limit of 960 credits", "(98 %): 10 left");
  }

  @Test
  void onTheAllowanceAskForMoreAsksForPro() {
    stage.report(ben, 800);
    roster.settle();
    Reply asked = roster.press(ben, roster.newestCard(ben), "Ask for more");
    assertThat(TestRoster.words(asked)).contains("Asked for Pro");
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Ask for more")))
        .contains("You asked for Pro already");
  }

  @Test
  void atALimitAskForMoreTellsThoseWhoCanRaiseItOnceACycleAndOnceMoreAfterARaise() {
    roster.say(ana, "member limit " + ben.mention() + " 100");
    stage.report(ben, 100);
    roster.settle();
    Reply.Message card = roster.newestCard(ben);
    assertThat(card.words())
        .contains("You used all of your limit of 100 credits", "Once your limit is raised");
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more")))
        .contains("Asked. Who can raise your limit: Ana Lima (Admin).");
    roster.settle();
    assertThat(roster.newestCard(ana).words())
        .contains(
            "Ben Ode asks for a higher limit in %s: they used 100 of 100 credits."
                .formatted(stage.name()),
            "member limit changes it, and they go on at once");
    int told = told(ana).size();
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more")))
        .contains(
            "You asked already, and nothing was changed since; this cycle ends on 1 Dec.",
            "Ana Lima (Admin)");
    assertThat(told(ana)).hasSize(told);
    assertThat(roster.ask(ana, "audit list")).contains("asked for more credits");
    roster.clock().advance(Duration.ofMinutes(1));
    roster.say(ana, "member limit " + ben.mention() + " 200");
    stage.report(ben, 100);
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more"))).contains("Asked.");
    assertThat(told(ana)).hasSize(told + 1).last().asString().contains("200 of 200 credits");
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more")))
        .contains("You asked already");
    roster.clock().advance(Duration.ofMinutes(1));
    roster.say(ana, "org credits 50000");
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more"))).contains("Asked.");
    roster.say(ana, "org credits none");
    roster.say(ana, "member limit " + ben.mention() + " none");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(TestRoster.words(roster.press(ben, card, "Ask for more")))
        .contains("Nothing limits your credits");
  }

  @Test
  void thePoolIsToldToThoseWhoPayAndThatItIsEmptyToWhoDrawsOnIt() {
    stage.set("credits.base", "pool");
    roster.say(ana, "org credits 1000");
    stage.report(ben, 850);
    assertThat(told(ana))
        .singleElement()
        .asString()
        .contains(
            "%s used 850 of its pool of 1,000 credits (85 %%): 150 left until 1 Dec 2026"
                .formatted(stage.name()),
            "org credits 2000 raises the pool");
    assertThat(told(ben)).isEmpty();
    stage.report(ben, 150);
    stage.report(ben, 5);
    assertThat(told(ana))
        .hasSize(2)
        .last()
        .asString()
        .contains("used its pool of 1,000 credits up. What costs credits is paused for all");
    assertThat(told(ben))
        .singleElement()
        .asString()
        .contains(
            "The pool of credits of %s, which you draw on, is used up.".formatted(stage.name()));
    roster.press(ben, roster.newestCard(ben), "Ask for more");
    assertThat(told(ana))
        .last()
        .asString()
        .contains(
            "1,005 of the pool of 1,000 credits are used, 1,005 by them", "all go on at once");
    // A raised pool is told of anew.
    roster.say(ana, "org credits 1100");
    stage.report(ben, 1);
    assertThat(told(ana)).last().asString().contains("(91 %)");
  }

  @Test
  void aPoolOfNoCreditsIsEmptyAtOnceAndNoPoolNever() {
    roster.say(ana, "org credits 0");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    stage.report(ben, 1);
    assertThat(told(ben)).singleElement().asString().contains("is used up");
    roster.say(ana, "org credits none");
    stage.report(ben, 100_000);
    assertThat(told(ben)).hasSize(1);
  }

  @Test
  void whatWasToldIsForgottenAfterThirteenMonths() {
    stage.report(ben, 1_000);
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Ask for more");
    roster.clock().set(Instant.parse("2027-11-30T00:00:00Z"));
    roster.core().housekeeping().run();
    assertThat(rows()).isEqualTo(1);
    roster.clock().set(Instant.parse("2027-12-10T00:00:00Z"));
    roster.core().housekeeping().run();
    assertThat(rows()).isZero();
  }

  private long rows() {
    return roster
        .database()
        .number("select count(*) from credit_warning where org_id = ?", stage.org().toString());
  }
}
