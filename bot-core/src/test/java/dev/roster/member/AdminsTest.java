package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class AdminsTest {

  private final TestRoster roster;
  private final TestDatabase database;

  AdminsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String raise(Account by, Account who, String role) {
    Reply asked = roster.say(by, "member role " + who.mention() + " " + role);
    return TestRoster.words(roster.press(by, asked, "Confirm"));
  }

  @ParameterizedTest
  @CsvSource({"network, member, Admin", "ladder, editor, Admin"})
  @DisplayName("B31 the last active admin cannot step down, and is told what to do first")
  void theLastAdminCannotStepDown(String scheme, String lower, String title) {
    var stage = SchemeStage.on(roster, scheme);
    Account ana = stage.founder();
    stage.person(lower);
    assertThat(stage.ask(ana, "member role " + ana.mention() + " " + lower))
        .isEqualTo(
            "%s keeps at least one active admin (admins.min_hard), so that somebody can manage it; without you there would be none. Make somebody else %s first, with member role."
                .formatted(stage.name(), title));
    assertThat(stage.ask(ana, "me")).contains("Role: " + title);
  }

  @Test
  @DisplayName("B31 somebody else who is active must be admin first, and then one may step down")
  void anotherActiveAdminLetsTheFirstStepDown() {
    var stage = SchemeStage.on(roster, "ladder");
    Account ana = stage.founder();
    Account bo = stage.another("admin");
    assertThat(stage.ask(ana, "member suspend " + bo.mention())).contains("is suspended");
    assertThat(stage.ask(ana, "member role " + ana.mention() + " editor"))
        .as("a suspended admin counts for nothing")
        .contains("without you there would be none");
    assertThat(stage.ask(ana, "member reactivate " + bo.mention())).contains("is back");
    assertThat(stage.ask(ana, "member role " + ana.mention() + " editor"))
        .contains("is now Editor", "has one active admin now");
  }

  @Test
  @DisplayName("B31 an Undo does not take the last admin away either")
  void anUndoKeepsTheLastAdmin() {
    var stage = SchemeStage.on(roster, "network");
    Account ana = stage.founder();
    Account bo = stage.person("member");
    Reply asked = roster.say(ana, "member role " + bo.mention() + " admin");
    Reply raised = roster.press(ana, asked, "Confirm");
    assertThat(stage.ask(bo, "member role " + bo.mention() + " admin")).contains("already is");
    Reply suspended = roster.say(ana, "member suspend " + bo.mention());
    Reply back = roster.say(ana, "member reactivate " + bo.mention());
    assertThat(TestRoster.words(suspended)).contains("is suspended");
    assertThat(raise(bo, stage.another("member"), "admin")).contains("is now Admin");
    setLeast(stage, 3);
    for (Reply done : new Reply[] {raised, back}) {
      assertThat(TestRoster.words(roster.press(ana, done, "Undo")))
          .contains("keeps at least 3 active admins", "there would be only 2");
    }
    assertThat(stage.ask(bo, "me")).contains("Role: Admin");
  }

  @Test
  @DisplayName("B31 nobody suspends one of the last admins where an org keeps more than one")
  void aSuspensionKeepsAsManyAsTheOrgSays() {
    var stage = SchemeStage.on(roster, "network");
    Account bo = stage.another("admin");
    setLeast(stage, 2);
    assertThat(stage.ask(stage.founder(), "member suspend " + bo.mention()))
        .contains("keeps at least 2 active admins", "without Bo Admin", "there would be only 1");
    assertThat(stage.ask(bo, "me")).contains("Role: Admin");
  }

  private void setLeast(SchemeStage stage, int least) {
    database.run(
        "insert into org_policy (org_id, policy_key, value) values (?, 'admins.min_hard', ?)",
        stage.org().toString(),
        Integer.toString(least));
  }

  @Test
  @DisplayName("B08 a third admin is allowed, with the advice that one or two are usual")
  void aThirdAdminIsAllowedWithAdvice() {
    var stage = SchemeStage.on(roster, "ladder");
    Account ana = stage.founder();
    assertThat(raise(ana, stage.person("editor"), "admin"))
        .contains("is now Admin")
        .doesNotContain("active admin");
    assertThat(raise(ana, stage.person("monitor"), "admin"))
        .contains("is now Admin")
        .contains(
            "%s has 3 active admins now; 2 are usually enough. member list role:admin shows them."
                .formatted(stage.name()));
  }

  @Test
  @DisplayName("X12 one admin is advised against, more than two are too, and neither is refused")
  void oneAdminIsAllowedWithAdvice() {
    var stage = SchemeStage.on(roster, "network");
    Account ana = stage.founder();
    Account bo = stage.another("admin");
    Account cy = stage.another("admin");
    assertThat(stage.ask(ana, "member suspend " + cy.mention())).doesNotContain("active admin");
    assertThat(stage.ask(ana, "member role " + bo.mention() + " member"))
        .contains("is now Member")
        .contains(
            "%s has one active admin now. Better have 2, so that it can be managed when one is away: member role makes somebody Admin."
                .formatted(stage.name()));
    assertThat(raise(ana, bo, "admin")).doesNotContain("active admin");
    assertThat(stage.ask(ana, "member reactivate " + cy.mention()))
        .contains("has 3 active admins now; 2 are usually enough");
  }

  @Test
  @DisplayName("X12 a change that concerns no admin brings no advice")
  void whoIsNoAdminBringsNoAdvice() {
    var stage = SchemeStage.on(roster, "ladder");
    assertThat(raise(stage.founder(), stage.person("editor"), "manager"))
        .contains("is now Manager")
        .doesNotContain("active admin");
  }
}
