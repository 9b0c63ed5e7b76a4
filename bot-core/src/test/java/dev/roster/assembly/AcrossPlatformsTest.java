package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One org on Slack and Discord, and one person on both. */
@ExtendWith(DatabaseExtension.class)
class AcrossPlatformsTest {

  private static final Pattern CODE = Pattern.compile("org connect ([2-9A-Z]{4}-[2-9A-Z]{4})");

  private final TestRoster roster;

  AcrossPlatformsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void somebodyHasTheSameSeatOnBoth() {
    Account ana = roster.person("Ana Lima", "ana@acme.test");
    Account zoe = roster.person("Zoe Kim", "zoe@acme.test");
    roster.say(ana, "org create Acme pro");
    roster.say(ana, "invite send " + zoe.mention() + " role:admin");
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    roster.settle();

    String made = roster.ask(ana, "org connect");
    var matcher = CODE.matcher(made);
    assertThat(matcher.find()).as(made).isTrue();
    assertThat(made).contains("is to be connected to Acme");
    Account max = roster.onDiscord("Max");
    roster.discord().runs(max, TestRoster.GUILD);
    Reply connected = roster.say(max, "org connect " + matcher.group(1));
    assertThat(TestRoster.words(connected))
        .contains("Acme is connected to Acme Guild on Discord now")
        .contains("account link");
    roster.settle();
    assertThat(roster.newestCard(ana).words())
        .contains("Max connected Acme Guild on Discord to Acme with the code that you made.");
    assertThat(roster.ask(ana, "org show"))
        .contains("Connected: Acme Guild on Discord, Acme Chat on Slack");

    Account zoeThere = roster.onDiscord("zoe_k");
    assertThat(roster.ask(zoeThere, "me")).contains("in no org here").contains("account link");
    assertThat(roster.ask(zoeThere, "account link zoe@acme.test"))
        .contains("A code is on its way to zoe@acme.test.");
    roster.settle();
    var mail = roster.mailer().to("zoe@acme.test").getLast();
    assertThat(mail.text())
        .startsWith("zoe_k on Discord (Acme Guild) wants to be known by this address.")
        .contains("do nothing");
    String code = roster.mailer().code("zoe@acme.test").orElseThrow();
    assertThat(roster.ask(zoeThere, "account confirm " + code))
        .contains("Linked. You are Zoe Kim (zoe@acme.test) here too.")
        .contains("In Acme you are Admin.")
        .contains("Your commands are about Acme now.");

    assertThat(roster.ask(zoeThere, "me"))
        .contains("Zoe Kim")
        .contains("Role: Admin")
        .contains("zoe@acme.test")
        .contains("Linked: Discord, Slack");
    assertThat(roster.ask(zoeThere, "member list")).contains("2 users").containsOnlyOnce("Zoe");
    assertThat(roster.ask(zoe, "member list")).contains("2 users").containsOnlyOnce("Zoe");
    assertThat(roster.ask(ana, "invite send " + zoe.mention())).contains("is in Acme already");
    Reply asked = roster.say(ana, "member role zoe@acme.test member");
    assertThat(TestRoster.words(asked)).contains("is now Member");
    assertThat(roster.ask(zoeThere, "me")).contains("Role: Member");
  }
}
