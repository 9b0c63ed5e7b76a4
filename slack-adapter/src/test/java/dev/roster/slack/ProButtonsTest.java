package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OrgOnSlack.CAT;
import static dev.roster.slack.OrgOnSlack.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.People;
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

/** Presses that no card of Roster's would send, or not any more. */
@DisplayName("issue 3, Must hold: forged, foreign, oversized and stale ids of a Pro request's card")
@ExtendWith(DatabaseExtension.class)
final class ProButtonsTest {

  private static final String TOO_OLD = "This button is too old to act on.";
  private static final String NOT_YOURS = "This button is not yours to press.";

  private final TestRoster roster;
  private OnSlack on;
  private OrgOnSlack org;
  private String code;
  private Shown adas;
  private String approve;
  private String deny;

  ProButtonsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void ask() throws Exception {
    on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms());
    org = OrgOnSlack.found(roster, on, "Pressed " + System.identityHashCode(this));
    code = org.ask(CAT, "please");
    adas = org.card(ADA, "Pro for cat?");
    approve = adas.value("Approve");
    deny = adas.value("Deny");
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    on.close();
    roster.close();
  }

  @Test
  void forgedAndOversizedIdsDoNothing() throws Exception {
    String token = approve.substring(1);
    for (String id :
        List.of(
            "",
            "forged",
            "u" + "A".repeat(22),
            "u" + token.substring(1),
            "u" + token + "upgrade approve",
            token,
            approve + "\u0000",
            approve.repeat(20),
            "x".repeat(2_000),
            "u' or '1'='1")) {
      assertThat(org.pressed(ADA, adas, id)).as(id).contains(TOO_OLD);
    }
    requireUndecided();
  }

  @Test
  void aForgedFormOpensAndDoesNothing() throws Exception {
    // A form opens within 3 s, before anything is looked up; what is sent is checked.
    for (String id :
        List.of("fABCDEFGHIJKLMNOPQRSTUVupgrade deny", "f" + "A".repeat(22) + "undo")) {
      var pressed = on.people.pressed(ADA, adas, id);
      Awaitility.await().until(() -> on.slack.view(ADA) != null);
      on.people.submit(ADA, Map.of());
      assertThat(pressed.answer().text()).contains(TOO_OLD);
    }
    requireUndecided();
  }

  @Test
  void aFormOfSomethingElseOverACardsTokenDoesOnlyWhatTheCardOffers() throws Exception {
    // The letter and the path say how an adapter answers; what is done is in the row.
    String words = org.pressed(DAN, adas, "p" + approve.substring(1));
    assertThat(words).contains("upgrade.approve");
    requireUndecided();
  }

  @Test
  void thoseWhoMayNotDecideAreToldSo() throws Exception {
    assertThat(org.pressed(DAN, adas, approve)).contains("upgrade.approve");
    assertThat(org.pressed(CAT, adas, approve)).contains("upgrade.approve");
    requireUndecided();

    org.say(ADA, "member role <@U0CAT|cat> admin");
    Shown question = org.answer(ADA, "member role <@U0CAT|cat> admin");
    org.press(ADA, question, "Confirm");
    assertThat(org.say(CAT, "me")).contains("Role: Admin");
    assertThat(org.pressed(CAT, adas, approve))
        .contains("This is your own request, and nobody decides on their own.");
    requireUndecided();
  }

  @Test
  void somebodyElsesPrivateButtonsAreNotTheirs() throws Exception {
    Shown answer = org.answer(ADA, "upgrade approve " + code);
    assertThat(answer.isPrivate()).isTrue();
    String undo = answer.value("Undo");

    assertThat(org.pressed(BOB, answer, undo)).contains(NOT_YOURS);
    assertThat(org.pressed(CAT, answer, undo)).contains(NOT_YOURS);

    assertThat(org.say(CAT, "me")).contains("Tier: Pro");
    assertThat(org.press(ADA, answer, "Undo")).contains("Undone: cat is on Base again");
    assertThat(org.pressed(ADA, answer, undo)).contains("This was taken back already");
    assertThat(org.audited("member.tier")).isEqualTo(2);
  }

  @Test
  void staleButtonsSayWhatBecameOfTheRequest() throws Exception {
    org.press(BOB, org.card(BOB, "Pro for cat?"), "Approve");
    // Her copy is redrawn by then; later that would take the words away that are looked at here.
    roster.settle();
    assertThat(org.pressed(ADA, adas, approve)).contains("bob approved this before you.");
    var late = on.people.pressed(ADA, adas, deny);
    Awaitility.await().until(() -> on.slack.view(ADA) != null);
    on.people.submit(ADA, Map.of("reason", People.text("too late")));
    assertThat(late.answer().text()).contains("bob approved this before you.");

    roster.clock().advance(Duration.ofDays(98));
    assertThat(org.pressed(ADA, adas, approve)).contains(TOO_OLD);
    assertThat(org.audited("upgrade.approved")).isEqualTo(1);
    assertThat(org.audited("upgrade.denied")).isZero();
  }

  @Test
  void afterSevenDaysNobodyDecidesAnyMore() throws Exception {
    roster.clock().advance(Duration.ofDays(7));
    assertThat(org.pressed(ADA, adas, approve))
        .contains("The request ran out before anybody decided.");
    assertThat(org.say(CAT, "me")).contains("Tier: Base").doesNotContain("requested");
    assertThat(org.audited("upgrade.approved")).isZero();
  }

  private void requireUndecided() throws Exception {
    assertThat(adas.buttons()).containsExactly("Approve", "Deny");
    assertThat(org.say(CAT, "me")).contains("Tier: Base").contains(code);
    assertThat(org.audited("upgrade.approved")).isZero();
    assertThat(org.audited("upgrade.denied")).isZero();
  }
}
