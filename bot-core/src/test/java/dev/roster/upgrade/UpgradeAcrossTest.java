package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.FakePlatform;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One org on Slack and Discord: asked on the one, decided on the other. */
@ExtendWith(DatabaseExtension.class)
class UpgradeAcrossTest {

  private static final Pattern CODE = Pattern.compile("org connect ([2-9A-Z]{4}-[2-9A-Z]{4})");

  private final TestRoster roster;
  private final UpgradeStage stage;
  private final Account elif;
  private final String email;
  private final Account elifThere;

  UpgradeAcrossTest(TestDatabase database) {
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.email = "elif" + stage.ana.user().toLowerCase(Locale.ROOT) + "@acme.test";
    this.elif = roster.person("Elif Aksoy", email);
    roster.say(stage.ana, "invite send " + elif.mention() + " role:admin");
    roster.settle();
    roster.press(elif, roster.newestCard(elif), "Accept");
    connect();
    this.elifThere = roster.onDiscord("elif_a");
    roster.say(elifThere, "account link " + email);
    roster.settle();
    assertThat(
            roster.ask(elifThere, "account confirm " + roster.mailer().code(email).orElseThrow()))
        .contains("Linked.");
    roster.settle();
  }

  private void connect() {
    var code = CODE.matcher(roster.ask(stage.ana, "org connect"));
    assertThat(code.find()).isTrue();
    Account max = roster.onDiscord("Max");
    roster.discord().runs(max, TestRoster.GUILD);
    assertThat(roster.ask(max, "org connect " + code.group(1))).contains("is connected");
    roster.settle();
  }

  @Test
  @DisplayName("R5: two accounts with one address, never linked, are one when it comes to deciding")
  void nobodyDecidesThroughAnAccountWithTheirAddress() {
    Account benny = roster.onDiscord("benny");
    roster.say(elifThere, "invite send " + benny.mention() + " role:admin");
    roster.settle();
    roster.press(benny, roster.newestCard(benny), "Accept");
    String address = stage.address(stage.ben);
    // Nobody is linked like this any more; who was before is still held to be the same.
    roster
        .database()
        .changeMembers(
            "update person set email = ?, email_norm = ?, email_proven_at = utc_timestamp(6)"
                + " where id = (select person_id from chat_identity where user_id = ?)",
            address,
            address,
            benny.user());
    String code = stage.request("please");
    assertThat(roster.discord().directTo(benny)).noneMatch(m -> m.words().contains(code));
    for (String verb : new String[] {"approve", "deny"}) {
      assertThat(roster.ask(benny, "upgrade " + verb + " " + code))
          .contains("another account with your address", "Elif");
    }
    assertThat(roster.ask(benny, "member tier " + stage.ben.mention() + " pro"))
        .contains("billing.manage");
    assertThat(roster.ask(elif, "upgrade approve " + code)).contains("Approved");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @DisplayName("A27 A28: asked on Slack, approved on Discord, every copy ends on both")
  void askedOnSlackApprovedOnDiscord() {
    roster.clock().advance(Duration.ofHours(1));
    roster.say(elifThere, "org switch " + slug());
    roster.clock().advance(Duration.ofMinutes(1));
    String code = stage.request("please");
    assertThat(roster.newestCard(elifThere).words()).contains("Pro for Ben Ode?");
    assertThat(roster.slack().directTo(elif).toString()).doesNotContain("Pro for Ben");
    Reply clicked = roster.press(elifThere, roster.newestCard(elifThere), "Approve");
    assertThat(clicked).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(clicked)).contains("Approved: by Elif Aksoy, ");
    roster.settle();
    requireEnded(roster.newestCard(stage.ana), "Approved: by Elif Aksoy, ");
    requireEnded(roster.newestCard(elifThere), "Approved: by Elif Aksoy, ");
    assertThat(roster.newestCard(stage.ben).words())
        .isEqualTo(
            "Elif Aksoy approved your request for Pro in %s (%s). You are on Pro now."
                .formatted(stage.org, code));
    assertThat(roster.ask(elif, "undo")).contains("Undone: Ben Ode is on Base again.");
    roster.settle();
    requireEnded(roster.newestCard(elifThere), "Taken back: by Elif Aksoy, ");
  }

  @Test
  @DisplayName("A27 A28: asked on Discord, denied by command on Slack")
  void askedOnDiscordDeniedOnSlack() {
    Account zoe = roster.onDiscord("Zoe");
    roster.say(elifThere, "org switch " + slug());
    roster.say(elifThere, "invite send " + zoe.mention());
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    roster.settle();
    String code = UpgradeStage.code(roster.ask(zoe, "upgrade request for my guild"));
    roster.settle();
    assertThat(roster.newestCard(stage.ana).words()).contains("Pro for Zoe?");
    assertThat(roster.ask(stage.ana, "upgrade deny " + code + " next month"))
        .contains("Denied: Zoe stays on Base");
    roster.settle();
    requireEnded(roster.newestCard(elifThere), "Why: next month");
    assertThat(roster.newestCard(zoe).words())
        .contains("Ana Lima denied your request")
        .contains("Why: next month");
  }

  @Test
  @DisplayName("A28: a linked account is the same person and decides nothing of its own")
  void aLinkedAccountIsTheSamePerson() {
    roster.say(elifThere, "org switch " + slug());
    String code = UpgradeStage.code(roster.ask(elif, "upgrade request for me"));
    roster.settle();
    for (String line : new String[] {"upgrade approve " + code, "upgrade deny " + code}) {
      assertThat(roster.ask(elifThere, line)).startsWith("This is your own request");
    }
    assertThat(TestRoster.words(roster.press(elifThere, roster.newestCard(stage.ana), "Approve")))
        .startsWith("This is your own request");
    assertThat(roster.ask(elifThere, "me")).contains("Tier: Base").contains(code);
  }

  @Test
  void isToldOnTheOtherPlatformWhenOneIsCutOff() {
    Account zoe = roster.onDiscord("Zoe");
    roster.say(elifThere, "org switch " + slug());
    roster.say(elifThere, "invite send " + zoe.mention() + " role:admin");
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    roster.clock().advance(Duration.ofHours(1));
    String code = UpgradeStage.code(roster.ask(elif, "upgrade request for me"));
    roster.settle();
    roster.slack().fail(new Verdict.Disconnected());
    assertThat(roster.ask(zoe, "upgrade approve " + code)).contains("is on Pro now.");
    roster.settle();
    assertThat(roster.newestCard(elifThere).words()).contains("Zoe approved your request for Pro");
    roster.slack().recover();
  }

  @Test
  void whoWasCutOffIsAskedOnceTheirWorkspaceIsBack() {
    Account zoe = roster.onDiscord("Zoe");
    roster.say(elifThere, "org switch " + slug());
    roster.say(elifThere, "invite send " + zoe.mention());
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    roster.settle();
    roster.slack().fail(new Verdict.Disconnected());
    assertThat(roster.ask(zoe, "upgrade request for my guild")).contains("Elif Aksoy");
    roster.settle();
    assertThat(roster.newestCard(elifThere).words()).contains("Pro for Zoe?");
    assertThat(roster.slack().directTo(stage.ana))
        .noneMatch(message -> message.words().contains("Pro for Zoe?"));
    roster.slack().recover();
    // As an install of the workspace takes up again what was given up for it.
    roster
        .database()
        .run(
            "update outbox set state = 'waiting', ended_at = null where state = 'parked' and error = '"
                + FakePlatform.FAILURE
                + "'");
    roster.settle();
    assertThat(roster.newestCard(stage.ana).words()).contains("Pro for Zoe?");
  }

  private String slug() {
    return "acme-" + stage.ana.user().toLowerCase(Locale.ROOT);
  }
}
