package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.Shown;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From nothing to an org with three people, as people on Slack see it, over the real core. */
@DisplayName("issue, Tests: org, invite, accept, role over a real Bolt app")
@ExtendWith(DatabaseExtension.class)
final class StoryTest {

  private static final String MENTION = "<@U0BOB|bob>";

  @Test
  void happensByHttp(TestDatabase database) throws Exception {
    try (var roster = TestRoster.start(database);
        var on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms())) {
      tell(roster, on, "Http Works");
    }
  }

  @Test
  void happensBySocket(TestDatabase database) throws Exception {
    try (var roster = TestRoster.start(database);
        var on = OnSlack.bySocket(roster.core().engine(), roster.core().platforms())) {
      // Another Slack workspace's people in all but name: the database is shared.
      tell(roster, on, "Socket Works");
    }
  }

  private static void tell(TestRoster roster, OnSlack on, String org) throws Exception {
    on.slack.addUser("U0CAT", "cat", "cat@acme.test");
    on.slack.addUser("U0GIN", "gin", "gin@partner.test").addProperty("is_restricted", true);

    Interaction created = on.people.type(ADA, GENERAL, "org create “" + org + "” starter");
    assertThat(created.answer().text()).contains(org + " is yours now");
    on.people.again(created);
    assertThat(created.answer().text()).contains(org + " is yours now");

    assertThat(said(on, "U0GIN", "me")).isEqualTo("Guests of this workspace cannot use Roster.");

    inviteByForm(roster, on, org);
    Shown card = on.slack.inbox(BOB).getLast();
    assertThat(card.buttons()).containsExactly("Accept", "Decline");
    Interaction accepted = on.people.press(BOB, card, "Accept");
    assertThat(accepted.answer().text()).contains("You are in " + org);
    assertThat(card.buttons()).isEmpty();
    on.people.again(accepted);
    assertThat(accepted.answer().text()).contains("You are in " + org);
    assertThat(said(on, BOB, "me")).contains("Role: Member");

    Shown asked = on.people.type(ADA, GENERAL, "member role " + MENTION + " admin").answer();
    assertThat(asked.text()).startsWith("Make bob Admin of " + org + "?");
    assertThat(said(on, BOB, "me")).contains("Role: Member");
    Interaction confirmed = on.people.press(ADA, asked, "Confirm");
    assertThat(confirmed.answer().text()).contains("bob is now Admin of " + org + " (was Member).");
    on.people.again(confirmed);
    assertThat(confirmed.answer().text()).contains("bob is now Admin of " + org + " (was Member).");
    assertThat(said(on, BOB, "me")).contains("Role: Admin");

    assertThat(said(on, ADA, "member list")).contains("2 users ·", "1 invited");
  }

  /** By mention and by e-mail at once, through the form that a missing argument opens. */
  private static void inviteByForm(TestRoster roster, OnSlack on, String org) throws Exception {
    int cards = on.slack.inbox(BOB).size();
    Interaction typed = on.people.type(ADA, GENERAL, "invite send");
    Awaitility.await().until(() -> on.slack.view(ADA) != null);
    Interaction wrong = on.people.submit(ADA, Map.of("people.addresses", People.text("")));
    assertThat(wrong.ack().json().getAsJsonObject("errors").keySet()).contains("people.addresses");

    String address = "dan." + org.replace(' ', '.') + "@acme.test";
    on.people.submit(
        ADA, Map.of("people", People.users(BOB), "people.addresses", People.text(address)));

    assertThat(typed.answer().text()).contains("Invited 2 people to " + org);
    Awaitility.await().until(() -> on.slack.inbox(BOB).size() == cards + 1);
    Awaitility.await().until(() -> roster.mailer().to(address).size() == 1);
    assertThat(on.slack.calls("views.open")).hasSize(1);
    assertThat(List.copyOf(on.slack.posts(GENERAL))).isEmpty();
  }

  private static String said(OnSlack on, String user, String line) throws Exception {
    return on.people.type(user, GENERAL, line).answer().text();
  }
}
