package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class LimitMemberTest {

  private final TestRoster roster;

  LimitMemberTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static Reply limit(TestRoster roster, Account by, Account who, String credits) {
    return roster.say(by, "member limit " + who.mention() + " " + credits);
  }

  private String limited(Account by, Account who, String credits) {
    return TestRoster.words(limit(roster, by, who, credits));
  }

  @Test
  void aLimitIsSetShownToldAuditedAndRemoved() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    assertThat(limited(stage.founder(), bo, "1000"))
        .contains("may use at most 1,000 credits a month in " + stage.name());
    assertThat(limited(stage.founder(), bo, "1,000")).contains("1,000 credits a month already");
    assertThat(stage.ask(stage.founder(), "member show " + bo.mention()))
        .contains("Limit: 1,000 credits a month");
    assertThat(stage.ask(stage.founder(), "member list bo"))
        .contains("Base, 1,000 credits a month");
    roster.settle();
    assertThat(roster.newestCard(bo).words())
        .isEqualTo("Ana Lima lets you use at most 1,000 credits a month in " + stage.name() + ".");
    assertThat(limited(stage.founder(), bo, "none")).contains("has no monthly limit");
    assertThat(limited(stage.founder(), bo, "NONE")).contains("has no limit already");
    assertThat(stage.audit("after_values", "member.limit"))
        .satisfiesExactly(
            set -> assertThat(set).contains("\"1000\""),
            removed -> assertThat(removed).contains("\"none\""));
    assertThat(limited(stage.founder(), bo, "0")).contains("at most 0 credits a month");
    assertThat(limited(stage.founder(), bo, "1000000000")).contains("1,000,000,000 credits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "-1", "1.5", "1000000001", "99999999999999999999", "many", "١٢"})
  void whatIsNoWholeNumberIsRefusedWithAnExample(String credits) {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(limited(stage.founder(), stage.person("member"), credits))
        .contains("A whole number from 0 to 1000000000 is allowed, written as in 1000");
  }

  @Test
  void theTargetRuleDecidesOnOthersAndNotOnOneself() {
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    assertThat(limited(admin, stage.founder(), "10")).contains("The owner of");
    assertThat(limited(admin, stage.another("admin"), "10")).contains("at most 10");
    assertThat(limited(admin, admin, "10"))
        .as("nobody lifts their own limit who does not pay")
        .contains("does not include this (billing.manage)");
    assertThat(limited(stage.founder(), stage.founder(), "10")).contains("at most 10");
    assertThat(limited(stage.person("member"), admin, "10"))
        .contains("does not include this (member.limit)");
    var directory = SchemeStage.on(roster, "directory");
    assertThat(limited(directory.founder(), directory.another("org_admin"), "10"))
        .contains("below your own role");
  }

  @Test
  void anUndoGivesTheLimitBackAndTakesNoLaterOneAway() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    Reply first = limit(roster, stage.founder(), bo, "10");
    Reply second = limit(roster, stage.founder(), bo, "20");
    assertThat(TestRoster.words(roster.press(stage.founder(), second, "Undo")))
        .contains("has at most 10 credits a month in " + stage.name() + " again");
    assertThat(TestRoster.words(roster.press(stage.founder(), first, "Undo")))
        .contains("has no limit in " + stage.name() + " again");
    Reply third = limit(roster, stage.founder(), bo, "30");
    limit(roster, stage.person("admin"), bo, "none");
    limit(roster, stage.person("admin"), bo, "30");
    assertThat(TestRoster.words(roster.press(stage.founder(), third, "Undo")))
        .contains("was set again meanwhile");
  }
}
