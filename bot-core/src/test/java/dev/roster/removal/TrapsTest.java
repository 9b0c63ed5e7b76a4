package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the rules that removing and suspending people would open. */
@ExtendWith(DatabaseExtension.class)
class TrapsTest {

  private final TestRoster roster;

  TrapsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String remove(Account by, Account who) {
    Reply asked = roster.say(by, "member remove " + who.mention());
    String words = TestRoster.words(asked);
    return words.startsWith("Remove ")
        ? TestRoster.words(roster.press(by, asked, "Confirm"))
        : words;
  }

  private void end(boolean suspends, Account by, Account who) {
    if (suspends) {
      assertThat(roster.ask(by, "member suspend " + who.mention())).contains("is suspended:");
    } else {
      assertThat(remove(by, who)).startsWith("Removed ");
    }
  }

  @Test
  @DisplayName("remove and re-invite is no way around who makes and unmakes admins in portal")
  void removeAndReinvite() {
    var stage = SchemeStage.on(roster, "portal");
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    Account peer = stage.another("admin");
    Account chloe = stage.person("member");
    assertThat(remove(ben, peer)).contains("only the owner changes the role of an admin");
    assertThat(stage.ask(ben, "member suspend " + peer.mention())).contains("only the owner");
    assertThat(remove(ben, chloe)).startsWith("Removed ");
    assertThat(stage.ask(ben, "invite send " + chloe.mention() + " role:admin"))
        .contains("As Admin you cannot make anybody Admin");
    assertThat(stage.ask(ben, "invite send " + chloe.mention())).contains("Invited");
    roster.settle();
    roster.press(chloe, roster.newestCard(chloe), "Accept");
    assertThat(stage.ask(chloe, "me")).contains("Role: Member");
    // Who was an admin and was removed by the owner comes back no higher than the inviter may give.
    assertThat(remove(owner, peer)).startsWith("Removed ");
    assertThat(stage.ask(ben, "invite send " + peer.mention() + " role:admin"))
        .contains("As Admin you cannot make anybody Admin");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("a question asked before is confirmed by nobody who was removed or suspended")
  void confirmIsDead(boolean suspends) {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    Account chloe = stage.person("member");
    Reply asked = roster.say(ben, "member remove " + chloe.mention());
    end(suspends, owner, ben);
    requireDead(suspends, stage, roster.press(ben, asked, "Confirm"));
    assertThat(stage.ask(chloe, "me")).contains("Role: Member");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("an Undo offered before is dead for who was removed or suspended")
  void undoIsDead(boolean suspends) {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    Account chloe = stage.person("member");
    Reply done = roster.say(ben, "member suspend " + chloe.mention());
    end(suspends, owner, ben);
    requireDead(suspends, stage, roster.press(ben, done, "Undo"));
    assertThat(stage.ask(chloe, "member list")).contains("is suspended");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("a card to decide on is dead for who was removed or suspended")
  void approveIsDead(boolean suspends) {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    Account chloe = stage.person("member");
    roster.say(chloe, "upgrade request");
    roster.settle();
    Reply card = roster.newestCard(ben);
    end(suspends, owner, ben);
    requireDead(suspends, stage, roster.press(ben, card, "Approve"));
    assertThat(stage.ask(chloe, "me")).contains("Tier: Base");
  }

  private static void requireDead(boolean suspends, SchemeStage stage, Reply answer) {
    assertThat(TestRoster.words(answer))
        .startsWith(
            suspends
                ? "Your access to %s is suspended.".formatted(stage.name())
                : "You are not in the org that this is about");
  }

  @Test
  @DisplayName("an invitation that was accepted lets nobody in again, by card or by link")
  void anAcceptedInvitationIsSpent() {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    Account dee = stage.outsider();
    roster.say(owner, "invite send " + dee.mention());
    roster.settle();
    Reply card = roster.newestCard(dee);
    roster.press(dee, card, "Accept");
    assertThat(remove(owner, dee)).startsWith("Removed ");
    assertThat(TestRoster.words(roster.press(dee, card, "Accept")))
        .contains("This invitation was accepted already.");
    assertThat(stage.ask(dee, "me")).doesNotContain(stage.name());

    String address = "eve-" + owner.user().toLowerCase(Locale.ROOT) + "@acme.test";
    roster.say(owner, "invite send " + address);
    roster.settle();
    String token = roster.mailer().invitationToken(address).orElseThrow();
    assertThat(roster.accept(token, "one").toString()).contains("Joined");
    Reply asked = roster.say(owner, "member remove " + address);
    roster.press(owner, asked, "Confirm");
    assertThat(roster.accept(token, "two").toString())
        .contains("This invitation was accepted already.");
  }

  @Test
  @DisplayName("what was decided before they were removed is not undone onto who came back")
  void anOldUndoDoesNotReachWhoCameBack() {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    Reply demoted = roster.say(owner, "member role " + ben.mention() + " member");
    assertThat(remove(owner, ben)).startsWith("Removed ");
    roster.say(owner, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(TestRoster.words(roster.press(owner, demoted, "Undo")))
        .contains("cannot be undone any more");
    assertThat(stage.ask(ben, "me")).contains("Role: Member");
  }
}
