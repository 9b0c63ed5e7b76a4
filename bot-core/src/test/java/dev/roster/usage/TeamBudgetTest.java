package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class TeamBudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final TestRoster roster;

  TeamBudgetTest(TestDatabase database) {
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

  private String budget(Account who, String team, String credits) {
    Reply card = roster.say(who, "team show " + team);
    return TestRoster.words(roster.fillAfter(who, card, "Set budget", Map.of("budget", credits)));
  }

  @Test
  @DisplayName("X18 A team's budget stands beside what its people used and refuses nothing")
  void aBudgetIsAdvice() {
    UsageStage stage = stage("owned");
    Account ana = stage.owner();
    Account ben = stage.member("Ben Ode");
    roster.say(ana, "team create Data members:" + ben.mention());

    assertThat(budget(ana, "data", "5000"))
        .contains("has a budget of 5,000 credits a month now", "nothing is refused for it");
    stage.report(ben, 6_000);

    assertThat(roster.ask(ana, "team show data"))
        .contains("Budget: 6,000 of 5,000 credits a month, advisory: nothing is refused for it");
    assertThat(roster.ask(ana, "usage show"))
        .contains("Data · 1 person · 6,000 credits · 1 request · of 5,000 (120%)")
        .contains("A budget is advisory");
    assertThat(stage.report(ben, 1).recorded()).isEqualTo(1);
    assertThat(roster.ask(ben, "usage show person:" + ben.mention())).contains("Left: no limit");
    assertThat(roster.ask(ana, "audit list")).contains("set the budget of the team Data to 5000");
  }

  @Test
  void noneRemovesABudgetAndAnotherWordIsRefused() {
    UsageStage stage = stage("owned");
    roster.say(stage.owner(), "team create Data");
    assertThat(budget(stage.owner(), "data", "none")).contains("has no budget already");
    budget(stage.owner(), "data", "1");
    assertThat(budget(stage.owner(), "data", "1")).contains("is 1 credit a month already");
    for (String wrong : List.of("-1", "1.5", "1e3", "many", "10000000000000")) {
      assertThat(budget(stage.owner(), "data", wrong))
          .as(wrong)
          .contains("is no number of credits");
    }
    assertThat(budget(stage.owner(), "data", "none")).contains("has no budget any more");
    assertThat(roster.ask(stage.owner(), "team show data")).doesNotContain("Budget");
  }

  @Test
  @DisplayName("C34 A team's owner and admins set its budget, its other people do not")
  void rolesInTheTeamDecideOnItsBudget() {
    UsageStage stage = stage("owned");
    stage.set("team.roles", "five");
    Account ben = stage.member("Ben Ode");
    Account chloe = stage.member("Chloe Fay");
    roster.say(stage.owner(), "team create Data");
    roster.say(stage.owner(), "team add data " + ben.mention() + " role:admin");
    roster.say(stage.owner(), "team add data " + chloe.mention() + " role:moderator");

    assertThat(budget(ben, "data", "500")).contains("has a budget of 500");
    assertThat(roster.say(chloe, "team show data").toString()).doesNotContain("Set budget");
  }

  @Test
  void someoneInTwoTeamsCountsInBoth() {
    UsageStage stage = stage("owned");
    Account ben = stage.member("Ben Ode");
    roster.say(stage.owner(), "team create Data members:" + ben.mention());
    roster.say(stage.owner(), "team create Ops members:" + ben.mention());
    for (int i = 0; i < 5; i++) {
      roster.say(stage.owner(), "team create Z" + i);
    }
    stage.report(ben, 70);

    Reply shown = roster.say(stage.owner(), "usage show");
    assertThat(TestRoster.words(shown))
        .contains("Data · 1 person · 70 credits", "Ops · 1 person · 70 credits", "counts in both")
        .doesNotContain("Z4");
    assertThat(TestRoster.words(roster.press(stage.owner(), shown, "All teams")))
        .contains("by team, November 2026", "Z4 · 0 people · 0 credits");
  }
}
