package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code member tier}: a tier set without a request. */
@ExtendWith(DatabaseExtension.class)
class MemberTierTest {

  private final TestDatabase database;
  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;

  MemberTierTest(TestDatabase database) {
    this.database = database;
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @DisplayName("A11 A26: an admin sets both tiers, without a request")
  void setsBothWays() {
    assertThat(roster.ask(elif, "member tier " + ben.mention() + " pro"))
        .isEqualTo("Ben Ode is on Pro in %s now (was Base).".formatted(stage.org));
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .isEqualTo("Elif Kaya set your tier in %s to Pro.".formatted(stage.org));
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro");
    assertThat(roster.ask(elif, "member show " + ben.mention())).contains("Tier: Pro");
    assertThat(roster.ask(ana, "member tier " + ben.mention() + " pro"))
        .isEqualTo("Ben Ode is on Pro already.");
    assertThat(roster.ask(ana, "member tier " + ben.mention() + " base"))
        .contains("Ben Ode is on Base");
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
    assertThat(
            database.rows(
                "select e.after_values from audit_event e join org o on o.id = e.chain"
                    + " where o.name = ? and e.action = 'member.tier' order by e.version",
                stage.org))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"tier\":\"pro\"");
  }

  @Test
  void aWrongTierIsAnsweredWithWhatIsAllowed() {
    assertThat(roster.ask(elif, "member tier " + ben.mention() + " gold"))
        .contains("gold")
        .contains("base")
        .contains("pro");
  }

  @Test
  @DisplayName("design.md: member tier on oneself needs billing.manage and is audited")
  void onesOwnTierIsAMatterOfBilling() {
    assertThat(roster.ask(elif, "member tier " + elif.mention() + " pro"))
        .contains("does not include this (billing.manage)")
        .contains("Ana Lima");
    assertThat(roster.ask(ana, "member tier " + ana.mention() + " pro"))
        .contains("Ana Lima is on Pro");
    assertThat(roster.ask(ana, "member tier " + ana.mention() + " pro"))
        .isEqualTo("You are on Pro already.");
    assertThat(roster.slack().directTo(ana).toString()).doesNotContain("set your tier");
  }

  @Test
  void theTargetRuleProtectsTheOwner() {
    assertThat(roster.ask(elif, "member tier " + ana.mention() + " pro"))
        .contains("The owner of " + stage.org + " cannot be changed");
    assertThat(roster.ask(ben, "member tier " + elif.mention() + " pro"))
        .contains("does not include this");
  }

  @Test
  void answersAPendingRequest() {
    String code = stage.request("please");
    Reply set = roster.say(elif, "member tier " + ben.mention() + " pro");
    assertThat(TestRoster.words(set)).contains("That answers the request " + code);
    roster.settle();
    for (Account approver : new Account[] {ana, elif}) {
      requireEnded(roster.newestCard(approver), "Approved: by Elif Kaya, ");
      requireEnded(roster.newestCard(approver), "Why: set by Elif Kaya with member tier");
    }
    assertThat(roster.newestCard(ben).words())
        .contains("Elif Kaya set your tier")
        .contains("answers your request " + code);
    assertThat(TestRoster.words(roster.press(elif, set, "Undo")))
        .isEqualTo("Undone: Ben Ode is on Base again.");
    roster.settle();
    requireEnded(roster.newestCard(ana), "Taken back: by Elif Kaya, ");
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
  }

  @Test
  void isUndoneOnceAndNeverOverSomethingNewer() {
    Reply set = roster.say(elif, "member tier " + ben.mention() + " pro");
    roster.press(elif, set, "Undo");
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .contains("Elif Kaya took the change of your tier back. You are on Base");
    assertThat(TestRoster.words(roster.press(elif, set, "Undo"))).contains("already");
    Reply again = roster.say(elif, "member tier " + ben.mention() + " pro");
    roster.say(ana, "member tier " + ben.mention() + " base");
    assertThat(TestRoster.words(roster.press(elif, again, "Undo"))).contains("set again meanwhile");
  }
}
