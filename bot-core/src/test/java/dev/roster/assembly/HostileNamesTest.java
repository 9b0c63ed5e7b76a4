package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as a chat platform may give them (trust.md, hostile inputs). */
@ExtendWith(DatabaseExtension.class)
class HostileNamesTest {

  private final TestRoster roster;

  HostileNamesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  static String[] names() {
    return new String[] {
      "x".repeat(10_000),
      "😀".repeat(400),
      "e" + "\u0301".repeat(2_000),
      "\u202Eana\u202C",
      "cut \ud83d",
      "two\nlines\u2028three\u0007",
      "\u200b\u200b",
      "   ",
      "100%_\\",
      "Ana`s '; drop table person; --"
    };
  }

  @Test
  @DisplayName("R6: a name in a refusal is no command")
  void aNameInARefusalIsNoCommand() {
    Account ana = roster.person("Ana Lima");
    roster.say(ana, "org create Acme pro");
    Account eve = roster.member(ana, "Eve `/org delete`", "member");
    roster.say(ana, "team create Data");
    for (String line :
        List.of(
            "member role %s member",
            "member reactivate %s",
            "team remove data %s",
            "invite resend %s",
            "invite cancel %s")) {
      Reply refused = roster.say(ana, line.formatted(eve.mention()));
      assertThat(refused.toString())
          .contains("org delete")
          .doesNotContain("Command[line=org delete]");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("R6: whatever the name, its owner can work and be listed on one line")
  void anyNameCanBeMetAndListed(String name) {
    Account ana = roster.person(name);
    assertThat(roster.ask(ana, "org create Acme pro")).contains("is yours now");
    String listed = roster.ask(ana, "member list");
    assertThat(listed)
        .contains("1 user ·")
        .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\u202a-\u202e&&[^\n]]")
        .hasSizeLessThan(600);
    assertThat(roster.ask(ana, "home")).containsPattern("Hello, \\S");
  }

  @Test
  void pagesGoOnAcrossSuchNames() {
    Account ana = roster.person("\u202Eana \u0007 😀");
    roster.say(ana, "org create Pages pro");
    for (int i = 0; i < 20; i++) {
      roster.member(ana, "\u202Eben \u0007 `" + i % 2 + "` %_", "member");
    }
    Reply page = roster.say(ana, "member list");
    Reply second = roster.press(ana, page, "Next");
    Reply third = roster.press(ana, second, "Next");
    assertThat(TestRoster.message(third).blocks().toString())
        .contains("Previous")
        .doesNotContain("label=Next");
    Reply back = roster.press(ana, roster.press(ana, third, "Previous"), "Previous");
    assertThat(TestRoster.words(back)).isEqualTo(TestRoster.words(page));
    assertThat(TestRoster.message(back).blocks().toString()).doesNotContain("label=Previous");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"İpek Şahin", "ΓΙΩΡΓΟΣ", "Straße", "ÅSA Öst", "100%_\\", "😀 Ana", "Ana`s"})
  void theNameAsItIsShownFindsItsOwner(String name) {
    Account ana = roster.person("Ana");
    roster.say(ana, "org create Found pro");
    Account named = roster.person(name);
    roster.say(ana, "invite send " + named.mention());
    roster.settle();
    assertThat(roster.ask(ana, "member list query:\"" + name + "\"")).contains(name);
    assertThat(roster.ask(ana, "invite list query:\"" + name + "\"")).contains(name);
    roster.press(named, roster.newestCard(named), "Accept");
    assertThat(roster.ask(ana, "member list query:\"" + name + "\"")).contains(name);
    assertThat(roster.ask(ana, "member list query:\"nobody\"")).contains("Nobody fits");
  }

  @Test
  void theLongestAddressGoesAllTheWay() {
    Account ana = roster.person("Ana");
    roster.say(ana, "org create Long pro");
    String label = "d".repeat(63) + ".";
    // RFC 5321 4.5.3.1: 64 before the @ and 255 after it
    String email = "l".repeat(64) + "@" + label.repeat(3) + "d".repeat(58) + ".test";
    assertThat(email).hasSize(320);
    assertThat(roster.ask(ana, "invite send " + email)).contains("Invited");
    assertThat(roster.ask(ana, "member list status:invited")).contains(email);
    roster.settle();
    String token = roster.mailer().invitationToken(email).orElseThrow();
    assertThat(roster.accept(token, "k")).isInstanceOf(Outcome.Joined.class);
    assertThat(roster.ask(ana, "member show " + email)).contains(email);
    assertThat(roster.ask(ana, "invite send x" + email)).contains("neither a mention nor");
  }
}
