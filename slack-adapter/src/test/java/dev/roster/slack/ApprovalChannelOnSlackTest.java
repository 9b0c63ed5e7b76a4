package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OrgOnSlack.CAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.Shown;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests for Pro in a channel of Slack, named by its mention. */
@ExtendWith(DatabaseExtension.class)
final class ApprovalChannelOnSlackTest {

  private static final String CHANNEL = "C0APPROVALS";
  private static final String SET = "org policy approvals.channel <#C0APPROVALS|approvals>";

  private final TestRoster roster;
  private OnSlack on;
  private OrgOnSlack org;

  ApprovalChannelOnSlackTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void found() throws Exception {
    on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms());
    org = OrgOnSlack.found(roster, on, "Channelled " + System.identityHashCode(this));
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    on.close();
    roster.close();
  }

  @Test
  void theCardIsInTheChannelAndIsDecidedThere() throws Exception {
    assertThat(org.say(ADA, SET)).contains("is now slack:T0ROSTER/C0APPROVALS");
    int before = on.slack.pings().size();
    org.ask(CAT, "please");
    roster.settle();
    Shown card = on.slack.posts(CHANNEL).getLast();
    assertThat(card.text()).contains("Pro for cat?", "Who can decide");
    assertThat(on.slack.pings()).hasSize(before);
    assertThat(org.press(CAT, card, "Approve")).contains("upgrade.approve");
    assertThat(org.press(BOB, card, "Approve")).contains("Approved", "by bob");
    roster.settle();
    assertThat(card.buttons()).isEmpty();
  }

  @Test
  void aChannelWithoutTheBotIsRefusedAtOnce() throws Exception {
    on.slack.fault("chat.postMessage", Fault.error("not_in_channel"));
    assertThat(on.people.type(ADA, OnSlack.GENERAL, SET).answer().text())
        .contains("cannot post in that channel, so nothing was changed");
  }

  @Test
  void anArchivedChannelFallsBackToDirectMessages() throws Exception {
    org.say(ADA, SET);
    on.slack.fault("chat.postMessage", Fault.error("is_archived"));
    org.ask(CAT, "please");
    assertThat(org.card(BOB, "Pro for cat?").buttons()).isNotEmpty();
  }
}
