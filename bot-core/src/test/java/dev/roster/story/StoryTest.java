package dev.roster.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.RunningCore;
import dev.roster.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From nothing to an org with three people, through the engine alone. */
@ExtendWith(DatabaseExtension.class)
class StoryTest {

  @Test
  @DisplayName(
      "D08 A07 D31: makes an org, invites two, one by card and one by link; changes a role")
  void makesAnOrgInvitesTwoAndChangesARole(TestDatabase database) {
    try (var roster = RunningCore.on(database)) {
      Account ada = roster.admin("ada");
      Account ben = roster.person("ben");
      Account chloe = roster.person("chloe");

      assertThat(roster.hear(ada, "")).contains("You are in no org here yet");
      assertThat(roster.hear(ada, "org create \"Acme Corp\" starter"))
          .contains("Acme Corp is yours now");
      assertThat(roster.hear(ada, "me")).contains("Role: Owner").contains("Tier: Base");

      assertThat(roster.hear(ada, "invite send " + ben.mention() + ", chloe@acme.test role:admin"))
          .contains("Invited 2 people to Acme Corp as Admin.");
      await().until(() -> roster.chat().directTo(ben).size() == 1);
      await().until(() -> roster.mailer().to("chloe@acme.test").size() == 1);

      Reply card = roster.chat().directTo(ben).getFirst();
      assertThat(roster.press(ben, card, "Accept")).isInstanceOf(Reply.Update.class);
      assertThat(roster.hear(ben, "me")).contains("Role: Admin");

      String token = roster.mailer().invitationToken("chloe@acme.test").orElseThrow();
      var joined = new Outcome.Joined("Acme Corp", "Admin");
      assertThat(roster.core().links().accept(token, "k1")).isEqualTo(joined);
      assertThat(roster.core().links().accept(token, "k2")).isEqualTo(joined);
      assertThat(roster.hear(chloe, "me")).contains("Org: Acme Corp").contains("Role: Admin");

      assertThat(roster.hear(ada, "member list"))
          .contains("3 members, 0 invited")
          .contains("Chloe · chloe@acme.test · Admin · active");

      Reply lowered = roster.say(ada, "member role ben@acme.test member");
      assertThat(RunningCore.message(lowered).words())
          .isEqualTo("Ben is now Member of Acme Corp (was Admin).");
      assertThat(RunningCore.message(roster.press(ada, lowered, "Undo")).words())
          .isEqualTo("Undone: Ben is Admin of Acme Corp again.");

      roster.say(ada, "member role ben@acme.test member");
      Reply asked = roster.say(ada, "member role " + ben.mention() + " admin");
      assertThat(RunningCore.message(asked).words()).startsWith("Make Ben Admin of Acme Corp?");
      assertThat(roster.hear(ben, "me")).contains("Role: Member");
      assertThat(RunningCore.message(roster.press(ada, asked, "Confirm")).words())
          .isEqualTo("Ben is now Admin of Acme Corp (was Member).");
      assertThat(roster.hear(ben, "me")).contains("Role: Admin");

      await()
          .until(() -> database.number("select count(*) from outbox where state <> 'sent'") == 0);
      assertThat(roster.chat().directTo(ben).getFirst().words()).startsWith("You are in Acme Corp");
    }
  }
}
