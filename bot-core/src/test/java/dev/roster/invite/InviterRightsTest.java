package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who invites, and as what, as each scheme's source has it. */
@ExtendWith(DatabaseExtension.class)
class InviterRightsTest {

  private final TestDatabase database;
  private final TestRoster roster;

  InviterRightsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private InviteStage on(String scheme) {
    return new InviteStage(roster, scheme);
  }

  private List<String> offered(Account who) {
    return roster
        .engine()
        .suggest(roster.call(who, new Input.Line("")), "invite send", "role", "")
        .stream()
        .map(Suggestion::value)
        .toList();
  }

  @Test
  @DisplayName("A04 one role for all of a batch: member or admin, and no other")
  void oneRoleForAll() {
    var stage = on("network");
    String a = address("a");
    String b = address("b");
    assertThat(offered(stage.founder())).containsExactly("member", "admin");
    assertThat(stage.ask("invite send %s %s role:admin".formatted(a, b))).contains("as Admin");
    assertThat(stage.rows(a)).containsExactly("admin pending");
    assertThat(stage.rows(b)).containsExactly("admin pending");
    for (String other : List.of("owner", "editor", "org_admin")) {
      assertThat(stage.ask("invite send %s role:%s".formatted(address("c"), other)))
          .contains(other + " is no role of", "Its roles: admin, member.");
    }
  }

  @Test
  @DisplayName("B33 a Manager invites an Admin")
  void aManagerInvitesAnAdmin() {
    var stage = on("ladder");
    Account manager = stage.org().person("manager");
    assertThat(offered(manager))
        .containsExactly("agent_user", "monitor", "editor", "manager", "admin");
    String email = stage.invite(manager, "role:admin");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.roleOf(email)).containsExactly("admin");
    assertThat(stage.ask(stage.org().person("editor"), "invite send " + address("x")))
        .contains("does not include this (invite.create)");
  }

  @Test
  @DisplayName("B36 the role of an invitation that names none is the org's to set")
  void theOrgsDefaultRole() {
    var stage = on("ladder");
    stage.policy("invite.default_role", "editor");
    assertThat(stage.rows(stage.invite(stage.founder(), ""))).containsExactly("editor pending");
    assertThat(stage.rows(stage.invite(stage.founder(), "role:monitor")))
        .containsExactly("monitor pending");
    // Such as a role that a scheme has no more.
    database.run(
        "update org_policy set value = 'gone' where org_id = ?", stage.org().org().toString());
    assertThat(stage.rows(stage.invite(stage.founder(), ""))).containsExactly("agent_user pending");
  }

  @Test
  @DisplayName("B36 the default role is never above what the inviter may hand out")
  void theDefaultRoleKeepsTheCeiling() {
    var stage = on("portal");
    stage.policy("invite.default_role", "admin");
    assertThat(stage.rows(stage.invite(stage.org().person("admin"), "")))
        .containsExactly("member pending");
    assertThat(stage.rows(stage.invite(stage.founder(), ""))).containsExactly("admin pending");
  }

  @Test
  @DisplayName("D16 an address and a role: an admin invites members and admins")
  void anAdminInvitesAnAdmin() {
    var stage = on("owned");
    Account admin = stage.org().person("admin");
    assertThat(offered(admin)).containsExactly("member", "admin");
    assertThat(stage.rows(stage.invite(admin, "role:admin"))).containsExactly("admin pending");
    assertThat(stage.rows(stage.invite(admin, "role:member"))).containsExactly("member pending");
    assertThat(stage.ask(admin, "invite send " + address("x") + " role:owner"))
        .contains("There is only one owner");
  }

  @Test
  @DisplayName("D53 without a role it is the least one")
  void theLeastRole() {
    for (String scheme : List.of("owned", "network", "ladder", "portal")) {
      var stage = on(scheme);
      String email = stage.invite(stage.founder(), "");
      assertThat(stage.rows(email))
          .containsExactly(stage.org().scheme().lowest().name() + " pending");
    }
  }

  @Test
  @DisplayName("E02 one address, as admin or member")
  void adminOrMember() {
    var stage = on("portal");
    assertThat(offered(stage.founder())).containsExactly("member", "admin");
    assertThat(stage.rows(stage.invite(stage.founder(), "role:admin")))
        .containsExactly("admin pending");
    assertThat(stage.rows(stage.invite(stage.founder(), "role:member")))
        .containsExactly("member pending");
  }

  @Test
  @DisplayName(
      "C04 nobody is invited: the commands are hidden, and refused with the ways that are open")
  void nobodyIsInvited() {
    var stage = on("directory");
    Account admin = stage.founder();
    assertThat(stage.org().offered(admin))
        .isNotEmpty()
        .noneMatch(path -> path.startsWith("invite"));
    for (String line :
        List.of(
            "invite send " + address("x"),
            "invite list",
            "invite resend " + address("x"),
            "invite cancel " + address("x"))) {
      assertThat(stage.ask(admin, line))
          .contains(
              "Nobody is invited to " + stage.org().name(),
              "signing in with an allowed e-mail domain",
              "a platform admin attaches them");
    }
    assertThat(offered(admin)).isEmpty();
    assertThat(
            database.number(
                "select count(*) from invitation where org_id = ?", stage.org().org().toString()))
        .isZero();
  }

  @Test
  @DisplayName("X01 admins invite in every scheme but directory, and where an org switched it off")
  void whereAdminsInvite() {
    for (String scheme : List.of("network", "ladder", "owned", "portal")) {
      var stage = on(scheme);
      stage.invite(stage.org().person("admin"), "");
      assertThat(stage.org().offered(stage.founder())).contains("invite send");
      stage.policy("join.invite", "off");
      assertThat(stage.org().offered(stage.founder())).doesNotContain("invite send", "invite list");
      assertThat(stage.ask("invite send " + address("x")))
          .contains("Nobody is invited to", "org policy join.invite on would open invitations");
    }
    assertThat(on("directory").ask("invite send " + address("x"))).contains("Nobody is invited to");
  }

  @Test
  @DisplayName("X02 what an inviter may hand out: any role, up to one's own, or only lower ones")
  void whatAnInviterHandsOut() {
    assertThat(offered(on("network").org().person("admin"))).containsExactly("member", "admin");
    assertThat(offered(on("owned").org().person("admin"))).containsExactly("member", "admin");
    assertThat(offered(on("ladder").org().person("manager"))).contains("admin");
    var portal = on("portal");
    Account admin = portal.org().person("admin");
    assertThat(offered(admin)).containsExactly("member");
    assertThat(portal.ask(admin, "invite send " + address("x") + " role:admin"))
        .contains("As Admin you cannot make anybody Admin.", "Who could: Ana Lima (Owner).");
    assertThat(offered(portal.founder())).containsExactly("member", "admin");
  }
}
