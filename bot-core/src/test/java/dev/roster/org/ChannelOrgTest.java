package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which org a channel speaks of, and questions that are answered twice. */
@ExtendWith(DatabaseExtension.class)
class ChannelOrgTest {

  private final TestRoster roster;
  private final TestDatabase database;

  ChannelOrgTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
    // All tests speak in one channel, which an earlier one may have given to its org.
    database.run("delete from channel_org");
  }

  @Test
  void anOrgThatLosesAChannelFindsItInItsAudit() {
    Account ana = roster.person("Ana", "ana@channel.test");
    roster.say(ana, "org create First pro");
    roster.say(ana, "org create Second pro");
    roster.say(ana, "org switch first here");

    assertThat(roster.ask(ana, "org switch second here")).contains("are about Second now");

    assertThat(
            database.rows(
                "select o.slug from audit_event e join org o on o.id = e.chain"
                    + " where e.action = 'org.channel' order by e.at, o.slug"))
        .containsExactlyInAnyOrder("first", "first", "second");
  }

  @Test
  void nobodyTakesAChannelFromAnOrgWhoseSettingsAreNotTheirs() {
    Account ana = roster.person("Ana", "ana@taken.test");
    roster.say(ana, "org create Taken pro");
    Account ben = roster.member(ana, "Ben", "member");
    roster.say(ben, "org create Taker pro");
    roster.say(ana, "org switch taken here");
    assertThat(roster.ask(ben, "org switch taker here"))
        .contains("This channel speaks of another org")
        .doesNotContain("Taken");
    assertThat(roster.ask(ana, "org show")).startsWith("Taken");
  }

  @Test
  void aSecondPressOfConfirmLeavesTheAnswerOfTheFirstInItsPlace() {
    Account ana = roster.person("Ana", "ana@press.test");
    roster.say(ana, "org create Press pro");
    Account ben = roster.member(ana, "Ben", "member");
    Reply asked = roster.say(ana, "member role " + ben.mention() + " admin");

    assertThat(roster.press(ana, asked, "Confirm")).isInstanceOf(Reply.Update.class);

    Reply again = roster.press(ana, asked, "Confirm");
    assertThat(again).isInstanceOf(Reply.Message.class);
    assertThat(TestRoster.words(again)).contains("answered already");
  }
}
