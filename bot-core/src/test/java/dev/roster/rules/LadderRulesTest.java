package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.chat.Account;
import dev.roster.command.Need;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five rungs of {@code ladder}. */
@ExtendWith(DatabaseExtension.class)
class LadderRulesTest {

  private final TestRoster roster;

  LadderRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private SchemeStage ladder() {
    return SchemeStage.on(roster, "ladder");
  }

  @Test
  @DisplayName("B01 five roles: Admin, Manager, Editor, Monitor, AgentUser, in that order")
  void fiveRolesInOrder() {
    assertThat(ladder().scheme().roles().reversed().stream().map(Role::title))
        .containsExactly("Admin", "Manager", "Editor", "Monitor", "AgentUser");
  }

  @Test
  @DisplayName("B02 an Admin does everything: users, licensing, settings, automations, models")
  void anAdminDoesEverything() {
    var stage = ladder();
    Account admin = stage.another("admin");
    for (Permission permission : Permission.values()) {
      // An org without an owner has nothing to pass on.
      assertThat(stage.may(admin, permission))
          .as(permission.word())
          .isEqualTo(permission != Permission.ORG_TRANSFER);
    }
    var forPermissions =
        roster.engine().catalog().typed().stream()
            .filter(command ->
                command.need() instanceof Need.Holds(var permission)
                    && permission != Permission.ORG_TRANSFER)
            .map(command -> command.path())
            .toList();
    assertThat(stage.offered(admin)).containsAll(forPermissions);
  }

  @Test
  @DisplayName("B03 a Manager builds, and invites people")
  void aManagerInvites() {
    var stage = ladder();
    Account manager = stage.person("manager");
    for (Permission permission :
        Set.of(
            Permission.AUTOMATIONS_EDIT,
            Permission.AGENTS_CONFIGURE,
            Permission.SKILLS_MANAGE,
            Permission.INVITE_CREATE)) {
      assertThat(stage.may(manager, permission)).as(permission.word()).isTrue();
    }
    assertThat(stage.ask(manager, "invite send new@acme.test role:editor")).contains("as Editor");
    assertThat(stage.audit("after_values", "invitation.sent")).hasSize(1);
  }

  @Test
  @DisplayName("B04 an Editor builds; inviting, managing users and licensing are refused")
  void anEditorManagesNobody() {
    var stage = ladder();
    Account editor = stage.person("editor");
    Account other = stage.person("agent_user");
    assertThat(stage.may(editor, Permission.AUTOMATIONS_EDIT)).isTrue();
    assertThat(stage.may(editor, Permission.LICENSING_MANAGE)).isFalse();
    for (String line :
        List.of(
            "invite send new@acme.test",
            "member role %s editor",
            "member tier %s pro",
            "member suspend %s")) {
      assertThat(stage.ask(editor, line.formatted(other.mention())))
          .as(line)
          .contains("does not include this")
          .contains("Ana Lima");
    }
    assertThat(stage.audit("action", "invitation.sent")).isEmpty();
  }

  @Test
  @DisplayName("B05 a Monitor reads everything and changes nothing but what is their own")
  void aMonitorOnlyReads() {
    var stage = ladder();
    Account monitor = stage.person("monitor");
    Account other = stage.person("agent_user");
    assertThat(
            EnumSet.allOf(Permission.class).stream()
                .filter(permission -> stage.may(monitor, permission)))
        .containsExactlyInAnyOrder(
            Permission.INBOX_USE,
            Permission.INFERENCE_USE,
            Permission.USAGE_VIEW_OWN,
            Permission.USAGE_VIEW_ALL,
            Permission.UPGRADE_REQUEST,
            Permission.AUTOMATIONS_VIEW,
            Permission.MEMBER_LIST,
            Permission.AUDIT_VIEW);
    stage.ask(stage.founder(), "team create Data " + other.mention());
    assertThat(stage.ask(monitor, "member list")).contains("Bo AgentUser").contains("Ana Lima");
    assertThat(stage.ask(monitor, "member show " + other.mention())).contains("Role: ");
    assertThat(stage.ask(monitor, "team list")).contains("Data");
    assertThat(stage.ask(monitor, "team show Data")).contains("Bo AgentUser");
    for (String line :
        List.of(
            "invite send new@acme.test",
            "member role %s editor",
            "member tier %s pro",
            "member suspend %s",
            "team create Sales",
            "team add Data %s",
            "team delete Data")) {
      assertThat(stage.ask(monitor, line.formatted(other.mention())))
          .as(line)
          .contains("does not include this");
    }
    assertThat(stage.ask(monitor, "upgrade request for reports"))
        .as("an act on oneself needs no rank")
        .contains("Asked for Pro");
  }

  @Test
  @DisplayName("B06 an AgentUser has the inbox and sees no list of people or teams")
  void anAgentUserSeesOnlyTheInbox() {
    var stage = ladder();
    Account user = stage.person("agent_user");
    stage.ask(stage.founder(), "team create Data " + user.mention());
    assertThat(stage.may(user, Permission.INBOX_USE)).isTrue();
    for (Permission building :
        Set.of(
            Permission.AUTOMATIONS_VIEW,
            Permission.AUTOMATIONS_EDIT,
            Permission.AGENTS_LAUNCH,
            Permission.SKILLS_MANAGE)) {
      assertThat(stage.may(user, building)).as(building.word()).isFalse();
    }
    for (String line : List.of("member list", "member show Ana", "team list", "team show Data")) {
      assertThat(stage.ask(user, line)).as(line).contains("does not include this");
    }
    assertThat(stage.offered(user))
        .contains("inbox")
        .doesNotContain("member list", "member show", "team list", "team show");
    roster.settle();
    assertThat(roster.newestCard(user).words())
        .contains("added you to the team")
        .doesNotContain("team show");
    assertThat(stage.ask(user, "inbox")).isNotBlank().doesNotContain("does not include");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder", "directory", "owned", "portal"})
  @DisplayName("B07 each role includes every lower one")
  void higherRolesIncludeTheLowerOnes(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    List<Role> roles = stage.scheme().roles();
    assertThat(roles).hasSizeGreaterThan(1);
    var below = EnumSet.noneOf(Permission.class);
    var offered = new ArrayList<String>();
    for (Role role : roles) {
      assertThat(role.permissions()).as(role.name()).containsAll(below).isNotEqualTo(below);
      below.addAll(role.permissions());
      List<String> now = stage.offered(stage.person(role.name()));
      assertThat(now).as(role.name()).containsAll(offered);
      offered.addAll(now);
    }
  }

  @Test
  @DisplayName("X29 a Manager is an Editor who invites, lists, sends again and cancels")
  void aManagerIsAnEditorWhoInvites() {
    var stage = ladder();
    var more = EnumSet.copyOf(stage.role("manager").permissions());
    more.removeAll(stage.role("editor").permissions());
    assertThat(more).containsExactly(Permission.INVITE_CREATE);
    var offered = new ArrayList<>(stage.offered(stage.person("manager")));
    offered.removeAll(stage.offered(stage.person("editor")));
    assertThat(offered)
        .contains("invite send", "invite list", "invite resend", "invite cancel")
        .allMatch(path -> path.startsWith("invite "));
    Account manager = stage.person("manager");
    stage.ask(manager, "invite send new@acme.test");
    assertThat(stage.ask(manager, "invite list")).contains("new@acme.test");
    roster.clock().advance(Duration.ofMinutes(6));
    assertThat(stage.ask(manager, "invite resend new@acme.test")).contains("new@acme.test");
    assertThat(stage.ask(manager, "invite cancel new@acme.test")).contains("Cancelled");
    assertThat(stage.ask(manager, "member role " + stage.founder().mention() + " editor"))
        .contains("does not include this (member.change_role)");
  }
}
