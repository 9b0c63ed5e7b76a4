package dev.roster.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.Csv;
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

@ExtendWith(DatabaseExtension.class)
class ChangeSchemeTest {

  private final TestRoster roster;
  private final TestDatabase database;

  ChangeSchemeTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply asked(SchemeStage stage, String to) {
    return roster.say(stage.founder(), "org scheme " + to);
  }

  private String move(SchemeStage stage, String to) {
    return TestRoster.words(roster.press(stage.founder(), asked(stage, to), "Confirm"));
  }

  private static String role(SchemeStage stage, Account who) {
    return stage.seat(who).role().name();
  }

  @Test
  @DisplayName("what becomes of each role is the table's, and least privilege decides")
  void theTable() {
    List<String> schemes = List.of("network", "ladder", "directory", "owned", "portal");
    for (List<String> row : Csv.rows("/rights/successors.csv")) {
      for (String to : schemes) {
        if (!to.equals(row.get(0))) {
          assertThat(
                  database.rows(
                      "select to_role from role_successor"
                          + " where from_scheme = ? and from_role = ? and to_scheme = ?",
                      row.get(0),
                      row.get(1),
                      to))
              .as("%s to %s", row, to)
              .containsExactly(row.get(2 + schemes.indexOf(to)));
        }
      }
    }
    assertThat(database.number("select count(*) from role_successor")).isEqualTo(60);
  }

  @Test
  @DisplayName("X24 a scheme change shows first who becomes what and who gains or loses what")
  void showsFirst() {
    var stage = SchemeStage.on(roster, "ladder");
    Account editor = stage.person("editor");
    stage.another("editor");
    stage.person("agent_user");
    stage.ask(stage.founder(), "invite send eve@show.test role:manager");

    Reply asked = asked(stage, "owned");

    assertThat(TestRoster.words(asked))
        .startsWith("Change " + stage.name() + " to the scheme owned?")
        .contains("You, Admin")
        .contains("You gain: pass the org on. Lost: nothing.")
        .contains("2 people, so far Editor, gain: nothing. Lost: configure agents, manage skills, ")
        .contains("1 person, so far AgentUser, gains: launch agents, see everybody's usage.")
        .contains("You become the owner, the only one.")
        .contains("1 pending invitation: kept")
        .contains("target.rule any to not_owner")
        .contains("There is no undo");
    assertThat(role(stage, editor)).isEqualTo("editor");
    assertThat(TestRoster.words(roster.press(stage.founder(), asked, "Confirm")))
        .contains("is on the scheme owned now (owner, admin, member). You are Owner.");
    assertThat(role(stage, editor)).isEqualTo("member");
    assertThat(stage.scheme().name()).isEqualTo("owned");
  }

  @Test
  @DisplayName("X05 who moves an org to a scheme with an owner becomes that, alone")
  void theMoverBecomesOwner() {
    var stage = SchemeStage.on(roster, "network");
    Account ben = stage.person("member");
    Account chloe = stage.another("admin");
    move(stage, "portal");
    assertThat(role(stage, stage.founder())).isEqualTo("owner");
    assertThat(role(stage, chloe)).isEqualTo("admin");
    assertThat(role(stage, ben)).isEqualTo("member");
    roster.settle();
    assertThat(roster.newestCard(chloe).words())
        .contains("is on the scheme portal now")
        .contains("you are Admin, and were Admin.");
  }

  @Test
  @DisplayName("X05 the owner becomes an admin where the new scheme has none")
  void theOwnerBecomesAdmin() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("admin");
    move(stage, "ladder");
    assertThat(role(stage, stage.founder())).isEqualTo("admin");
    assertThat(role(stage, ben)).isEqualTo("admin");
    assertThat(
            database.number(
                "select count(*) from membership where org_id = ? and owner_of is not null",
                stage.org().toString()))
        .isZero();
  }

  @Test
  @DisplayName("a trap: nobody keeps a right by a role name that two schemes share")
  void namesThatCollide() {
    var stage = SchemeStage.on(roster, "network");
    Account admin = stage.another("admin");
    assertThat(stage.may(admin, Permission.BILLING_MANAGE)).isTrue();
    move(stage, "owned");
    assertThat(role(stage, admin)).isEqualTo("admin");
    assertThat(stage.may(admin, Permission.BILLING_MANAGE)).isFalse();
    assertThat(stage.may(admin, Permission.ORG_POLICY_RIGHTS)).isFalse();
    assertThat(stage.ask(admin, "org scheme network")).contains("(org.policy_rights)");
  }

  @Test
  @DisplayName("a trap: an Undo of a role from before a scheme change is refused")
  void noUndoAcrossSchemes() {
    var stage = SchemeStage.on(roster, "network");
    Account admin = stage.another("admin");
    Reply demoted = roster.say(stage.founder(), "member role " + admin.mention() + " member");
    move(stage, "portal");
    assertThat(TestRoster.words(roster.press(stage.founder(), demoted, "Undo")))
        .contains("cannot be undone any more");
    assertThat(role(stage, admin)).isEqualTo("member");
  }

  @Test
  @DisplayName("a trap: a question about a role from before a scheme change cannot be confirmed")
  void noConfirmAcrossSchemes() {
    var stage = SchemeStage.on(roster, "network");
    Account ben = stage.person("member");
    Reply question = roster.say(stage.founder(), "member role " + ben.mention() + " admin");
    move(stage, "ladder");
    assertThat(TestRoster.words(roster.press(stage.founder(), question, "Confirm")))
        .contains("This question has expired and nothing was changed");
    assertThat(role(stage, ben)).isEqualTo("agent_user");
  }

  @Test
  @DisplayName("a trap: an invitation never carries the owner's role, whatever its row says")
  void noPendingOwner() {
    var stage = SchemeStage.on(roster, "owned");
    stage.ask(stage.founder(), "invite send eve@pend.test role:admin");
    database.run("update invitation set role = 'owner' where email = 'eve@pend.test'");
    move(stage, "portal");
    assertThat(database.rows("select role from invitation where email = 'eve@pend.test'"))
        .containsExactly("member");
    database.run("update invitation set role = 'owner' where email = 'eve@pend.test'");
    roster.settle();
    String token = roster.mailer().invitationToken("eve@pend.test").orElseThrow();
    assertThat(roster.accept(token, "pend").toString()).contains("Refused");
    assertThat(
            database.number(
                "select count(*) from membership where org_id = ?", stage.org().toString()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("an invitation that ran out is sent again with what its role became")
  void anExpiredInvitationIsMappedToo() {
    var stage = SchemeStage.on(roster, "ladder");
    stage.ask(stage.founder(), "invite send eve@late.test role:manager");
    stage.ask(stage.founder(), "invite cancel eve@late.test");
    move(stage, "network");
    assertThat(database.rows("select role, state from invitation where email = 'eve@late.test'"))
        .containsExactly("member cancelled");
  }

  @Test
  @DisplayName("X01 pending invitations end where nobody is invited")
  void invitationsEndInDirectory() {
    var stage = SchemeStage.on(roster, "owned");
    Account eve = stage.outsider();
    stage.ask(stage.founder(), "invite send " + eve.mention());
    roster.settle();
    Reply card = roster.newestCard(eve);
    assertThat(TestRoster.words(asked(stage, "directory")))
        .contains("1 pending invitation: withdrawn, since nobody is invited in this scheme.");
    move(stage, "directory");
    assertThat(TestRoster.words(roster.press(eve, card, "Accept"))).contains("withdrawn");
    assertThat(stage.ask(stage.founder(), "org scheme owned"))
        .contains("(org.policy_rights)")
        .contains("a platform admin");
  }

  @Test
  @DisplayName("what the org set for itself ends where it decides rights, and is said before")
  void ownPolicies() {
    var stage = SchemeStage.on(roster, "owned");
    database.run(
        "insert into org_policy values (?, 'target.rule', 'any'), (?, 'admins.max_warn', '7'),"
            + " (?, 'invite.default_role', 'admin')",
        stage.org().toString(),
        stage.org().toString(),
        stage.org().toString());
    assertThat(TestRoster.words(asked(stage, "portal")))
        .contains("set for itself ends: invite.default_role=admin, target.rule=any.");
    move(stage, "portal");
    assertThat(
            database.rows(
                "select policy_key, value from org_policy where org_id = ?",
                stage.org().toString()))
        .containsExactly("admins.max_warn 7");
  }

  @Test
  @DisplayName("what was confirmed is done only if it still is what was shown")
  void lookAgain() {
    var stage = SchemeStage.on(roster, "owned");
    Reply asked = asked(stage, "portal");
    database.run("insert into org_policy values (?, 'target.rule', 'any')", stage.org().toString());
    assertThat(TestRoster.words(roster.press(stage.founder(), asked, "Confirm")))
        .contains("nothing was done. Look again: org scheme portal.");
    assertThat(stage.scheme().name()).isEqualTo("owned");
  }

  @Test
  @DisplayName("who joined since the question was asked gets what their role becomes")
  void whoJoinedMeanwhile() {
    var stage = SchemeStage.on(roster, "owned");
    Reply asked = asked(stage, "ladder");
    Account ben = stage.another("member");
    assertThat(TestRoster.words(roster.press(stage.founder(), asked, "Confirm")))
        .contains("is on the scheme ladder now");
    assertThat(role(stage, ben)).isEqualTo("agent_user");
  }

  @Test
  void theAuditSaysWhatBecameOfWhom() {
    var stage = SchemeStage.on(roster, "network");
    stage.person("member");
    move(stage, "owned");
    assertThat(stage.audit("before_values", "org.scheme"))
        .containsExactly("{\"scheme\":\"network\"}");
    assertThat(stage.audit("after_values", "org.scheme").getFirst())
        .contains("\"scheme\":\"owned\"", "\"role.member\":\"member\"", "\"people.member\":\"1\"");
    assertThat(stage.audit("after_values", "member.role"))
        .hasSize(2)
        .anySatisfy(one -> assertThat(one).contains("\"role\":\"owner\""));
  }

  @Test
  @DisplayName("a huge org is moved at once, and one event stands for all of its people")
  void aHugeOrg() {
    var stage = SchemeStage.on(roster, "ladder");
    Account editor = stage.person("editor");
    String org = stage.org().toString();
    int crowd = 2_000;
    database.run(
        "insert into person (id, display_name, created_at)"
            + " select uuid(), concat('Crowd ', seq), utc_timestamp(6) from seq_1_to_"
            + crowd);
    database.changeMembers(
        "insert into membership (id, org_id, person_id, role, joined_at)"
            + " select uuid(), ?, id, 'monitor', utc_timestamp(6) from person"
            + " where display_name like 'Crowd %'",
        org);
    database.run("update org set members = members + ? where id = ?", crowd, org);

    assertThat(TestRoster.words(asked(stage, "network"))).contains("2000 people, so far Monitor");
    assertThat(move(stage, "network")).contains("is on the scheme network now");

    assertThat(role(stage, editor)).isEqualTo("member");
    assertThat(
            database.rows(
                "select role, count(*) from membership where org_id = ? group by role"
                    + " order by role",
                org))
        .containsExactly("admin 1", "member 2001");
    assertThat(stage.audit("after_values", "org.scheme").getFirst())
        .contains("\"role.monitor\":\"member\"", "\"people.monitor\":\"2000\"");
    assertThat(stage.audit("after_values", "member.role")).hasSize(1);
  }

  @Test
  void otherSchemesAreOffered() {
    var stage = SchemeStage.on(roster, "owned");
    var call =
        roster.call(stage.founder(), new Input.Filled("org scheme", Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, "org scheme", "scheme", ""))
        .extracting(Suggestion::value)
        .containsExactly("directory", "ladder", "network", "portal");
    assertThat(stage.ask(stage.founder(), "org scheme owned"))
        .contains("is on the scheme owned already. Others: directory, ladder, network, portal.");
    assertThat(stage.ask(stage.founder(), "org scheme portel")).contains("portal");
    assertThat(stage.ask("admin", "org scheme portal"))
        .contains("(org.policy_rights)")
        .contains("Ana Lima (Owner)");
    assertThat(stage.offered(stage.person("admin"))).doesNotContain("org scheme");
  }

  private void decide(SchemeStage stage, String line) {
    roster.press(stage.founder(), roster.say(stage.founder(), line), "Confirm");
  }

  private List<String> teamRoles(SchemeStage stage) {
    return database.rows("select role from team_member where org_id = ?", stage.org().toString());
  }

  @Test
  @DisplayName("teams that had roles have none after a scheme change to flat ones, nor ever again")
  void teamRolesEnd() {
    var stage = SchemeStage.on(roster, "owned");
    decide(stage, "org policy team.roles five");
    stage.ask(stage.founder(), "team create Crew");
    assertThat(teamRoles(stage)).containsExactly("owner");
    move(stage, "network");
    assertThat(teamRoles(stage)).containsExactly("member");
  }

  @Test
  @DisplayName("a trap: a role in a team from before teams were flat is nobody's in a new scheme")
  void teamRolesOfBeforeDoNotComeBack() {
    var stage = SchemeStage.on(roster, "owned");
    decide(stage, "org policy team.roles five");
    stage.ask(stage.founder(), "team create Crew");
    decide(stage, "org policy team.roles flat");
    assertThat(TestRoster.words(asked(stage, "directory")))
        .contains("Teams get five roles and have no owner until an admin appoints one.");
    move(stage, "directory");
    assertThat(teamRoles(stage)).containsExactly("member");
  }

  @Test
  @DisplayName("a trap: who is put back into a flat team by an older Undo has no role in it")
  void anOlderUndoGivesNoRoleInAFlatTeam() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    decide(stage, "org policy team.roles five");
    stage.ask(stage.founder(), "team create Crew");
    stage.ask(stage.founder(), "team add crew %s role:admin".formatted(ben.mention()));
    Reply out = roster.say(stage.founder(), "team remove crew " + ben.mention());
    move(stage, "network");
    assertThat(TestRoster.words(roster.press(stage.founder(), out, "Undo"))).contains("Undone");
    assertThat(teamRoles(stage)).containsExactly("member", "member");
  }

  @Test
  @DisplayName("X24 a scheme that no role of it can change again says so before")
  void noWayBackIsSaidBefore() {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(TestRoster.words(asked(stage, "directory")))
        .contains("no way back: no role of directory can change the scheme again, only")
        .contains("a platform admin");
    assertThat(TestRoster.words(asked(stage, "network"))).contains("the way back maps everybody");
  }

  @Test
  void aPersonalOrgStaysWhatItIs() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = roster.member(stage.founder(), "Ben Stay", "member");
    assertThat(roster.ask(ben, "org scheme network org:ben-stay-personal"))
        .startsWith("This is your personal org")
        .contains("cannot be moved to another scheme.");
  }
}
