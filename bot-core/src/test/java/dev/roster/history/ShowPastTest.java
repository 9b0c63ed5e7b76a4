package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
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
    assertThat(at("2026-11-25"))
        .contains("Role: Member\n")
        .contains("any more: Ana Lima removed them on 26 Nov 2026, 10:00 UTC.");
    assertThat(at("2026-11-27"))
        .contains("then: Ana Lima removed them on 26 Nov 2026, 10:00 UTC.")
        .contains("They are not in it now either.");
  }

  @Test
  void refusesWhatIsNoTimeOfTheOrg() {
    assertThat(at("2026-11-21"))
        .contains(
            "2026-11-21 is too early: Acme",
            "exists since 22 November 2026, 10:00. A time since then is allowed, as in at:2026-11-22.");
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

  @Test
  @DisplayName("the past of others is the audit's; one's own needs no more than the card")
  void thePastOfOthersNeedsTheAudit() {
    // Every role that is shipped holds both or none, so one of a schema of its own loses one.
    try (var own = TestDatabase.create();
        var there = TestRoster.start(own)) {
      assertThat(
              own.run(
                  "delete from role_grant where scheme = 'ladder' and role = 'monitor'"
                      + " and permission = 'audit.view'"))
          .isOne();
      var stage = SchemeStage.on(there, "ladder");
      Account reader = stage.person("monitor");
      there.clock().advance(Duration.ofDays(1));
      String founder = "member show " + stage.founder().mention();
      String oneself = "member show %s at:1h".formatted(reader.mention());
      assertThat(stage.ask(reader, founder)).contains("Role: ");
      assertThat(stage.ask(reader, founder + " at:1h"))
          .contains("(audit.view)")
          .doesNotContain("Role: ");
      assertThat(stage.ask(reader, "member show nobody@far.test at:1h")).contains("(audit.view)");
      assertThat(stage.ask(reader, oneself)).contains(" as of ", "Role: ");
      assertThat(stage.ask(stage.founder(), oneself)).contains(" as of ", "Role: ");
    }
  }

  @Test
  void whoLeftAndCameBackIsTwoMemberships() {
    roster.say(ana, "member limit %s 500".formatted(ben.mention()));
    roster.press(ben, roster.say(ben, "org leave"), "Confirm");
    roster.clock().advance(Duration.ofDays(2));
    assertThat(at("2026-11-27")).contains("then: they left on 26 Nov 2026, 10:00 UTC.");
    roster.say(ana, "invite send %s role:admin".formatted(ben.mention()));
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(at("2026-11-25")).contains("Role: Member (now Admin)").doesNotContain("500");
    assertThat(at("2026-11-26T09:59")).contains("Joined: 24 Nov 2026, 10:00 UTC");
    assertThat(at("2026-11-27"))
        .contains("then: they left on 26 Nov 2026", "They are in it since 28 Nov 2026");
    assertThat(at("today")).contains("Role: Admin\n", "Limit: none\n", "Joined: 28 Nov 2026");
  }

  @Test
  void aRemovalTakenBackIsAGapWithTheSameMembershipAround() {
    roster.say(ana, "member limit %s 500".formatted(ben.mention()));
    Reply removed = roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
    roster.clock().advance(Duration.ofDays(2));
    roster.press(ana, removed, "Undo");
    roster.clock().advance(Duration.ofDays(1));
    assertThat(at("2026-11-27")).contains("then: Ana Lima removed them on 26 Nov 2026");
    assertThat(at("1h")).contains("Limit: 500 credits a month\n", "Joined: 24 Nov 2026");
  }

  @Test
  void ownershipThatPassedIsSeenOnBothSides() {
    roster.press(ana, roster.say(ana, "org transfer " + ben.mention()), "Confirm");
    roster.clock().advance(Duration.ofDays(1));
    assertThat(at("2026-11-25")).contains("Role: Member (now Owner)");
    assertThat(roster.ask(ben, "member show %s at:2026-11-25".formatted(ana.mention())))
        .contains("Role: Owner (now Admin)");
  }

  @Test
  void aDeletedTeamIsNamedAsLongAsItWasThere() {
    roster.say(ana, "team create Data members:" + ben.mention());
    roster.clock().advance(Duration.ofDays(1));
    roster.press(ana, roster.say(ana, "team delete data"), "Confirm");
    roster.clock().advance(Duration.ofDays(1));
    assertThat(at("2026-11-26")).contains("Teams: Data (now none)");
    assertThat(at("2026-11-27")).contains("Teams: none\n");
  }

  @Test
  void suspensionTierAndSchemeAreThoseOfThen() {
    roster.say(ana, "member suspend %s".formatted(ben.mention()));
    roster.say(ana, "member tier %s pro".formatted(ben.mention()));
    roster.clock().advance(Duration.ofDays(1));
    roster.say(ana, "member reactivate %s".formatted(ben.mention()));
    roster.say(ana, "member tier %s base".formatted(ben.mention()));
    roster.press(ana, roster.say(ana, "org scheme network"), "Confirm");
    assertThat(at("2026-11-26"))
        .contains("Status: suspended (now active)", "Tier: Pro (now Base)")
        .contains("Org: scheme owned, plan pro (now scheme network");
  }
}
