package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class SuspensionTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account chloe;

  SuspensionTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  private String acme() {
    return "Acme " + ana.user();
  }

  private Reply suspend(Account by, Account who) {
    Reply answer = roster.say(by, "member suspend " + who.mention());
    assertThat(TestRoster.words(answer)).contains("is suspended: their access to");
    return answer;
  }

  private Reply reactivate(Account by, Account who) {
    Reply answer = roster.say(by, "member reactivate " + who.mention());
    assertThat(TestRoster.words(answer)).contains("is back in");
    return answer;
  }

  private String statusOf(Account who) {
    return row("m.status", who);
  }

  private String row(String columns, Account who) {
    return database
        .rows(
            "select "
                + columns
                + " from membership m join org o on o.id = m.org_id"
                + " join chat_identity i on i.person_id = m.person_id"
                + " where o.slug = ? and i.user_id = ?",
            slug(),
            who.user())
        .getFirst();
  }

  private List<String> offered(Account who, String command) {
    var call = roster.call(who, new Input.Filled(command, Map.of(), Optional.empty()));
    return roster.engine().suggest(call, command, "person", "").stream()
        .map(Suggestion::label)
        .map(label -> label.replaceAll(" · .*", ""))
        .toList();
  }

  @Test
  @DisplayName("a suspension says what waits meanwhile, and who can decide instead")
  void saysWhatWaitsMeanwhile() {
    roster.press(ana, roster.say(ana, "org policy team.roles five"), "Confirm");
    roster.say(ben, "team create Data");
    roster.say(ben, "invite send one@acme.test two@acme.test");
    roster.say(ben, "upgrade request");
    roster.say(chloe, "upgrade request");
    Reply answer = suspend(ana, ben);
    assertThat(TestRoster.words(answer))
        .contains("The team Data has no acting owner meanwhile.")
        .contains(
            "2 invitations that they sent cannot be accepted meanwhile; invite resend sends one in your name.")
        .containsPattern(
            "Their request for Pro \\(r-\\w+\\) stays, and cannot be approved meanwhile.")
        .contains("1 request for Pro waits; Ana Lima can still decide.");
    roster.press(ana, answer, "Undo");
    assertThat(roster.ask(ben, "me")).contains("Role: Admin");
  }

  @Test
  @DisplayName("a suspension says nothing of what does not wait")
  void saysNothingOfWhatDoesNotWait() {
    assertThat(TestRoster.words(suspend(ana, chloe))).hasLineCount(2);
  }

  @Test
  @DisplayName("A10: suspending ends access without deleting the data")
  void suspendingEndsAccessAndDeletesNothing() {
    roster.member(ana, "Dee Fox", "admin");
    String before = row("m.id, m.role, m.tier, m.joined_at", ben);
    assertThat(roster.ask(ana, "member suspend " + ben.mention() + " left for a year"))
        .isEqualTo(
            "Ben Ode is suspended: their access to "
                + acme()
                + " ended at once.\nRole, tier, teams and history are kept, and their seat stays taken;"
                + " member reactivate brings them back.");
    assertThat(row("m.id, m.role, m.tier, m.joined_at", ben)).isEqualTo(before);
    for (String line : new String[] {"member list", "undo", "org show", "invite send x@y.test"}) {
      assertThat(roster.ask(ben, line))
          .as(line)
          .startsWith("Your access to " + acme() + " is suspended.");
    }
  }

  @Test
  @DisplayName("A10: somebody suspended is told where they stand and offered only what they can do")
  void whoIsSuspendedSeesNothingTheyCannotDo() {
    suspend(ana, ben);
    assertThat(roster.ask(ben, "help"))
        .contains("Your access to " + acme() + " is suspended")
        .contains("org switch")
        .doesNotContain("member list")
        .doesNotContain("undo")
        .doesNotContain("invite");
    assertThat(roster.ask(ben, "help member"))
        .startsWith("Your access to " + acme() + " is suspended.");
    assertThat(roster.ask(ben, "me")).contains("Status: suspended");
    assertThat(offered(ben, "member show")).isEmpty();
  }

  @Test
  @DisplayName("A31, A32: reactivating brings back everything as it was")
  void reactivatingBringsEverythingBack() {
    String before = row("m.id, m.role, m.tier, m.joined_at, m.status", ben);
    suspend(ana, ben);
    reactivate(ana, ben);
    assertThat(row("m.id, m.role, m.tier, m.joined_at, m.status", ben)).isEqualTo(before);
    assertThat(roster.ask(ben, "member list")).contains("Chloe Fay");
  }

  @Test
  @DisplayName("B23: list and card show who is suspended, and since when")
  void listAndCardShowTheStatus() {
    suspend(ana, chloe);
    assertThat(roster.ask(ana, "member list status:suspended"))
        .contains("Chloe Fay")
        .contains("suspended")
        .doesNotContain("Ben Ode");
    assertThat(roster.ask(ana, "member show " + chloe.mention()))
        .containsPattern("Status: . suspended since \\d+ \\w+ \\d{4}");
    reactivate(ana, chloe);
    assertThat(roster.ask(ana, "member show " + chloe.mention())).contains("Status: active");
  }

  @Test
  @DisplayName("R2: both are audited, the reason where it can be erased")
  void bothAreAudited() {
    roster.ask(ana, "member suspend " + ben.mention() + " lost the laptop");
    reactivate(ana, ben);
    assertThat(
            database.rows(
                "select e.action, e.before_values, p.words from audit_event e"
                    + " left join audit_personal p on p.id = e.personal_id"
                    + " join org o on o.id = e.chain where o.slug = ? and e.action like 'member.%ed'"
                    + " and e.action <> 'member.joined' order by e.version",
                slug()))
        .satisfiesExactly(
            suspended ->
                assertThat(suspended).contains("member.suspended", "\"active\"", "lost the laptop"),
            reactivated -> assertThat(reactivated).contains("member.reactivated", "\"suspended\""));
  }

  @Test
  void thePersonIsToldOfBoth() {
    suspend(ana, ben);
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Ana Lima suspended your access to " + acme() + ".");
    reactivate(ana, ben);
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Ana Lima gave you your access to " + acme() + " back");
  }

  @Test
  void sayingItTwiceChangesNothing() {
    assertThat(roster.ask(ana, "member reactivate " + ben.mention()))
        .isEqualTo("Ben Ode is not suspended in " + acme() + ".");
    suspend(ana, ben);
    assertThat(roster.ask(ana, "member suspend " + ben.mention()))
        .isEqualTo(
            "Ben Ode is suspended in " + acme() + " already. member reactivate brings them back.");
    assertThat(statusOf(ben)).isEqualTo("suspended");
  }

  @Test
  @DisplayName("D10: the owner cannot be suspended")
  void theOwnerCannotBeSuspended() {
    assertThat(roster.ask(ben, "member suspend " + ana.mention()))
        .contains("The owner of " + acme() + " cannot be changed");
    assertThat(offered(ben, "member suspend")).containsExactly("Chloe Fay");
    assertThat(statusOf(ana)).isEqualTo("active");
  }

  @Test
  @DisplayName("B31: nobody suspends themselves, so that somebody is left who may reactivate")
  void nobodySuspendsThemselves() {
    for (Account who : List.of(ana, ben)) {
      assertThat(roster.ask(who, "member suspend " + who.mention()))
          .startsWith("You cannot suspend yourself.");
    }
    assertThat(List.of(statusOf(ana), statusOf(ben))).containsOnly("active");
  }

  @Test
  @DisplayName("A01: a member suspends and reactivates nobody")
  void aMemberSuspendsNobody() {
    for (String verb : new String[] {"suspend ", "reactivate "}) {
      assertThat(roster.ask(chloe, "member " + verb + ben.mention()))
          .contains("does not include this (member.suspend)")
          .contains("Ana Lima");
    }
  }

  @Test
  void suggestsWhoCanBeSuspendedAndWhoReactivated() {
    assertThat(offered(ana, "member suspend")).containsExactly("Ben Ode", "Chloe Fay");
    assertThat(offered(ana, "member reactivate")).isEmpty();
    suspend(ana, chloe);
    assertThat(offered(ana, "member suspend")).containsExactly("Ben Ode");
    assertThat(offered(ana, "member reactivate")).containsExactly("Chloe Fay");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothAreUndoneByButtonAndByCommand(boolean byCommand) {
    Reply suspended = suspend(ana, ben);
    assertThat(undo(byCommand, suspended))
        .startsWith("Undone: Ben Ode has access to " + acme() + " again.");
    assertThat(statusOf(ben)).isEqualTo("active");
    suspend(ana, ben);
    Reply reactivated = reactivate(ana, ben);
    assertThat(undo(byCommand, reactivated))
        .startsWith("Undone: Ben Ode is suspended in " + acme() + " again.");
    assertThat(statusOf(ben)).isEqualTo("suspended");
    assertThat(roster.ask(ana, "undo"))
        .as("the suspension before is in force again and can be undone")
        .startsWith("Undone: Ben Ode has access to");
  }

  private String undo(boolean byCommand, Reply answer) {
    return byCommand
        ? roster.ask(ana, "undo")
        : TestRoster.words(roster.press(ana, answer, "Undo"));
  }

  @Test
  @DisplayName("an Undo does not take back what somebody decided later, though it looks the same")
  void undoTakesNoLaterDecisionBack() {
    Account dee = roster.member(ana, "Dee Fox", "admin");
    Reply suspended = suspend(ana, ben);
    roster.clock().advance(Duration.ofMinutes(1));
    reactivate(dee, ben);
    suspend(dee, ben);
    assertThat(TestRoster.words(roster.press(ana, suspended, "Undo")))
        .isEqualTo(
            "This cannot be undone any more: somebody decided on the access of Ben Ode again"
                + " meanwhile.");
    assertThat(statusOf(ben)).isEqualTo("suspended");
  }

  @Test
  @DisplayName("D31: a role given while suspended counts after reactivation, and is told")
  void aRoleChangesWhileSuspended() {
    suspend(ana, ben);
    assertThat(roster.ask(ana, "member role " + ben.mention() + " member")).contains("is now");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).startsWith("Ana Lima made you Member of " + acme());
    reactivate(ana, ben);
    assertThat(roster.ask(ben, "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("A32: somebody suspended elsewhere works on where they are not")
  void anotherOrgIsNotTouched() {
    roster.say(chloe, "org create \"Beta " + chloe.user() + "\" pro");
    suspend(ana, chloe);
    assertThat(roster.ask(chloe, "member list")).contains("Beta");
    assertThat(roster.ask(chloe, "member list org:" + slug())).contains("is suspended");
  }
}
