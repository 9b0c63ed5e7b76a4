package dev.roster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.Mailer.Mail;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is in an org without any chat account hears by mail what is decided about them. */
@ExtendWith(DatabaseExtension.class)
class NoticeMailTest {

  private static List<String> subjects(TestRoster roster, String email) {
    roster.settle();
    return roster.mailer().to(email).stream()
        .map(Mail::subject)
        .filter(subject -> !subject.contains("invites you"))
        .toList();
  }

  @Test
  void decisionsReachWhoHasNoChat(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana@mailed.test");
      roster.say(ana, "org create Mailed pro");
      String ben = "ben@mailed.test";
      roster.say(ana, "invite send " + ben);
      roster.settle();
      roster.accept(roster.mailer().invitationToken(ben).orElseThrow(), "press-1");

      roster.press(ana, roster.say(ana, "member role " + ben + " admin"), "Confirm");
      assertThat(subjects(roster, ben)).last().asString().contains("Mailed: ", "Admin");
      Mail mail = roster.mailer().to(ben).getLast();
      assertThat(mail.text()).contains("no chat account of yours is known there");

      roster.press(ana, roster.say(ana, "member remove " + ben), "Confirm");
      assertThat(subjects(roster, ben)).last().asString().contains("removed");
    }
  }

  @Test
  void whoIsReachedInChatGetsNoMail(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana@chatting.test");
      roster.say(ana, "org create Chatting pro");
      Account ben = roster.member(ana, "Ben Castillo", "member");
      roster.say(ana, "team create Data " + ben.mention());
      roster.settle();
      assertThat(TestRoster.words(roster.newestCard(ben))).contains("added you to the team");
      assertThat(roster.mailer().sent())
          .allSatisfy(mail -> assertThat(mail.subject()).containsAnyOf("invites you", "Welcome"));
    }
  }
}
