package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The org as a unit, and who may what in {@code owned}. */
@ExtendWith(DatabaseExtension.class)
class OwnedRulesTest {

  private final TestRoster roster;
  private final TestDatabase database;

  OwnedRulesTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("D01 people, invitations, teams, requests, settings and plan belong to one org")
  void everythingBelongsToOneOrg() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.founder();
    Account ben = stage.person("member");
    stage.ask(ana, "team create Data " + ben.mention());
    stage.ask(ana, "invite send new@acme.test");
    stage.ask(ben, "upgrade request please");
    roster.say(ana, "org create \"Other " + ana.user() + "\" starter");
    assertThat(roster.ask(ana, "org show"))
        .contains("Other " + ana.user(), "Starter", "1 member and 0 invited, of 5");
    assertThat(roster.ask(ana, "member list")).contains("1 user ·");
    assertThat(roster.ask(ana, "team list")).contains("has no team yet");
    assertThat(roster.ask(ana, "upgrade list")).contains("None yet.");
    assertThat(roster.ask(ana, "invite list")).doesNotContain("new@acme.test");
    assertThat(roster.ask(ana, "org show org:" + stage.slug())).contains("Pro");
    assertThat(
            database.rows(
                "select table_name from information_schema.columns"
                    + " where table_schema = database() and column_name = 'org_id'"
                    + " and is_nullable = 'NO'"))
        .as("rows that belong to an org name it")
        .contains("membership", "invitation", "team", "team_member", "upgrade_request")
        .contains("org_policy");
    assertThat(
            database.rows(
                "select column_name from information_schema.columns"
                    + " where table_schema = database() and table_name = 'org'"))
        .as("an org has one plan and one scheme")
        .contains("plan", "scheme", "name", "description");
  }

  @Test
  @DisplayName("D09 an admin changes every role except the owner's")
  void theOwnersRoleIsTheException() {
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    Account other = stage.another("admin");
    assertThat(stage.ask(admin, "member role " + other.mention() + " member"))
        .contains("is now Member");
    assertThat(stage.ask(admin, "member role " + stage.founder().mention() + " admin"))
        .contains("The owner of " + stage.name() + " cannot be changed");
    assertThat(stage.ask(stage.founder(), "me")).contains("Role: Owner");
  }

  @Test
  @DisplayName(
      "D11 an admin manages people, keys and agents; billing and the org's end are not theirs")
  void whatAnAdminMay() {
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    for (Permission permission :
        List.of(
            Permission.INVITE_CREATE,
            Permission.MEMBER_CHANGE_ROLE,
            Permission.MEMBER_SUSPEND,
            Permission.MEMBER_REMOVE,
            Permission.KEYS_CREATE,
            Permission.KEYS_MANAGE,
            Permission.AGENTS_CONFIGURE)) {
      assertThat(stage.may(admin, permission)).as(permission.word()).isTrue();
    }
    for (Permission permission :
        List.of(
            Permission.BILLING_MANAGE,
            Permission.LICENSING_MANAGE,
            Permission.ORG_DELETE,
            Permission.ORG_TRANSFER)) {
      assertThat(stage.may(admin, permission)).as(permission.word()).isFalse();
    }
    assertThat(stage.ask(admin, "invite send new@acme.test role:admin")).contains("as Admin");
    assertThat(stage.ask(admin, "member suspend " + stage.person("member").mention()))
        .contains("is suspended");
    assertThat(stage.ask(admin, "member tier " + admin.mention() + " pro"))
        .as("one's own tier is a matter of billing")
        .contains("does not include this (billing.manage)")
        .contains("Ana Lima");
  }

  @Test
  @DisplayName("D12 a member uses the services and neither makes nor manages keys")
  void whatAMemberMay() {
    var stage = SchemeStage.on(roster, "owned");
    Account member = stage.person("member");
    for (Permission permission :
        List.of(
            Permission.INBOX_USE,
            Permission.INFERENCE_USE,
            Permission.AGENTS_LAUNCH,
            Permission.USAGE_VIEW_ALL)) {
      assertThat(stage.may(member, permission)).as(permission.word()).isTrue();
    }
    for (Permission permission :
        List.of(Permission.KEYS_CREATE, Permission.KEYS_MANAGE, Permission.KEYS_SERVICE)) {
      assertThat(stage.decide(member, permission).rule())
          .isEqualTo("permission=" + permission.word());
    }
    assertThat(stage.offered(member)).doesNotContain("key create");
  }
}
