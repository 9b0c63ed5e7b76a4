package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code audit why}. */
@ExtendWith(DatabaseExtension.class)
class WhyPersonTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  WhyPersonTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana" + System.nanoTime() + "@acme.test");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Castillo", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String why(Account whom) {
    return roster.ask(ana, "audit why " + whom.mention());
  }

  private Reply confirmed(String line) {
    return roster.press(ana, roster.say(ana, line), "Confirm");
  }

  @Test
  void namesTheDecisionInForceForEachThing() {
    roster.clock().advance(Duration.ofHours(1));
    confirmed("member role %s admin She runs support".formatted(ben.mention()));
    roster.say(ana, "member tier %s pro".formatted(ben.mention()));
    roster.say(ana, "team create Data members:" + ben.mention());
    assertThat(why(ben))
        .contains("Why Ben Castillo is what they are in Acme")
        .containsPattern(
            "Here: in Acme \\S+: Ben Castillo joined as Member, 22 Nov 2026, 10:00 UTC, through"
                + " Slack; Ana Lima invited p\\d+@acme.test as Member, 22 Nov 2026, 10:00 UTC,"
                + " through Slack")
        .contains(
            "Role: Admin: Ana Lima made Ben Castillo Admin (was Member), 22 Nov 2026, 11:00 UTC,"
                + " through Slack, because “She runs support”")
        .contains("Status: active, since joining")
        .contains("Tier: Pro: Ana Lima set the tier of Ben Castillo to Pro (was Base), 22 Nov")
        .contains("Limit: none, since joining")
        .contains("Team Data: Member: Ana Lima put Ben Castillo into the team Data, 22 Nov");
  }

  @Test
  void afterAnUndoTheDecisionBeforeIsInForceAgain() {
    roster.say(ana, "member limit %s 100".formatted(ben.mention()));
    roster.say(ana, "member limit %s 200".formatted(ben.mention()));
    roster.say(ana, "undo");
    assertThat(why(ben))
        .contains(
            "Limit: 100 credits a month: Ana Lima set the limit of Ben Castillo to 100 credits a"
                + " month (was none)")
        .contains(
            "↩ set the limit of Ben Castillo to 200 credits a month (was 100 credits a month)"
                + " (taken back)")
        .doesNotContain("↩ set the limit of Ben Castillo to 100");
    roster.say(ana, "undo");
    assertThat(why(ben)).contains("Limit: none, since joining");
  }

  @Test
  void whatWasDecidedBeforeSomebodyJoinedAnewIsInForceNoMore() {
    roster.say(ana, "member tier %s pro".formatted(ben.mention()));
    roster.say(ana, "member suspend " + ben.mention());
    roster.say(ana, "undo");
    confirmed("member remove " + ben.mention());
    roster.say(ana, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(why(ben))
        .contains("Tier: Base, since joining")
        .contains("Status: active, since joining\n")
        .contains("set the tier of Ben Castillo to Pro (was Base)");
  }

  @Test
  void aTeamIsExplainedByTheAdditionThatCounts() {
    roster.say(ana, "team create Data");
    roster.say(ana, "team add data " + ben.mention());
    roster.say(ana, "team remove data " + ben.mention());
    roster.say(ana, "undo");
    assertThat(why(ben))
        .contains("Team Data: Member: Ana Lima put Ben Castillo into the team Data")
        .contains("↩ took Ben Castillo out of the team Data (taken back)");
  }

  @Test
  void theFounderMadeTheOrg() {
    assertThat(why(ana)).contains("Here: made the org: Ana Lima joined as Owner");
  }

  @Test
  @DisplayName("B34: the history of who was removed stays")
  void whoWasRemovedIsExplained() {
    confirmed("member remove %s reason:\"Left the company\"".formatted(ben.mention()));
    assertThat(why(ben))
        .contains("Ben Castillo is not in Acme")
        .contains("Not any more: Ana Lima removed Ben Castillo (was Member), 22 Nov")
        .contains("because “Left the company”")
        .contains("Ben Castillo · joined as Member");
    roster.say(ana, "undo");
    assertThat(why(ben))
        .contains("Why Ben Castillo is what they are")
        .contains("Here: in Acme")
        .contains("↩ removed Ben Castillo (was Member) (taken back)");
  }

  @Test
  void pagesGoOn() {
    for (int i = 1; i <= 12; i++) {
      roster.say(ana, "member limit %s %d".formatted(ben.mention(), i));
    }
    Reply first = roster.say(ana, "audit why " + ben.mention());
    Reply second = roster.press(ana, first, "Next");
    assertThat(TestRoster.words(first)).contains("to 12 credits").doesNotContain("to 2 credits");
    assertThat(TestRoster.words(second)).contains("to 2 credits", "joined as Member");
    assertThat(TestRoster.words(roster.press(ana, second, "Previous"))).contains("to 12 credits");
  }

  @Test
  @DisplayName("E19: only who may see the audit, and only who is known here")
  void keepsToWhomItConcerns() {
    Account eve = roster.person("Eve Stone", "eve" + System.nanoTime() + "@other.test");
    roster.say(eve, "org create \"Other " + eve.user() + "\" pro");
    assertThat(why(eve)).contains("never was").doesNotContain("Eve");
    assertThat(roster.ask(ben, "audit why " + ana.mention())).doesNotContain("joined as");
  }

  @Test
  void aTransferIsWhyOneOwnsAndTheOtherDoesNot() {
    confirmed("org transfer " + ben.mention());
    assertThat(why(ben)).contains("Role: Owner: Ana Lima passed the org on to Ben Castillo");
    assertThat(why(ana)).contains("Role: Admin: Ana Lima passed the org on to Ben Castillo");
  }

  @Test
  void anApprovalIsWhyTheyAreOnPro() {
    roster.say(ben, "upgrade request I need long chats");
    roster.settle();
    roster.press(ana, roster.newestCard(ana), "Approve");
    assertThat(why(ben))
        .contains("Tier: Pro: Ana Lima approved the request of Ben Castillo for Pro, ")
        .contains("; Ben Castillo asked for Pro, ")
        .contains("because “I need long chats”");
  }

  @Test
  @DisplayName("ADR 007: a decision that an Undo put in force again says so")
  void whatWasGivenBackByAnUndoSaysSo() {
    confirmed("member role %s admin She runs support".formatted(ben.mention()));
    Reply demoted = roster.say(ana, "member role %s member By mistake".formatted(ben.mention()));
    assertThat(why(ben)).doesNotContain("given back");
    roster.press(ana, demoted, "Undo");
    assertThat(why(ben))
        .containsPattern("Role: Admin: .*“She runs support” \\(given back by an Undo on 22 Nov");
  }

  @Test
  void beyondTenTeamsTheRestIsCounted() {
    for (int i = 1; i <= 12; i++) {
      roster.say(ana, "team create T%d members:%s".formatted(i, ben.mention()));
    }
    assertThat(why(ben)).contains("Team T1: Member", "Team T10: Member", "More teams: 2");
    assertThat(why(ben)).doesNotContain("Team T11:");
  }

  @Test
  void aMoveToAnotherSchemeExplainsTheRole() {
    confirmed("org scheme portal");
    assertThat(why(ben)).containsPattern("Role: Member: Ana Lima .*");
  }
}
