package dev.roster.member;

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

@ExtendWith(DatabaseExtension.class)
class RoleChangeTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account ben;
  private final Account chloe;

  RoleChangeTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "admin");
    roster.settle();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply demote(Account by, Account who) {
    Reply answer = roster.say(by, "member role " + who.mention() + " member");
    assertThat(TestRoster.words(answer)).contains("is now Member");
    return answer;
  }

  private void raise(Account by, Account who) {
    Reply asked = roster.say(by, "member role " + who.mention() + " admin");
    assertThat(TestRoster.words(roster.press(by, asked, "Confirm"))).contains("is now Admin");
  }

  @Test
  @DisplayName("B24: whose role was changed is told who made them what, and of the Undo")
  void thePersonIsTold() {
    Reply done = demote(chloe, ben);
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Chloe Fay made you Member of Acme " + ana.user() + "; you were Admin.");
    roster.press(chloe, done, "Undo");
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Chloe Fay made you Admin of Acme " + ana.user() + "; you were Member.");
  }

  @Test
  void whoChangesTheirOwnRoleIsNotTold() {
    int before = roster.slack().directTo(ben).size();
    demote(ben, ben);
    roster.settle();
    assertThat(roster.slack().directTo(ben)).hasSize(before);
  }

  @Test
  @DisplayName("an Undo does not take back what somebody decided later, though it looks the same")
  void undoTakesNoLaterDecisionBack() {
    Reply done = demote(ana, ben);
    raise(chloe, ben);
    demote(chloe, ben);
    assertThat(TestRoster.words(roster.press(ana, done, "Undo")))
        .isEqualTo(
            "This cannot be undone any more: somebody decided on the role of Ben Ode again"
                + " meanwhile.");
    assertThat(roster.ask(ben, "me")).contains("Role: Member");
  }

  @Test
  void severalChangesOfOnePersonAreUndoneOneByOne() {
    demote(ana, ben);
    raise(ana, ben);
    demote(ana, ben);
    for (String role : new String[] {"Admin", "Member", "Admin"}) {
      assertThat(roster.ask(ana, "undo")).startsWith("Undone: Ben Ode is " + role);
      assertThat(roster.ask(ben, "me")).contains("Role: " + role);
    }
  }
}
