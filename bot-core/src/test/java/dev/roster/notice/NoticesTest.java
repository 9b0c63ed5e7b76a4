package dev.roster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class NoticesTest {

  private static final String NOTHING = "Nothing waits for you.";

  @Test
  void whoTakesNoDirectMessagesReadsNoticesInTheInbox(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana@notices.test");
      roster.say(ana, "org create Notices pro");
      Account ben = roster.member(ana, "Ben Castillo", "member");
      Account cem = roster.member(ana, "Cem Demir", "member");
      roster.slack().closeDirect(ben);

      roster.say(ana, "team create Data " + ben.mention() + " " + cem.mention());
      roster.settle();

      assertThat(roster.ask(ben, "inbox")).contains("added you to the team").contains("Data");
      assertThat(roster.ask(cem, "inbox")).contains(NOTHING);
      assertThat(TestRoster.words(roster.newestCard(cem))).contains("added you to the team");
    }
  }

  @Test
  void anotherDeliveryOfANoticeIsKeptOnce(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana@twice.test");
      roster.say(ana, "org create Twice pro");
      Account ben = roster.member(ana, "Ben Castillo", "member");
      roster.slack().closeDirect(ben);
      roster.say(ana, "team create Data " + ben.mention());
      roster.settle();

      database.run("update outbox set state = 'waiting', ended_at = null where kind = 'notice'");
      roster.settle();

      assertThat(roster.ask(ben, "inbox").split("added you to the team")).hasSize(2);
    }
  }

  @Test
  void whatIsOlderThanTwoWeeksIsClearedAway(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana@old.test");
      roster.say(ana, "org create Old pro");
      Account ben = roster.member(ana, "Ben Castillo", "member");
      roster.slack().closeDirect(ben);
      roster.say(ana, "team create Data " + ben.mention());
      roster.settle();
      assertThat(roster.ask(ben, "inbox")).doesNotContain(NOTHING);

      roster.clock().advance(Duration.ofDays(14).plusSeconds(1));
      roster.core().housekeeping().run();

      assertThat(roster.ask(ben, "inbox")).contains(NOTHING);
    }
  }
}
