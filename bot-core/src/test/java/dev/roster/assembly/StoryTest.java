package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The path: an org, invitations accepted by card and by link, a role. */
@ExtendWith(DatabaseExtension.class)
class StoryTest {

  private final TestRoster roster;

  StoryTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void goesFromAnOrgToARole() {
    Account ana = roster.person("Ana Lima", "ana@acme.test");
    Account ben = roster.person("Ben Ode", "ben@acme.test");
    assertThat(roster.ask(ana, "org create \"Acme Corp\" starter")).contains("Acme Corp");
    assertThat(roster.ask(ana, "me")).contains("Role: Owner").contains("Tier: Base");

    assertThat(roster.ask(ana, "invite send " + ben.mention() + " zoe@far.test role:member"))
        .contains("Invited 2 people to Acme Corp as Member.");
    roster.settle();
    assertThat(roster.ask(ben, "inbox")).contains("Acme Corp");
    Reply joined = roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(joined).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(joined)).contains("You are in Acme Corp");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Accepted");
    assertThat(roster.ask(ben, "me")).contains("Role: Member");

    String token = roster.mailer().invitationToken("zoe@far.test").orElseThrow();
    assertThat(roster.core().links().find(token).orElseThrow().state()).isEqualTo("pending");
    assertThat(roster.accept(token, "k1"))
        .isEqualTo(
            new InvitationLinks.Outcome.Joined(
                "Acme Corp", "Member", Optional.empty(), List.of("Acme Chat on Slack")));

    Reply asked = roster.say(ana, "member role " + ben.mention() + " admin she will run it");
    assertThat(TestRoster.words(asked)).contains("Make Ben Ode Admin of Acme Corp?");
    assertThat(roster.ask(ben, "me")).contains("Role: Member");
    Reply done = roster.press(ana, asked, "Confirm");
    assertThat(TestRoster.words(done)).contains("Ben Ode is now Admin of Acme Corp (was Member).");
    assertThat(roster.ask(ben, "member list")).contains("3 users ·").contains("zoe@far.test");
    assertThat(TestRoster.words(roster.press(ana, done, "Undo"))).startsWith("Undone: Ben Ode");
    assertThat(roster.ask(ben, "member list")).contains("does not include this");
  }
}
