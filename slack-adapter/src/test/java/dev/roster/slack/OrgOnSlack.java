package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.Shown;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * An org over the real core: Ada owns it, Bob is an admin, Cat and Dan are members. Whatever they
 * do here Slack delivers twice, and the second delivery has to be answered like the first.
 */
final class OrgOnSlack {

  static final String CAT = "U0CAT";
  static final String DAN = "U0DAN";

  private static final Pattern CODE = Pattern.compile("r-[2-9a-z]{4,}");

  final TestRoster roster;
  final OnSlack on;
  final String name;

  private OrgOnSlack(TestRoster roster, OnSlack on, String name) {
    this.roster = roster;
    this.on = on;
    this.name = name;
  }

  /** Makes it, invites and accepts. */
  static OrgOnSlack found(TestRoster roster, OnSlack on, String name) throws Exception {
    on.slack.addUser(CAT, "cat", "cat@acme.test");
    on.slack.addUser(DAN, "dan", "dan@acme.test");
    var org = new OrgOnSlack(roster, on, name);
    assertThat(org.say(ADA, "org create “" + name + "” pro")).contains("is yours now");
    assertThat(org.say(ADA, "invite send <@U0BOB|bob> role:admin")).contains("Invited");
    assertThat(org.say(ADA, "invite send <@U0CAT|cat> <@U0DAN|dan>")).contains("Invited 2 people");
    for (String invited : List.of(BOB, CAT, DAN)) {
      Shown card = org.card(invited, "Join ");
      assertThat(org.press(invited, card, "Accept")).contains("You are in ");
      assertThat(card.buttons()).isEmpty();
    }
    return org;
  }

  /** Types a line; the words of the answer. */
  String say(String user, String line) throws Exception {
    return answer(user, line).text();
  }

  /** Types a line; the answer. */
  Shown answer(String user, String line) throws Exception {
    Interaction typed = on.people.type(user, GENERAL, line);
    Shown answer = typed.answer();
    on.people.again(typed);
    assertThat(typed.answer().text()).isEqualTo(answer.text());
    return answer;
  }

  /** Presses a button that answers or edits; the words of that. */
  String press(String user, Shown card, String label) throws Exception {
    Interaction pressed = on.people.press(user, card, label);
    Shown answer = pressed.answer();
    on.people.again(pressed);
    assertThat(pressed.answer().isPrivate()).isEqualTo(answer.isPrivate());
    return answer.text();
  }

  /** Presses whatever id; the words of the answer. */
  String pressed(String user, Shown message, String id) throws Exception {
    return on.people.pressed(user, message, id).answer().text();
  }

  /** Presses Deny and fills its form; the card as it is then. */
  Shown deny(String user, Shown card, String reason) throws Exception {
    int opened = on.slack.calls("views.open").size();
    Interaction pressed = on.people.press(user, card, "Deny");
    Awaitility.await().until(() -> on.slack.view(user) != null);
    on.people.again(pressed);
    Interaction sent = on.people.submit(user, Map.of("reason", People.text(reason)));
    Shown answered = pressed.answer();
    on.people.again(sent);
    assertThat(pressed.answer().isPrivate()).isEqualTo(answered.isPrivate());
    assertThat(on.slack.calls("views.open")).hasSize(opened + 1);
    return answered;
  }

  /** Asks for Pro; the request's code. */
  String ask(String user, String reason) throws Exception {
    var code = CODE.matcher(say(user, "upgrade request " + reason));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  /** The newest direct message to somebody with these words, once all is sent. */
  Shown card(String user, String words) {
    roster.settle();
    return on.slack.inbox(user).stream()
        .filter(message -> message.text().contains(words))
        .reduce((before, last) -> last)
        .orElseThrow(() -> new AssertionError("no `" + words + "` among " + on.slack.inbox(user)));
  }

  /** How many direct messages with these words somebody has, once all is sent. */
  long count(String user, String words) {
    roster.settle();
    return on.slack.inbox(user).stream().filter(each -> each.text().contains(words)).count();
  }

  /** How often that stands in this org's audit. */
  long audited(String action) {
    return roster
        .database()
        .number(
            "select count(*) from audit_event e join org o on o.id = e.chain"
                + " where o.name = ? and e.action = ?",
            name,
            action);
  }
}
