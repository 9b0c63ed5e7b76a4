package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.access.Role;
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

/** Who may what in {@code portal}. */
@ExtendWith(DatabaseExtension.class)
class PortalRulesTest {

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account owner;
  private final Account admin;
  private final Account member;

  PortalRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "portal");
    this.owner = stage.founder();
    this.admin = stage.person("admin");
    this.member = stage.person("member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("E01 only owner and admins manage people; a member is refused")
  void onlyOwnerAndAdminsManagePeople() {
    Account other = stage.another("member");
    for (String line :
        List.of(
            "member list",
            "invite send new@acme.test",
            "invite list",
            "member suspend %s",
            "member reactivate %s",
            "member tier %s pro")) {
      String typed = line.formatted(other.mention());
      assertThat(stage.ask(member, typed)).as(typed).contains("does not include this");
      for (Account who : List.of(admin, owner)) {
        assertThat(stage.ask(who, typed)).as(typed).doesNotContain("does not include");
      }
    }
    assertThat(stage.ask(member, "member role " + other.mention() + " admin"))
        .contains("does not include this (member.change_role)");
    assertThat(stage.offered(member))
        .noneMatch(path -> path.startsWith("member ") || path.startsWith("invite "));
  }

  @Test
  @DisplayName("E06 three roles: owner, admin, member")
  void threeRoles() {
    assertThat(stage.scheme().roles().reversed().stream().map(Role::name))
        .containsExactly("owner", "admin", "member");
    assertThat(stage.ask(owner, "me")).contains("Role: Owner");
    assertThat(stage.ask(admin, "me")).contains("Role: Admin");
    assertThat(stage.ask(member, "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("E08 an admin runs people, gateway and DLP; neither billing nor the org's end")
  void whatAnAdminMay() {
    for (Permission permission :
        List.of(
            Permission.INVITE_CREATE,
            Permission.MEMBER_SUSPEND,
            Permission.MEMBER_REMOVE,
            Permission.GATEWAY_CONFIGURE,
            Permission.DLP_MANAGE)) {
      assertThat(stage.may(admin, permission)).as(permission.word()).isTrue();
    }
    for (Permission permission :
        List.of(Permission.BILLING_MANAGE, Permission.ORG_DELETE, Permission.ORG_TRANSFER)) {
      assertThat(stage.may(admin, permission)).as(permission.word()).isFalse();
      assertThat(stage.may(owner, permission)).as(permission.word()).isTrue();
    }
    assertThat(stage.ask(admin, "member suspend " + member.mention())).contains("is suspended");
    assertThat(stage.ask(admin, "member tier " + admin.mention() + " pro"))
        .as("one's own tier is a matter of billing")
        .contains("does not include this (billing.manage)");
  }

  @Test
  @DisplayName("E09 a member uses assistants and skills, sees their own usage and no settings")
  void whatAMemberMay() {
    for (Permission permission : Permission.values()) {
      boolean use =
          switch (permission) {
            case INBOX_USE,
                INFERENCE_USE,
                AGENTS_LAUNCH,
                SKILLS_MANAGE,
                USAGE_VIEW_OWN,
                UPGRADE_REQUEST ->
                true;
            default -> false;
          };
      assertThat(stage.may(member, permission)).as(permission.word()).isEqualTo(use);
    }
  }

  @Test
  @DisplayName("E19 owner and admin may read the audit, a member may not")
  void whoReadsTheAudit() {
    assertThat(stage.may(owner, Permission.AUDIT_VIEW)).isTrue();
    assertThat(stage.may(admin, Permission.AUDIT_VIEW)).isTrue();
    assertThat(stage.decide(member, Permission.AUDIT_VIEW).rule())
        .isEqualTo("permission=audit.view");
    assertThat(stage.offered(member)).noneMatch(path -> path.startsWith("audit "));
  }
}
