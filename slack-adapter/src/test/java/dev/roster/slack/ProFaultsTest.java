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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Slack is slow, ill or full while Pro is asked for and decided on. */
@DisplayName("issue 3, Tests: 429 and 500 on Slack, one effect each")
@ExtendWith(DatabaseExtension.class)
final class ProFaultsTest {

  // As long as any answer below asks for, and longer than the relay's own pauses.
  private static final Duration LATER = Duration.ofSeconds(40);

  private final TestRoster roster;
  private OnSlack on;
  private OrgOnSlack org;

  ProFaultsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void found() throws Exception {
    on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms());
    org = OrgOnSlack.found(roster, on, "Faulty " + System.identityHashCode(this));
    roster.settle();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    on.close();
    roster.close();
  }

  @Test
  void cardsComeAfterA429A500AndALostAnswerOnceEach() throws Exception {
    on.slack.fault(
        "chat.postMessage",
        Fault.rateLimited(30),
        Fault.ill(),
        Fault.answerLost(),
        Fault.rateLimited(30));
    org.ask(CAT, "please");
    for (int i = 0; i < 4; i++) {
      roster.settle();
      roster.clock().advance(LATER);
    }

    assertThat(org.count(ADA, "Pro for cat?")).isEqualTo(1);
    assertThat(org.count(BOB, "Pro for cat?")).isEqualTo(1);
    Shown adas = org.card(ADA, "Pro for cat?");
    org.press(ADA, adas, "Approve");
    requireEnded("Approved: by ada, ");
    assertThat(org.count(CAT, "approved your request")).isEqualTo(1);
    assertThat(org.audited("upgrade.approved")).isEqualTo(1);
  }

  @Test
  void copiesAreBroughtUpToDateAfterA429AndA500() throws Exception {
    org.ask(CAT, "please");
    Shown adas = org.card(ADA, "Pro for cat?");
    Shown bobs = org.card(BOB, "Pro for cat?");
    on.slack.fault(
        "chat.update", Fault.rateLimited(30), Fault.ill(), Fault.ill(), Fault.answerLost());
    on.slack.fault("chat.postMessage", Fault.ill(), Fault.rateLimited(30));

    org.deny(BOB, bobs, "no budget");
    assertThat(bobs.buttons()).isEmpty();
    roster.settle();
    assertThat(adas.buttons()).containsExactly("Approve", "Deny");
    assertThat(org.press(ADA, adas, "Approve")).contains("bob denied this before you.");
    for (int i = 0; i < 4; i++) {
      roster.settle();
      roster.clock().advance(LATER);
    }

    requireEnded("Denied: by bob, ");
    assertThat(adas.words()).contains("Why: no budget");
    assertThat(org.count(CAT, "denied your request")).isEqualTo(1);
    assertThat(org.audited("upgrade.denied")).isEqualTo(1);
    assertThat(org.audited("upgrade.approved")).isZero();
  }

  @Test
  void aClickIsAnsweredThroughTheMessageWhenItsAddressIsDead() throws Exception {
    org.ask(CAT, "please");
    Shown adas = org.card(ADA, "Pro for cat?");
    on.slack.fault("response_url", new Fault(404, Map.of(), "expired_url", false));

    on.people.press(ADA, adas, "Approve");
    Awaitility.await().until(() -> adas.buttons().isEmpty());

    requireEnded("Approved: by ada, ");
    assertThat(org.say(CAT, "me")).contains("Tier: Pro");
  }

  private void requireEnded(String outcome) {
    for (String approver : List.of(ADA, BOB)) {
      Shown card = org.card(approver, outcome);
      assertThat(card.buttons()).isEmpty();
      assertThat(card.words()).contains(outcome);
    }
  }
}
