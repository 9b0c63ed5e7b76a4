package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.FakePlatform;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Before Pro ends its holder is asked whether to renew it. */
@ExtendWith(DatabaseExtension.class)
class RenewalTest {

  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account elif;
  private final Account ben;

  RenewalTest(TestDatabase database) {
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.elif = stage.elif;
    this.ben = stage.ben;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void approve(String words) {
    String code = stage.request(words);
    roster.say(elif, "upgrade approve " + code);
    roster.settle();
  }

  private String after(Duration time) {
    roster.clock().advance(time);
    var replica = roster.replica();
    replica.endOverdue();
    replica.close();
    roster.core().endOverdue();
    roster.settle();
    return roster.slack().directTo(ben).toString();
  }

  private int reminders() {
    return (int)
        roster.slack().directTo(ben).stream()
            .filter(card -> card.words().contains("Renew asks for"))
            .count();
  }

  @Test
  void remindsThreeDaysAndOneDayBeforeOnceEach() {
    approve("please for:10d");
    after(Duration.ofDays(7).minusSeconds(1));
    assertThat(reminders()).isZero();
    after(Duration.ofSeconds(1));
    after(Duration.ofHours(1));
    assertThat(reminders()).isEqualTo(1);
    assertThat(roster.newestCard(ben).words())
        .contains("Your Pro in %s ends ".formatted(stage.org))
        .contains("Renew asks for 10 days more");
    after(Duration.ofDays(2).minusHours(1).minusSeconds(1));
    assertThat(reminders()).isEqualTo(1);
    after(Duration.ofSeconds(1));
    after(Duration.ofHours(1));
    assertThat(reminders()).isEqualTo(2);
    after(Duration.ofDays(1));
    assertThat(reminders()).isEqualTo(2);
  }

  @Test
  void whatWasMissedIsSaidOnce() {
    approve("please for:10d");
    after(Duration.ofDays(9).plusHours(12));
    assertThat(reminders()).isEqualTo(1);
    after(Duration.ofHours(11));
    assertThat(reminders()).isEqualTo(1);
  }

  @Test
  void whoWasCutOffIsRemindedOnceTheirWorkspaceIsBack() {
    approve("please for:10d");
    roster.slack().fail(new Verdict.Disconnected());
    after(Duration.ofDays(9).plusHours(12));
    roster.slack().recover();
    assertThat(reminders()).isZero();
    // As an install of the workspace takes up again what was given up for it.
    roster
        .database()
        .run(
            "update outbox set state = 'waiting', ended_at = null where state = 'parked' and error = '"
                + FakePlatform.FAILURE
                + "'");
    roster.settle();
    assertThat(reminders()).isEqualTo(1);
  }

  @Test
  void onePressAsksForTheSameAgainAndAnApprovalAddsIt() {
    approve("long documents for:10d");
    after(Duration.ofDays(7));
    Reply asked = roster.press(ben, roster.newestCard(ben), "Renew");
    assertThat(asked).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(asked)).contains("Asked to renew Pro for 10 days: r-");
    roster.settle();
    Reply.Message card = roster.newestCard(elif);
    assertThat(card.words())
        .contains("Renew Pro for Ben Ode?")
        .contains("Reason: long documents")
        .contains("For: 10 days more, until ")
        .contains("Current tier: Pro until ");
    String former = roster.ask(ben, "me");
    roster.press(elif, card, "Approve");
    roster.clock().advance(Duration.ofDays(13).minusSeconds(1));
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro until ").isNotEqualTo(former);
    roster.clock().advance(Duration.ofSeconds(1));
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
  }

  @Test
  void whoeverHasAskedHearsNothing() {
    approve("please for:10d");
    roster.clock().advance(Duration.ofDays(6));
    stage.request("more for:10d");
    after(Duration.ofDays(1));
    assertThat(reminders()).isZero();
    assertThat(roster.ask(ben, "inbox")).doesNotContain("Renew asks for");
  }

  @Test
  void proThatWasGivenIsRenewedForItsLength() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:2w");
    after(Duration.ofDays(11));
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Renew")))
        .contains("Asked to renew Pro for 14 days: r-");
  }

  @Test
  void anOldReminderAsksForNothingThatWasGivenMeanwhile() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    after(Duration.ofDays(2));
    Reply old = roster.newestCard(ben);
    roster.say(elif, "member tier " + ben.mention() + " pro for:90d");
    assertThat(TestRoster.words(roster.press(ben, old, "Renew")))
        .contains("Your Pro was extended meanwhile: you are on Pro until ");
  }

  @Test
  void aLatePressAsksAnew() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    after(Duration.ofDays(2));
    Reply old = roster.newestCard(ben);
    after(Duration.ofDays(4));
    assertThat(TestRoster.words(roster.press(ben, old, "Renew")))
        .contains("Asked for Pro for 5 days: r-");
  }

  @Test
  void theInboxOffersItToo() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    assertThat(roster.ask(ben, "inbox")).contains("Nothing waits for you.");
    roster.clock().advance(Duration.ofDays(2));
    Reply inbox = roster.say(ben, "inbox");
    assertThat(TestRoster.words(inbox)).contains("Renew asks for 5 days more");
    assertThat(TestRoster.words(roster.press(ben, inbox, "Renew"))).contains("Asked to renew Pro");
  }

  @Test
  void whoeverIsSuspendedIsNotAskedAndEndsAllTheSame() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    roster.say(elif, "member suspend " + ben.mention());
    after(Duration.ofDays(5));
    assertThat(reminders()).isZero();
    roster.say(elif, "member reactivate " + ben.mention());
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
  }

  @Test
  void anOpenRenewalOutlivesTheEnd() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    after(Duration.ofDays(4));
    String code =
        UpgradeStage.code(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Renew")));
    after(Duration.ofDays(1));
    assertThat(roster.newestCard(ben).words())
        .contains("ended")
        .contains("Your request " + code + " still waits for a decision.");
    assertThat(roster.newestCard(elif).words()).contains("Current tier: Base");
    assertThat(roster.ask(elif, "upgrade approve " + code)).contains("is on Pro until ");
  }
}
