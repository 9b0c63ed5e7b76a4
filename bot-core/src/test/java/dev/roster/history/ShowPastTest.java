package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code member show person at:}. */
@ExtendWith(DatabaseExtension.class)
class ShowPastTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  ShowPastTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana" + System.nanoTime() + "@acme.test");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    roster.clock().advance(Duration.ofDays(2));
    this.ben = roster.member(ana, "Ben Castillo", "member");
    roster.clock().advance(Duration.ofDays(2));
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String at(String time) {
    return roster.ask(ana, "member show %s at:%s".formatted(ben.mention(), time));
  }

  @Test
  void saysWhatTheyWereAndWhatIsDifferentNow() {
    roster.say(ana, "team create Data members:" + ben.mention());
    roster.say(ana, "member limit %s 500".formatted(ben.mention()));
    roster.clock().advance(Duration.ofDays(1));
    roster.press(ana, roster.say(ana, "member role %s admin".formatted(ben.mention())), "Confirm");
    roster.say(ana, "member limit %s none".formatted(ben.mention()));
    roster.say(ana, "org plan byok");
    assertThat(at("2026-11-26"))
        .contains("Ben Castillo as of 26 November 2026")
        .contains("Role: Member (now Admin)")
        .contains("Status: active\n")
        .contains("Limit: 500 credits a month (now none)")
        .contains("Teams: Data\n")
        .contains("Joined: 24 Nov 2026, 10:00 UTC")
        .contains("Org: scheme owned, plan pro (now scheme owned, plan byok)");
    assertThat(at("2026-11-25")).contains("Teams: none (now Data)");
    assertThat(at("1h")).contains("as of 27 November 2026, 09:00").contains("Role: Member (now");
    assertThat(at("today")).contains("Role: Admin\n");
  }

  @Test
  void saysWhoWasNotInYet() {
    assertThat(at("2026-11-23"))
        .contains("They were not in Acme")
        .contains("They are in it since 24 Nov 2026, 10:00 UTC.");
  }

  @Test
  void showsWhoWasRemovedAndWhen() {
    roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
    roster.clock().advance(Duration.ofDays(3));
    assertThat(at("2026-11-25")).contains("Role: Member\n").contains("They are not in Acme");
    assertThat(at("2026-11-27"))
        .contains("their place ended on 26 Nov 2026, 10:00 UTC")
        .contains("They are not in it now either.");
  }

  @Test
  void refusesWhatIsNoTimeOfTheOrg() {
    assertThat(at("2026-11-21")).contains("exists since 22 November 2026, 10:00");
    assertThat(at("2030-01-01")).contains("is in the future");
    assertThat(at("soon")).contains("is no time that at takes");
  }

  @Test
  void strangersAreUnknown() {
    Account eve = roster.person("Eve Stone", "eve" + System.nanoTime() + "@other.test");
    roster.say(eve, "org create \"Other " + eve.user() + "\" pro");
    assertThat(roster.ask(ana, "member show %s at:1h".formatted(eve.mention())))
        .contains("never was")
        .doesNotContain("Eve");
  }
}
