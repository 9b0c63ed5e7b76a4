package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may what in {@code directory}: users, org admins, and what stands above the org. */
@ExtendWith(DatabaseExtension.class)
class DirectoryRulesTest {

  /** Words for what stands above the org, and for what other schemes have above an admin. */
  private static final List<String> ABOVE_THE_ORG =
      List.of("platform_admin", "super_admin", "subscriber_admin", "owner", "admin", "system");

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account orgAdmin;
  private final Account user;

  DirectoryRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "directory");
    this.orgAdmin = stage.another("org_admin");
    this.user = stage.person("user");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("C01 people and teams are two groups of commands")
  void peopleAndTeamsAreTwoGroups() {
    assertThat(stage.offered(orgAdmin))
        .contains("member list", "member show", "team list", "team show", "team create");
    assertThat(stage.ask(orgAdmin, "help member"))
        .contains("member list")
        .doesNotContain("team create");
    assertThat(stage.ask(orgAdmin, "help team"))
        .contains("team create")
        .doesNotContain("member list");
    assertThat(stage.ask(orgAdmin, "member list")).startsWith("People in " + stage.name());
    stage.ask(orgAdmin, "team create Data");
    assertThat(stage.ask(orgAdmin, "team list")).startsWith("Teams of " + stage.name());
  }

  @Test
  @DisplayName("C19 an org_admin may all that a user may, and manages people and teams")
  void anOrgAdminIsAUserWhoManages() {
    Role higher = stage.role("org_admin");
    assertThat(higher.permissions()).containsAll(stage.role("user").permissions());
    var more = EnumSet.copyOf(higher.permissions());
    more.removeAll(stage.role("user").permissions());
    assertThat(more)
        .contains(
            Permission.MEMBER_LIST,
            Permission.MEMBER_EDIT,
            Permission.MEMBER_CHANGE_ROLE,
            Permission.TEAM_CREATE,
            Permission.TEAM_MANAGE);
    assertThat(stage.offered(orgAdmin)).containsAll(stage.offered(user)).contains("member role");
    assertThat(stage.ask(user, "member list")).contains("does not include this (member.list)");
    assertThat(stage.ask(orgAdmin, "member list")).contains("Bo User");
  }

  @Test
  @DisplayName("C20 roles above the org are given by nobody in it, by line, form or id")
  void rolesAboveTheOrgAreNotGiven() {
    for (String role : ABOVE_THE_ORG) {
      assertThat(stage.ask(orgAdmin, "member role " + user.mention() + " " + role))
          .as(role)
          .contains("is no role of " + stage.name())
          .contains("org_admin, user");
      assertThat(
              TestRoster.words(
                  roster.fill(
                      orgAdmin,
                      "member role",
                      Map.of("person", "id:" + stage.seat(user).person(), "role", role))))
          .as(role)
          .contains("is no role of " + stage.name());
    }
    assertThat(stage.ask(user, "me")).contains("Role: User");
    // Not even the check itself lets a role of another scheme through by its rank.
    var foreign =
        new Role(
            "platform_admin",
            "Platform admin",
            99,
            false,
            true,
            stage.role("org_admin").permissions());
    assertThat(
            Access.decide(
                AccessRequest.of(stage.seat(orgAdmin), Permission.MEMBER_CHANGE_ROLE)
                    .onto(stage.role("user"))
                    .granting(foreign)))
        .isInstanceOf(Decision.Denied.class);
    assertThat(offeredRoles()).containsExactlyInAnyOrder("user", "org_admin");
  }

  private List<String> offeredRoles() {
    var call = roster.call(orgAdmin, new Input.Filled("member role", Map.of(), Optional.empty()));
    return roster.engine().suggest(call, "member role", "role", "").stream()
        .map(Suggestion::value)
        .toList();
  }
}
