package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People on Discord: one account for all servers, no address, direct messages of no server. */
@ExtendWith(DatabaseExtension.class)
class OnDiscordTest {

  private final TestRoster roster;
  private final Account ana;

  OnDiscordTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.onDiscord("Ana Lima");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void somebodyWithoutAnAddressIsInvitedByMentionAndAcceptsByCard() {
    roster.say(ana, "org create Guild pro");
    Account zoe = roster.onDiscord("Zoe");

    assertThat(roster.ask(ana, "invite send " + zoe.mention()))
        .contains("Invited Zoe to Guild as Member.");
    roster.settle();
    assertThat(roster.askDirect(zoe, "inbox")).contains("Join Guild?");
    Reply joined = roster.press(zoe, roster.newestCard(zoe), "Accept");

    assertThat(TestRoster.words(joined)).contains("You are in Guild");
    assertThat(roster.ask(zoe, "me")).contains("Zoe").contains("Role: Member");
    roster.settle();
    assertThat(roster.newestCard(zoe).words()).contains("Accepted");
    assertThat(roster.newestCard(ana).words()).isEqualTo("Zoe joined Guild as Member.");
    assertThat(roster.ask(ana, "member list")).contains("2 users ·").contains("Zoe");
    assertThat(roster.ask(ana, "member show " + zoe.mention())).contains("E-mail: none known");
  }

  @Test
  void aMentionThatWasTypedAsTextReachesNobodyElsewhere() {
    Account zoe = roster.person("Zoe Winter", "zoe.winter@corp.test");
    roster.say(ana, "org create Guild pro");

    assertThat(roster.ask(ana, "invite send " + zoe.mention()))
        .contains("is nobody whom Roster can find here");
    assertThat(roster.ask(ana, "invite list")).doesNotContain("Zoe").doesNotContain("corp.test");
    roster.settle();
    assertThat(roster.slack().directTo(zoe)).isEmpty();
  }

  @Test
  void anOrgIsSpokenOfInItsServersAndInDirectMessages() {
    roster.say(ana, "org create \"First Guild\" pro");
    roster.sayIn(ana, "G2", "org create \"Second Guild\" pro");

    assertThat(roster.askIn(ana, TestRoster.GUILD, "org list"))
        .contains("First Guild")
        .doesNotContain("Second Guild");
    assertThat(roster.askIn(ana, "G2", "org list"))
        .contains("Second Guild")
        .doesNotContain("First Guild");
    assertThat(roster.askDirect(ana, "org list")).contains("First Guild").contains("Second Guild");
    assertThat(roster.askDirect(ana, "member list org:first-guild")).contains("1 user");
    assertThat(roster.askIn(ana, "G3", "member list")).contains("in no org here");
  }

  @Test
  void anInvitationToNobodysAddressGoesByMailAlone() {
    roster.say(ana, "org create Mailed pro");
    roster.say(ana, "invite send ben" + ana.user() + "@acme.test");
    roster.settle();

    assertThat(roster.mailer().to("ben" + ana.user() + "@acme.test")).hasSize(1);
    assertThat(roster.discord().directTo(ana)).isEmpty();
  }

  @Test
  void anOrgOfNoServerIsNotMade() {
    assertThat(roster.askDirect(ana, "org create Nowhere pro"))
        .isEqualTo(
            "A direct message belongs to no server. Type org create in a channel of the server"
                + " that is meant.");
  }
}
