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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ShowUsageTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-05T10:00:00Z");

  private final TestRoster roster;

  ShowUsageTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
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

  private UsageStage stage(String scheme) {
    return new UsageStage(roster, roster.person("Ana Lima"), scheme);
  }

  @Test
  @DisplayName("D45 Every member sees what the whole org used")
  void everyMemberSeesTheOrg() {
    UsageStage stage = stage("owned");
    Account ben = stage.member("Ben Ode");
    Account chloe = stage.member("Chloe Fay");
    stage.record(stage.used(ben, 1_200), stage.used(chloe, 30), stage.used(ben, 100, OCTOBER));

    assertThat(roster.ask(chloe, "usage show"))
        .contains("Usage of " + stage.name() + ", November 2026")
        .contains("Credits: 1,230 (12 times the 100 by this day of the cycle before)")
        .contains("Requests: 2 (100% more than the 1 by this day of the cycle before)")
        .containsSubsequence("Ben Ode · 1,200 credits · 1 request", "Chloe Fay · 30 credits")
        .contains("Begins anew: 1 Dec 2026");
  }

  @Test
  @DisplayName("E20 The owner and admins see everybody's usage, a member their own")
  void aMemberSeesTheirOwn() {
    UsageStage stage = stage("portal");
    Account ben = stage.member("Ben Ode");
    Account chloe = stage.member("Chloe Fay");
    stage.record(stage.used(ben, 1_200), stage.used(chloe, 30));

    assertThat(roster.ask(chloe, "usage show"))
        .contains("Your usage in " + stage.name())
        .contains("22 Nov · 30 credits · 1 request")
        .doesNotContain("Ben", "1,200");
    assertThat(roster.ask(chloe, "usage show person:" + chloe.mention())).contains("Your usage");
    assertThat(roster.ask(chloe, "usage show person:" + ben.mention()))
        .contains("(usage.view_all)");
    assertThat(roster.ask(chloe, "usage show " + ben.mention())).contains("(usage.view_all)");
    assertThat(roster.ask(chloe, "usage show person:nobody@far.test")).contains("(usage.view_all)");
    assertThat(roster.ask(stage.owner(), "usage show")).contains("Ben Ode · 1,200 credits");
    Account dai = roster.member(stage.owner(), "Dai", "admin");
    assertThat(roster.ask(dai, "usage show person:" + ben.mention()))
        .contains("Usage of Ben Ode in " + stage.name(), "22 Nov · 1,200 credits");
  }

  @Test
  @DisplayName("D52 What somebody used stays when they leave, in the org's sums and by name")
  void whoLeftStaysInTheSums() {
    UsageStage stage = stage("owned");
    Account ben = stage.member("Ben Ode");
    stage.report(ben, 1_200);
    Reply asked = roster.say(stage.owner(), "member remove " + ben.mention());
    roster.press(stage.owner(), asked, "Confirm");

    assertThat(roster.ask(stage.owner(), "usage show"))
        .contains("Credits: 1,200", "Ben Ode (left) · 1,200 credits");
    assertThat(roster.ask(stage.owner(), "usage show person:" + ben.mention()))
        .contains("Usage of Ben Ode", "22 Nov · 1,200 credits", "Status: not in " + stage.name());
    Account stranger = roster.person("Stranger");
    assertThat(roster.ask(stage.owner(), "usage show person:" + stranger.mention()))
        .contains("never used anything there");
  }

  @Test
  void showsWhatIsLeftOfALimit() {
    UsageStage stage = stage("network");
    Account ben = stage.member("Ben Ode");
    stage.report(ben, 120);

    assertThat(roster.ask(ben, "usage show")).contains("Left: 880 of 1,000 (allowance of Base)");
    roster.say(stage.owner(), "member limit " + ben.mention() + " 100");
    assertThat(roster.ask(ben, "usage show"))
        .contains("Left: 0 of 100 (own limit): what costs credits waits until then")
        .contains("In all: 120 credits, 1 request");
  }

  @Test
  void showsWhatWasUsedBeyondThePool() {
    UsageStage stage = stage("owned");
    roster.database().run("update org set credit_pool = 1000 where id = ?", stage.org().toString());
    stage.report(stage.owner(), 400);
    assertThat(roster.ask(stage.owner(), "usage show"))
        .contains("Pool: 600 of 1,000 credits left\n");
    stage.report(stage.owner(), 900);
    assertThat(roster.ask(stage.owner(), "usage show"))
        .contains("Pool: 0 of 1,000 credits left, 300 used beyond it");
  }

  @Test
  void theCardOfAMemberSaysWhatTheyUsed() {
    UsageStage stage = stage("owned");
    Account ben = stage.member("Ben Ode");
    assertThat(roster.ask(stage.owner(), "member show " + ben.mention()))
        .contains("Credits: none", "Requests: none");

    stage.record(stage.used(ben, 1_200), stage.used(ben, 70, OCTOBER));

    assertThat(roster.ask(stage.owner(), "member show " + ben.mention()))
        .contains(
            "Credits: 1,200 in this cycle, 1,270 in all", "Requests: 1 in this cycle, 2 in all");
  }

  @Test
  void namesAMonthInManyWays() {
    UsageStage stage = stage("owned");
    stage.record(stage.used(stage.owner(), 70, OCTOBER));

    for (String month : List.of("2026-10", "october", "oct", "last")) {
      assertThat(roster.ask(stage.owner(), "usage show month:" + month))
          .as(month)
          .contains("October 2026", "Credits: 70", "Ana Lima · 70 credits");
    }
    assertThat(roster.ask(stage.owner(), "usage show month:december"))
        .contains("December 2025", "Nothing was used.");
    assertThat(roster.ask(stage.owner(), "usage show month:2026-12")).contains("has not begun");
    for (String wrong : List.of("2026-13", "1999-01", "ma", "soon")) {
      assertThat(roster.ask(stage.owner(), "usage show month:" + wrong))
          .as(wrong)
          .contains("2026-10, october, last");
    }
  }

  @Test
  void turnsThePagesOfWhoUsedMost() {
    UsageStage stage = stage("owned");
    for (int i = 1; i <= 12; i++) {
      stage.report(stage.member("Member " + i), 10L * i);
    }

    Reply first = roster.say(stage.owner(), "usage show");
    assertThat(TestRoster.words(first))
        .containsSubsequence("Member 12 · 120", "Member 11 · 110", "Member 3 · 30 ")
        .doesNotContain("Member 2 ·");
    Reply second = roster.press(stage.owner(), first, "Next");
    assertThat(second).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(second))
        .containsSubsequence("Member 2 · 20 ", "Member 1 · 10 ")
        .doesNotContain("Member 3 ·");
    assertThat(TestRoster.words(roster.press(stage.owner(), second, "Previous")))
        .containsSubsequence("Member 12 · 120", "Member 3 · 30 ")
        .doesNotContain("Member 2 ·");
  }

  @Test
  void whereTheCycleWasMovedItSumsTheDays() {
    UsageStage stage = stage("owned");
    Account ben = stage.member("Ben Ode");
    stage.record(stage.used(ben, 50), stage.used(stage.owner(), 7, NOW.minus(Duration.ofDays(9))));
    roster.database().run("update org set cycle_day = 15 where id = ?", stage.org().toString());
    stage.report(stage.owner(), 8);

    assertThat(roster.ask(stage.owner(), "usage show"))
        .contains("15 November 2026 to 14 December 2026", "Credits: 58\n")
        .containsSubsequence("Ben Ode · 50 credits", "Ana Lima · 8 credits");
    assertThat(roster.ask(stage.owner(), "usage show month:last"))
        .contains("15 October 2026 to 14 November 2026", "Ana Lima · 7 credits");
  }

  @Test
  void thePictureSaysInWordsWhatItShows() {
    UsageStage stage = stage("owned");
    assertThat(roster.say(stage.owner(), "usage show")).isInstanceOf(Reply.Message.class);

    stage.record(
        stage.used(stage.owner(), 20),
        stage.used(stage.owner(), 70, NOW.minus(Duration.ofDays(3))));

    var shown = (Reply.Picture) roster.say(stage.owner(), "usage show");
    assertThat(shown.name()).isEqualTo("usage-2026-11-01.png");
    assertThat(shown.alternative())
        .isEqualTo(
            "Bars of the credits used on each day of November 2026: 90 in all, on 2 of 30 days,"
                + " most on 19 November 2026 with 70.");
    assertThat(shown.png()).startsWith(0x89, 'P', 'N', 'G');
  }
}
