package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code invite send} as each scheme's source has it: to whom, and what is mailed. */
@ExtendWith(DatabaseExtension.class)
class SendingTest {

  private final TestDatabase database;
  private final TestRoster roster;

  SendingTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private InviteStage on(String scheme) {
    return new InviteStage(roster, scheme);
  }

  @Test
  @DisplayName("A03 several addresses at once make an invitation each")
  void severalAtOnce() {
    var stage = on("network");
    String a = address("a");
    String b = address("b");
    String c = address("c");
    assertThat(stage.ask("invite send %s %s %s".formatted(a, b, c))).contains("Invited 3 people");
    assertThat(List.of(a, b, c))
        .allSatisfy(email -> assertThat(stage.rows(email)).containsExactly("member pending"));
    assertThat(stage.ask("invite list state:pending")).contains(a, b, c);
  }

  @Test
  @DisplayName("A07 each gets a mail of their own with a link of their own, which lets them in")
  void aMailAndALinkForEach() {
    var stage = on("network");
    String a = address("a");
    String b = address("b");
    stage.ask("invite send %s %s".formatted(a, b));
    String tokenOfA = stage.token(a);
    String tokenOfB = stage.token(b);
    assertThat(tokenOfA).isNotEqualTo(tokenOfB);
    assertThat(roster.mailer().to(a)).hasSize(1);
    assertThat(roster.mailer().to(b)).hasSize(1);
    assertThat(roster.mailer().to(a).getFirst().text())
        .contains("/invitations/" + tokenOfA)
        .doesNotContain(tokenOfB);
    assertThat(stage.acceptBy(tokenOfB))
        .isInstanceOfSatisfying(
            Outcome.Joined.class,
            joined -> {
              assertThat(joined.orgName()).isEqualTo(stage.org().name());
              assertThat(joined.role()).isEqualTo("Member");
            });
    assertThat(stage.roleOf(b)).containsExactly("member");
    assertThat(stage.roleOf(a)).isEmpty();
  }

  @Test
  @DisplayName("B10 addresses are separated by commas, spaces or new lines")
  void commasSpacesAndLines() {
    var stage = on("ladder");
    List<String> emails =
        List.of(address("a"), address("b"), address("c"), address("d"), address("e"));
    var answer =
        roster.fill(
            stage.founder(),
            "invite send",
            Map.of(
                "people",
                "%s,%s, %s\n%s\r\n  %s,\n".formatted(emails.toArray()),
                "role",
                "editor"));
    assertThat(TestRoster.words(answer)).contains("Invited 5 people");
    assertThat(emails)
        .allSatisfy(email -> assertThat(stage.rows(email)).containsExactly("editor pending"));
    String last = address("f");
    assertThat(stage.ask("invite send %s,%s,".formatted(address("g"), last)))
        .contains("Invited 2 people");
    assertThat(stage.rows(last)).hasSize(1);
  }

  @Test
  @DisplayName("B11 the role of the batch is every address's")
  void theRoleOfTheBatch() {
    var stage = on("ladder");
    Account manager = stage.org().person("manager");
    List<String> emails = List.of(address("a"), address("b"), address("c"));
    assertThat(
            stage.ask(manager, "invite send %s role:monitor".formatted(String.join(", ", emails))))
        .contains("as Monitor");
    assertThat(emails)
        .allSatisfy(email -> assertThat(stage.rows(email)).containsExactly("monitor pending"));
  }

  @Test
  @DisplayName("B12 each of a batch can be given another role later")
  void eachCanChangeLater() {
    var stage = on("ladder");
    Account one = roster.person("One", address("one"));
    Account two = roster.person("Two", address("two"));
    stage.ask("invite send %s %s role:agent_user".formatted(one.mention(), two.mention()));
    roster.settle();
    for (Account who : List.of(one, two)) {
      roster.press(who, roster.newestCard(who), "Accept");
    }
    stage.role(stage.founder(), one, "editor");
    stage.role(stage.founder(), two, "monitor");
    assertThat(stage.org().seat(one).role().name()).isEqualTo("editor");
    assertThat(stage.org().seat(two).role().name()).isEqualTo("monitor");
  }

  @Test
  @DisplayName("B13 each invitee gets a mail with a link that works")
  void aMailWithALink() {
    var stage = on("ladder");
    String email = stage.invite(stage.org().person("manager"), "role:editor");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.roleOf(email)).containsExactly("editor");
  }

  @Test
  @DisplayName("B15 a form that is opened and left behind leaves nothing behind")
  void aFormThatIsLeft() {
    var stage = on("ladder");
    List<String> before = counts();
    Form first = roster.engine().form(new Input.Line("invite send")).orElseThrow();
    Form again = roster.engine().form(new Input.Line("invite send")).orElseThrow();
    assertThat(again).isEqualTo(first);
    assertThat(again.given()).isEmpty();
    assertThat(again.fields()).allSatisfy(field -> assertThat(field.initial()).isEmpty());
    assertThat(counts()).isEqualTo(before);
    assertThat(stage.ask("invite list")).contains("None yet");
  }

  private List<String> counts() {
    return database.rows(
        "select concat_ws(' ', (select count(*) from invitation), (select count(*) from outbox),"
            + " (select count(*) from pending_action), (select sum(version) from org))");
  }

  @Test
  @DisplayName("B16 the answer comes before the mails, which a restart does not lose")
  void theAnswerComesFirst() {
    String a = address("a");
    String b = address("b");
    try (var silent = TestRoster.silent(database)) {
      var stage = new InviteStage(silent, "ladder");
      assertThat(stage.ask("invite send %s %s".formatted(a, b))).contains("Invited 2 people");
      assertThat(silent.mailer().sent()).isEmpty();
    }
    // Another process, later, with a mail server of its own.
    try (var restarted = TestRoster.start(database)) {
      restarted.settle();
      assertThat(restarted.mailer().to(a).size() + roster.mailer().to(a).size()).isEqualTo(1);
      assertThat(restarted.mailer().to(b).size() + roster.mailer().to(b).size()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("B17 an address that is named twice gets one invitation and one mail")
  void oneMailForAnAddress() {
    var stage = on("ladder");
    String email = address("twice");
    String loud = email.toUpperCase(Locale.ROOT);
    assertThat(stage.ask("invite send %s %s, %s".formatted(email, loud, email)))
        .contains("Invited " + email, "is named twice; one invitation is enough");
    assertThat(stage.ask("invite send " + email)).contains("is invited already");
    roster.settle();
    assertThat(roster.mailer().sent())
        .filteredOn(mail -> mail.to().equalsIgnoreCase(email))
        .hasSize(1);
    assertThat(stage.rows(email)).hasSize(1);
  }

  @Test
  @DisplayName("B17 one mail, also when it was cancelled before it went out, and reopened")
  void oneMailAfterAnUndo() {
    String email = address("undone");
    try (var silent = TestRoster.silent(database)) {
      var stage = new InviteStage(silent, "ladder");
      Account ben = silent.person("Ben", address("ben"));
      stage.ask("invite send %s %s".formatted(email, ben.mention()));
      var cancelled = silent.say(stage.founder(), "invite cancel " + email);
      var alsoCancelled = silent.say(stage.founder(), "invite cancel " + ben.mention());
      // What waits is dropped now, as nobody is to come by it.
      silent.core().start();
      silent.settle();
      assertThat(silent.mailer().sent()).isEmpty();
      assertThat(TestRoster.words(silent.press(stage.founder(), cancelled, "Undo")))
          .contains("pending again, with the link it had");
      silent.press(stage.founder(), alsoCancelled, "Undo");
      silent.settle();
      assertThat(silent.mailer().to(email)).hasSize(1);
      assertThat(TestRoster.words(silent.press(ben, silent.newestCard(ben), "Accept")))
          .contains("You are in");
      // Once more: it is out already.
      silent.press(stage.founder(), silent.say(stage.founder(), "invite cancel " + email), "Undo");
      silent.settle();
      assertThat(silent.mailer().to(email)).hasSize(1);
      assertThat(stage.acceptBy(silent.mailer().invitationToken(email).orElseThrow()))
          .isInstanceOf(Outcome.Joined.class);
    }
  }

  @Test
  @DisplayName("D17 the mail's link lets the invitee accept, with the role that was given")
  void theLinkAccepts() {
    var stage = on("owned");
    String email = stage.invite(stage.founder(), "role:admin Welcome aboard");
    String token = stage.token(email);
    assertThat(roster.mailer().to(email).getFirst().text())
        .contains("Ana Lima invites you to join " + stage.org().name() + " as Admin")
        .contains("> Welcome aboard");
    assertThat(roster.core().links().find(token).orElseThrow().state()).isEqualTo("pending");
    assertThat(stage.acceptBy(token)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.roleOf(email)).containsExactly("admin");
  }

  @Test
  @DisplayName("E03 the invitee gets a mail with a link to join")
  void aLinkToJoin() {
    var stage = on("portal");
    String email = stage.invite(stage.org().person("admin"), "role:member");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.roleOf(email)).containsExactly("member");
  }
}
