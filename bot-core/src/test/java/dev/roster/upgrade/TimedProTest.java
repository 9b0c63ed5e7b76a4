package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pro for a time: asked for, given, ended by itself and taken back. */
@ExtendWith(DatabaseExtension.class)
class TimedProTest {

  private final TestDatabase database;
  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;

  TimedProTest(TestDatabase database) {
    this.database = database;
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aRequestSaysForHowLong() {
    String answer = roster.ask(ben, "upgrade request long documents for:30d");
    assertThat(answer).contains("Asked for Pro for 30 days: r-");
    roster.settle();
    assertThat(roster.newestCard(elif).words())
        .contains("For: 30 days")
        .contains("Reason: long documents");
    String code = UpgradeStage.code(answer);
    assertThat(roster.ask(elif, "upgrade list")).contains("pending, for 30 days");
    assertThat(roster.ask(elif, "upgrade approve " + code))
        .contains("Approved: Ben Ode is on Pro until ");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("You are on Pro until ");
    assertThat(roster.newestCard(ana).words()).contains("Pro until: ");
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro until ");
    assertThat(roster.ask(ana, "member show " + ben.mention())).contains("Tier: Pro until ");
    assertThat(roster.ask(ana, "member list tier:pro")).contains("⭐ Pro until ");
    assertThat(roster.ask(ana, "upgrade show " + code)).contains("Pro until: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "0d", "366d", "53w", "3 months", "soon", "-1d"})
  void refusesAnOddLengthWithWhatIsAllowed(String typed) {
    assertThat(roster.ask(ben, "upgrade request please for:\"" + typed + "\""))
        .contains("is no time that Pro is given for")
        .contains("from 1d to 365d or 1w to 52w, as in for:30d");
    assertThat(roster.ask(elif, "member tier " + ben.mention() + " pro for:\"" + typed + "\""))
        .contains("is no time that Pro is given for");
  }

  @Test
  void itIsBaseAtTheInstantOfItsEndBeforeAnyJobRan() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:2w");
    roster.clock().advance(Duration.ofDays(14).minusNanos(1_000));
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro until ");
    roster.clock().advance(Duration.ofNanos(1_000));
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
    assertThat(roster.ask(ana, "member show " + ben.mention())).contains("Tier: Base");
    assertThat(roster.ask(ana, "member list")).doesNotContain("⭐");
    assertThat(roster.ask(ben, "upgrade request again")).contains("Asked for Pro: r-");
  }

  @Test
  void rosterReturnsThemToBaseOnceAndTellsThem() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:1d");
    roster.clock().advance(Duration.ofDays(1));
    var replica = roster.replica();
    assertThat(replica.endOverdue() + roster.core().endOverdue()).isEqualTo(1);
    replica.close();
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .contains("Your Pro in %s was for 1 day and ended ".formatted(stage.org))
        .contains("You are on Base now.")
        .contains("upgrade request for:1d asks for as long again.");
    assertThat(roster.slack().directTo(ben).toString()).containsOnlyOnce("was for 1 day");
    assertThat(tier()).isEqualTo("base");
    assertThat(roster.ask(ana, "audit list person:" + ben.mention()))
        .contains("put Ben Ode on Base: their Pro ended");
    assertThat(roster.core().endOverdue()).isZero();
  }

  @Test
  void undoGivesTheFormerEndBack() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:10d");
    String former = until();
    Reply longer = roster.say(elif, "member tier " + ben.mention() + " pro for:60d");
    assertThat(until()).isNotEqualTo(former);
    assertThat(TestRoster.words(roster.press(elif, longer, "Undo")))
        .contains("Undone: Ben Ode is on Pro until ");
    assertThat(until()).isEqualTo(former);
    Reply endless = roster.say(elif, "member tier " + ben.mention() + " pro");
    assertThat(TestRoster.words(endless)).contains("is on Pro in").contains("(was Pro until ");
    assertThat(until()).isEmpty();
    roster.press(elif, endless, "Undo");
    assertThat(until()).isEqualTo(former);
    Reply base = roster.say(elif, "member tier " + ben.mention() + " base");
    assertThat(until()).isEmpty();
    roster.press(elif, base, "Undo");
    assertThat(until()).isEqualTo(former);
  }

  @Test
  void undoGivesBackBaseWhereTheFormerEndIsOver() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:1d");
    roster.clock().advance(Duration.ofDays(1).minusMinutes(1));
    Reply longer = roster.say(elif, "member tier " + ben.mention() + " pro for:9d");
    roster.clock().advance(Duration.ofMinutes(2));
    assertThat(TestRoster.words(roster.press(elif, longer, "Undo")))
        .isEqualTo("Undone: Ben Ode is on Base again.");
    assertThat(tier()).isEqualTo("base");
    assertThat(roster.core().endOverdue()).isZero();
  }

  @Test
  void anApprovalIsUndoneToTheFormerEnd() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:10d");
    String former = until();
    String code = UpgradeStage.code(roster.ask(ben, "upgrade request more for:30d"));
    Reply approved = roster.say(elif, "upgrade approve " + code);
    assertThat(until()).isNotEqualTo(former);
    assertThat(TestRoster.words(roster.press(elif, approved, "Undo")))
        .contains("Undone: Ben Ode is on Pro until ")
        .endsWith(" again. They were told.");
    assertThat(until()).isEqualTo(former);
  }

  @Test
  void baseHasNoEnd() {
    assertThat(roster.ask(elif, "member tier " + ben.mention() + " base for:30d"))
        .contains("Base has no end: for goes with pro");
  }

  @Test
  void removalKeepsTheEndAndItsUndoGivesItBack() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:30d");
    String former = until();
    Reply question = roster.say(ana, "member remove " + ben.mention());
    Reply removed = roster.press(ana, question, "Confirm");
    roster.press(ana, removed, "Undo");
    assertThat(until()).isEqualTo(former);
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro until ");
  }

  @Test
  @DisplayName("A28: an approval never shortens Pro that has no end")
  void anApprovalShortensNothing() {
    String code = stage.request("please for:5d");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(roster.ask(elif, "upgrade approve " + code)).contains("Approved: by Ana Lima");
    assertThat(until()).isEmpty();
    assertThat(tier()).isEqualTo("pro");
  }

  private String tier() {
    return database.rows(ofBen("m.tier")).getFirst();
  }

  private String until() {
    return database.rows(ofBen("coalesce(m.tier_until, '')")).getFirst();
  }

  private String ofBen(String column) {
    return "select %s from membership m join org o on o.id = m.org_id join chat_identity i"
            .formatted(column)
        + " on i.person_id = m.person_id where o.name = '%s' and i.user_id = '%s'"
            .formatted(stage.org, ben.user());
  }
}
