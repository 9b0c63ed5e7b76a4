package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.platform.DeliveryException;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose role who changes, and how it is asked, in each scheme. */
@ExtendWith(DatabaseExtension.class)
class RoleRulesTest {

  private final TestRoster roster;

  RoleRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply change(Account by, Account who, String role) {
    return roster.say(by, "member role " + who.mention() + " " + role);
  }

  private String asked(Account by, Account who, String role) {
    return TestRoster.words(change(by, who, role));
  }

  private Reply confirmed(Account by, Account who, String role) {
    return roster.press(by, change(by, who, role), "Confirm");
  }

  private static List<String> buttons(Reply reply) {
    return TestRoster.message(reply).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .map(Button::label)
        .toList();
  }

  private List<String> offered(Account who, String option, Map<String, String> words) {
    var call = roster.call(who, new Input.Filled("member role", words, Optional.empty()));
    return roster.engine().suggest(call, "member role", option, "").stream()
        .map(Suggestion::label)
        .map(label -> label.replaceAll(" · .*", ""))
        .toList();
  }

  @Test
  @DisplayName("A08 an admin makes a member an admin")
  void anAdminPromotes() {
    var stage = SchemeStage.on(roster, "network");
    Account bo = stage.person("member");
    assertThat(TestRoster.words(confirmed(stage.founder(), bo, "admin"))).contains("is now Admin");
    assertThat(stage.ask(bo, "me")).contains("Role: Admin");
  }

  @Test
  @DisplayName("A09 an admin makes a peer admin a member again")
  void anAdminDemotesAPeer() {
    var stage = SchemeStage.on(roster, "network");
    Account bo = stage.another("admin");
    assertThat(asked(bo, stage.founder(), "member")).contains("is now Member");
    assertThat(stage.ask(stage.founder(), "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("B24 an Admin gives anybody any role by member role")
  void aRoleIsChanged() {
    var stage = SchemeStage.on(roster, "ladder");
    Account bo = stage.person("editor");
    for (String role : new String[] {"agent_user", "monitor", "manager"}) {
      Reply answer = change(stage.founder(), bo, role);
      if (buttons(answer).contains("Confirm")) {
        answer = roster.press(stage.founder(), answer, "Confirm");
      }
      assertThat(TestRoster.words(answer)).contains("is now " + stage.role(role).title());
    }
    assertThat(stage.audit("after_values", "member.role")).hasSize(3);
  }

  @Test
  @DisplayName("B25 a new role counts at the very next command, without signing in anew")
  void aNewRoleCountsAtOnce() {
    var stage = SchemeStage.on(roster, "ladder");
    Account bo = stage.person("editor");
    assertThat(stage.ask(bo, "member suspend " + bo.mention())).contains("does not include this");
    confirmed(stage.founder(), bo, "admin");
    assertThat(stage.ask(bo, "invite send new@acme.test")).contains("Invited");
    assertThat(asked(stage.founder(), bo, "monitor")).contains("is now Monitor");
    assertThat(stage.ask(bo, "invite send other@acme.test")).contains("does not include this");
  }

  @Test
  @DisplayName("C17 the roles to give are user and org_admin")
  void theRolesOfADirectory() {
    var stage = SchemeStage.on(roster, "directory");
    assertThat(offered(stage.founder(), "role", Map.of())).containsExactly("User", "Org admin");
    assertThat(asked(stage.founder(), stage.person("user"), "boss"))
        .contains("boss is no role of", "org_admin, user");
  }

  @Test
  @DisplayName("C20 a role above the org is given by nobody in it, however it is named")
  void rolesAboveTheOrgAreGivenByNobody() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    for (String role : new String[] {"platform_admin", "owner", "admin", "ORG_OWNER"}) {
      assertThat(asked(stage.founder(), bo, role)).contains("is no role of " + stage.name());
      var filled =
          roster.fill(stage.founder(), "member role", Map.of("person", bo.mention(), "role", role));
      assertThat(TestRoster.words(filled)).contains("is no role of " + stage.name());
    }
    assertThat(stage.ask(bo, "me")).contains("Role: User");
  }

  @Test
  @DisplayName(
      "C21 what would be refused is never offered: no owner, no peer, no role held already")
  void whatWouldBeRefusedIsNotOffered() {
    var directory = SchemeStage.on(roster, "directory");
    Account user = directory.person("user");
    directory.another("org_admin");
    assertThat(offered(directory.founder(), "person", Map.of())).containsExactly(name(user));
    assertThat(offered(directory.founder(), "role", Map.of("person", user.mention())))
        .containsExactly("Org admin");
    var owned = SchemeStage.on(roster, "owned");
    Account admin = owned.person("admin");
    assertThat(offered(admin, "role", Map.of())).containsExactly("Member", "Admin");
    assertThat(offered(admin, "role", Map.of("person", admin.mention()))).containsExactly("Member");
    assertThat(offered(admin, "person", Map.of())).containsExactly(name(admin));
    var network = SchemeStage.on(roster, "network");
    assertThat(offered(network.founder(), "person", Map.of()))
        .as("the last admin stays one")
        .isEmpty();
    var portal = SchemeStage.on(roster, "portal");
    assertThat(offered(portal.person("admin"), "role", Map.of())).isEmpty();
    assertThat(offered(portal.founder(), "role", Map.of())).containsExactly("Member", "Admin");
  }

  private String name(Account account) {
    try {
      return roster.slack().profile(account).orElseThrow().name();
    } catch (DeliveryException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("C22 only people below one's own role are changed, whatever the change")
  void onlyPeopleBelowAreChanged() {
    var stage = SchemeStage.on(roster, "directory");
    Account peer = stage.another("org_admin");
    Account user = stage.person("user");
    for (String line :
        new String[] {
          "member role %s user",
          "member role %s org_admin",
          "member suspend %s",
          "member reactivate %s",
          "member edit %s first:Bo",
          "member tier %s pro",
          "member limit %s 10",
          "member remove %s"
        }) {
      assertThat(stage.ask(stage.founder(), line.formatted(peer.mention())))
          .as(line)
          .contains(
              "As Org admin you can only change people below your own role; this person is Org"
                  + " admin.");
    }
    assertThat(stage.ask(stage.founder(), "member edit " + user.mention() + " first:Uma"))
        .contains("is called Uma");
    assertThat(stage.ask(stage.founder(), "member suspend " + user.mention()))
        .contains("is suspended");
  }

  @Test
  @DisplayName("C24 an org_admin is not demoted by a peer, and who raised them has no Undo")
  void aPeerDoesNotDemote() {
    var stage = SchemeStage.on(roster, "directory");
    Account user = stage.person("user");
    Reply question = change(stage.founder(), user, "org_admin");
    assertThat(TestRoster.words(question))
        .contains("You cannot take this back yourself.", "below your own role");
    Reply raised = roster.press(stage.founder(), question, "Confirm");
    assertThat(TestRoster.words(raised))
        .contains("is now Org admin")
        .contains("You cannot take this back yourself.");
    assertThat(buttons(raised)).isEmpty();
    assertThat(stage.ask(stage.founder(), "undo")).contains("There is nothing of yours");
    assertThat(asked(stage.founder(), user, "user")).contains("below your own role");
    assertThat(stage.ask(user, "me")).contains("Role: Org admin");
  }

  @Test
  @DisplayName("D13 owner and admin change roles, also a peer admin's, and never the owner's")
  void nobodyChangesTheOwner() {
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    Account peer = stage.another("admin");
    assertThat(asked(admin, stage.founder(), "member"))
        .contains("The owner of " + stage.name() + " cannot be changed", "transfer");
    assertThat(asked(stage.founder(), stage.founder(), "admin")).contains("cannot be changed");
    assertThat(asked(admin, peer, "member")).contains("is now Member");
    assertThat(asked(stage.founder(), admin, "member")).contains("is now Member");
    assertThat(asked(stage.person("member"), peer, "admin"))
        .contains("does not include this (member.change_role)", "Who could: Ana Lima");
  }

  @Test
  @DisplayName("D31 a new role is what the next check sees")
  void theNextCheckSeesTheNewRole() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    assertThat(stage.may(bo, Permission.KEYS_CREATE)).isFalse();
    confirmed(stage.founder(), bo, "admin");
    assertThat(stage.may(bo, Permission.KEYS_CREATE)).isTrue();
    assertThat(asked(stage.founder(), bo, "member")).contains("is now Member");
    assertThat(stage.may(bo, Permission.KEYS_CREATE)).isFalse();
  }

  @Test
  @DisplayName("E11 every role change is confirmed, up and down")
  void everyChangeIsConfirmed() {
    var stage = SchemeStage.on(roster, "portal");
    Account bo = stage.person("member");
    assertThat(asked(stage.founder(), bo, "admin")).startsWith("Make ");
    assertThat(stage.ask(bo, "me")).contains("Role: Member");
    Reply raised = confirmed(stage.founder(), bo, "admin");
    assertThat(TestRoster.words(raised)).contains("is now Admin");
    assertThat(asked(stage.founder(), bo, "member"))
        .startsWith("Make ")
        .contains("As Member they can no longer");
    assertThat(stage.ask(bo, "me")).contains("Role: Admin");
    assertThat(TestRoster.words(confirmed(stage.founder(), bo, "member"))).contains("is now");
    assertThat(stage.ask(bo, "me")).contains("Role: Member");
    assertThat(asked(stage.founder(), bo, "member")).contains("already is Member");
  }

  @Test
  @DisplayName("E12 only the owner makes a member an admin; an admin is told who the owner is")
  void onlyTheOwnerPromotes() {
    var stage = SchemeStage.on(roster, "portal");
    Account bo = stage.person("member");
    assertThat(asked(stage.person("admin"), bo, "admin"))
        .contains("does not include this (member.change_role)", "Who could: Ana Lima (Owner).");
    assertThat(stage.ask(bo, "me")).contains("Role: Member");
    assertThat(TestRoster.words(confirmed(stage.founder(), bo, "admin"))).contains("is now Admin");
  }

  @Test
  @DisplayName("E14 only the owner demotes, suspends or reactivates an admin")
  void onlyTheOwnerDemotes() {
    var stage = SchemeStage.on(roster, "portal");
    Account admin = stage.person("admin");
    Account peer = stage.another("admin");
    assertThat(asked(admin, peer, "member")).contains("Who could: Ana Lima (Owner).");
    assertThat(stage.ask(admin, "member suspend " + peer.mention()))
        .contains("only the owner changes the role of an admin, suspends or removes them")
        .contains("Who could: Ana Lima (Owner).");
    assertThat(stage.ask(stage.founder(), "member suspend " + peer.mention()))
        .contains("is suspended");
    assertThat(stage.ask(admin, "member reactivate " + peer.mention())).contains("only the owner");
    assertThat(TestRoster.words(confirmed(stage.founder(), peer, "member")))
        .contains("is now Member");
  }

  @Test
  @DisplayName("X04 a peer is changed in A, B and D, not in C, and in E by the owner only")
  void whetherAPeerIsChanged() {
    for (String scheme : new String[] {"network", "ladder", "owned"}) {
      var stage = SchemeStage.on(roster, scheme);
      Account one = stage.another("admin");
      Account other = stage.another("admin");
      assertThat(asked(one, other, stage.scheme().lowest().name())).as(scheme).contains("is now");
    }
    var directory = SchemeStage.on(roster, "directory");
    assertThat(asked(directory.founder(), directory.another("org_admin"), "user"))
        .contains("below your own role");
    var portal = SchemeStage.on(roster, "portal");
    Account admin = portal.person("admin");
    Account peer = portal.another("admin");
    assertThat(portal.ask(admin, "member suspend " + peer.mention())).contains("only the owner");
    assertThat(portal.ask(portal.founder(), "member suspend " + peer.mention()))
        .contains("is suspended");
  }

  @Test
  @DisplayName("X24 a raise asks first; a lowering does not and offers Undo")
  void aRaiseAsks() {
    for (String scheme : new String[] {"network", "ladder", "owned"}) {
      var stage = SchemeStage.on(roster, scheme);
      Account bo = stage.another("admin");
      String lower = stage.scheme().lowest().name();
      Reply lowered = change(stage.founder(), bo, lower);
      assertThat(TestRoster.words(lowered)).as(scheme).contains("is now");
      assertThat(buttons(lowered)).containsExactly("Undo");
      Reply question = change(stage.founder(), bo, "admin");
      assertThat(buttons(question)).containsExactly("Confirm", "Cancel");
      assertThat(TestRoster.words(roster.press(stage.founder(), question, "Cancel")))
          .isEqualTo("Cancelled. Nothing was changed.");
      assertThat(stage.ask(bo, "me")).contains("Role: " + stage.scheme().lowest().title());
    }
  }

  @Test
  @DisplayName("X24 who lowers their own role is told that they cannot take it back, and who could")
  void whoStepsDownCannotTakeItBack() {
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    Reply lowered = change(admin, admin, "member");
    assertThat(TestRoster.words(lowered))
        .contains("is now Member")
        .contains("You cannot take this back yourself.", "Whom to ask: Owner or Admin.");
    assertThat(buttons(lowered)).isEmpty();
  }

  @Test
  @DisplayName("X31 admins of a portal invite, suspend and remove members and change no role")
  void whatAdminsOfAPortalDo() {
    var stage = SchemeStage.on(roster, "portal");
    Account admin = stage.person("admin");
    Account bo = stage.person("member");
    assertThat(stage.ask(admin, "invite send new@acme.test role:member")).contains("Invited");
    assertThat(asked(admin, bo, "admin")).contains("does not include this");
    assertThat(stage.offered(admin)).doesNotContain("member role");
    assertThat(stage.ask(admin, "member suspend " + bo.mention())).contains("is suspended");
    assertThat(stage.ask(admin, "member remove " + bo.mention())).contains("Remove ");
    assertThat(TestRoster.words(confirmed(stage.founder(), bo, "admin"))).contains("is now Admin");
  }
}
