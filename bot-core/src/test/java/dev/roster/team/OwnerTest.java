package dev.roster.team;

import static dev.roster.team.FiveRoles.ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamState;
import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.team.FiveRoles.Cast;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Owners of teams, and teams without one (C43 to C50, X32), on {@code directory}. */
@ExtendWith(DatabaseExtension.class)
class OwnerTest {

  private final TestDatabase database;
  private final FiveRoles five;
  private final Account ana;

  OwnerTest(TestDatabase database) {
    this.database = database;
    this.five = new FiveRoles(database);
    this.ana = five.ana;
  }

  @AfterEach
  void close() {
    five.close();
  }

  private String org() {
    return five.stage.org().toString();
  }

  @Test
  @DisplayName("C28 a team is made with a name, and with or without a description")
  void aDescriptionIsOptional() {
    five.ask(ana, "team create Data");
    five.ask(ana, "team create Ops All about operations");
    assertThat(
            database.rows(
                "select name, description from team where org_id = ? order by name", org()))
        .containsExactly("Data null", "Ops All about operations");
  }

  @Test
  @DisplayName("C29 a team gets a colour by itself, the same for the same name, and keeps it")
  void aColourFollowsFromTheName() {
    five.ask(ana, "team create Data");
    String colour = database.rows("select colour from team where org_id = ?", org()).getFirst();
    assertThat(five.ask(ana, "team show data"))
        .contains("Colour: " + Colour.named(colour).mark() + " " + colour);
    five.ask(ana, "team edit data name:Figures");
    assertThat(database.rows("select colour from team where org_id = ?", org()))
        .containsExactly(colour);
    five.ask(ana, "team create Data");
    assertThat(database.rows("select distinct colour from team where org_id = ?", org()))
        .containsExactly(colour);
  }

  @Test
  @DisplayName(
      "C30 a team is made empty, with its creator as the owner, and anybody is added later")
  void aTeamBeginsWithItsOwner() {
    assertThat(five.ask(ana, "team create Data"))
        .contains("Made the team")
        .contains("with you as its owner");
    assertThat(five.roles("Data")).containsExactly(Map.entry("Ana Lima", "owner"));
    assertThat(five.ask(ana, "team add data " + five.user().mention())).contains("Added 1 person");
  }

  @Test
  @DisplayName("C31 making a team takes an org admin")
  void makingATeamTakesAnOrgAdmin() {
    Account user = five.user();
    assertThat(five.ask(user, "team create Data"))
        .contains("does not include this")
        .contains("Ana Lima (Org admin)");
    assertThat(five.stage.offered(user)).doesNotContain("team create");
    assertThat(five.stage.offered(ana)).contains("team create");
    assertThat(five.roles("Data")).isEmpty();
  }

  @Test
  @DisplayName("C43 a team has exactly one owner: its creator first, and never a second one")
  void exactlyOneOwner() {
    Account ben = five.user();
    Account chloe = five.user();
    five.ask(ana, "team create Data %s %s".formatted(ben.mention(), chloe.mention()));
    assertThat(five.roles("Data").values()).containsExactlyInAnyOrder("owner", "member", "member");
    for (String line :
        List.of(
            "team add data %s role:owner".formatted(five.user().mention()),
            "team role data %s owner".formatted(ben.mention()))) {
      assertThat(five.ask(ana, line)).as(line).contains("A team has one owner");
    }
    assertThat(five.ask(ana, "team role data %s admin".formatted(ana.mention())))
        .contains("The owner of the team Data stays");
    assertThat(five.ask(ana, "team remove data " + ana.mention()))
        .contains("The owner of the team Data stays");
    assertThatThrownBy(() ->
            database.run(
                "update team_member set role = 'owner' where org_id = ? and role = 'member'",
                org()))
        .hasStackTraceContaining("team_member_owner");
    assertThat(five.roles("Data").values()).containsOnlyOnce("owner");
  }

  @Test
  @DisplayName("C44 only the owner passes a team on, to somebody in it who may act, and confirms")
  void transferAsksFirst() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    Account member = people.get("member");
    for (String role : ROLES.subList(1, ROLES.size())) {
      assertThat(five.ask(people.get(role), "team transfer data " + member.mention()))
          .as(role)
          .doesNotContain("Pass the team")
          .contains("Who could: ");
    }
    assertThat(five.ask(ana, "team transfer data " + member.mention()))
        .contains("You have no role in the team Data")
        .contains("the owner of the team Data");
    assertThat(five.ask(owner, "team transfer data " + five.user().mention()))
        .contains("is not in the team Data");
    assertThat(five.ask(owner, "team transfer data " + five.stage.outsider().mention()))
        .contains("is not in");
    assertThat(five.ask(owner, "team transfer data " + owner.mention())).contains("owns the team");
    five.ask(ana, "member suspend " + people.get("viewer").mention());
    assertThat(five.ask(owner, "team transfer data " + people.get("viewer").mention()))
        .contains("is suspended and cannot own a team");
    Reply question = five.roster.say(owner, "team transfer data " + member.mention());
    assertThat(TestRoster.words(question))
        .contains("Pass the team")
        .contains("You become an admin of it");
    assertThat(five.roleOf(owner, "Data")).contains("owner");
    assertThat(TestRoster.words(five.roster.press(owner, question, "Confirm")))
        .contains("owns the team");
    assertThat(five.roleOf(member, "Data")).contains("owner");
  }

  @Test
  @DisplayName("C45 the former owner is an admin of the team, and both know")
  void theFormerOwnerIsAnAdmin() {
    Cast people = five.team("Data");
    assertThat(
            five.confirm(
                people.get("owner"), "team transfer data " + people.get("viewer").mention()))
        .contains("you are an admin of it");
    assertThat(five.roleOf(people.get("owner"), "Data")).contains("admin");
    assertThat(five.roleOf(people.get("viewer"), "Data")).contains("owner");
    five.roster.settle();
    assertThat(five.roster.newestCard(people.get("viewer")).words())
        .contains("made you the owner of the team");
    assertThat(five.stage.audit("action", "team.transferred")).isNotEmpty();
  }

  @Test
  @DisplayName("C46 a team is taken out of use, keeps everybody's role, and comes back with them")
  void deactivatingIsSoft() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    var before = five.roles("Data");
    assertThat(five.ask(owner, "team deactivate data")).contains("is out of use");
    assertThat(five.ask(owner, "team list")).contains("inactive");
    assertThat(five.ask(people.get("admin"), "team list")).contains("You are in no team");
    five.ask(ana, "team create Ops");
    five.ask(ana, "team add ops " + owner.mention());
    five.confirm(ana, "team transfer ops " + owner.mention());
    assertThat(five.ask(owner, "team add data " + five.user().mention()))
        .contains("The team Data is inactive");
    assertThat(five.ask(owner, "team show data"))
        .contains("team reactivate data")
        .doesNotContain("team add data");
    assertThat(five.ask(owner, "team reactivate data")).contains("in use again");
    assertThat(five.roles("Data")).isEqualTo(before);
  }

  @Test
  @DisplayName("C47 a team that is taken out of use gives nobody anything from that moment")
  void anInactiveTeamGivesNothing() {
    Cast people = five.team("Data");
    UUID id =
        UUID.fromString(
            database
                .rows("select id from team where org_id = ? and name = 'Data'", org())
                .getFirst());
    five.ask(people.get("owner"), "team deactivate data");
    var inactive = new TeamState(id, "data", "Data", false, true);
    for (String role : ROLES) {
      var seat = five.stage.seat(people.get(role));
      for (TeamPermission permission : TeamPermission.values()) {
        assertThat(TeamAccess.decide(seat, inactive, permission))
            .as("%s %s", role, permission)
            .isInstanceOf(Decision.Denied.class);
      }
    }
    assertThat(five.ask(people.get("member"), "team show data")).contains("You are in no team");
    assertThat(five.ask(people.get("admin"), "team add data x@acme.test"))
        .contains("no role in any team");
    assertThat(five.ask(people.get("member"), "me")).doesNotContain("Teams:");
  }

  @Test
  @DisplayName("C49 a plain user sees the teams they are in and no other, whatever they try")
  void usersSeeTheirOwnTeams() {
    Cast data = five.team("Data");
    five.team("Ops");
    Account viewer = data.get("viewer");
    assertThat(five.ask(viewer, "team list")).contains("Data", "Viewer").doesNotContain("Ops");
    assertThat(five.ask(viewer, "team show ops"))
        .isEqualTo(five.ask(viewer, "team show opz").replace("opz", "ops"));
    assertThat(five.ask(data.get("owner"), "team add ops " + viewer.mention()))
        .contains("You are in no team of");
    assertThat(five.ask(ana, "team list")).contains("Data", "Ops");
  }

  @Test
  @DisplayName(
      "C50 the view of teams works for a plain user as a viewer, and making one stays closed")
  void theTeamViewWorksForViewers() {
    Cast people = five.team("Data");
    Account viewer = people.get("viewer");
    assertThat(five.ask(viewer, "team show data"))
        .contains("People: 5", "Owner", "Moderator", "Your role: Viewer")
        .contains("Next: team list");
    assertThat(five.ask(viewer, "team create More")).contains("does not include this");
    Account nobody = five.user();
    assertThat(five.ask(nobody, "team list"))
        .contains("You are in no team")
        .contains("the owner or an admin of a team");
  }

  @Test
  @DisplayName("X32 an org admin sees, deactivates and reactivates every team, and nothing else")
  void orgAdminsHoldOnlyWhatIsNamed() {
    Cast people = five.team("Data");
    assertThat(five.ask(ana, "team list")).contains("Data", "none");
    assertThat(five.ask(ana, "team show data"))
        .contains("People: 5")
        .contains("team deactivate data")
        .doesNotContain("team add data", "team edit data", "team transfer data", "team delete");
    assertThat(five.ask(ana, "team deactivate data")).contains("is out of use");
    assertThat(five.ask(ana, "team show data")).contains("team reactivate data");
    assertThat(five.ask(ana, "team reactivate data")).contains("in use again");
    var before = five.roles("Data");
    for (String line :
        List.of(
            "team add data " + ana.mention(),
            "team remove data " + people.get("viewer").mention(),
            "team role data %s viewer".formatted(people.get("member").mention()),
            "team transfer data " + ana.mention(),
            "team edit data Other words",
            "team delete data")) {
      assertThat(five.ask(ana, line)).as(line).contains("Who could: ", "of the team");
    }
    assertThat(five.roles("Data")).isEqualTo(before);
    assertThat(five.stage.offered(ana))
        .contains("team create", "team list", "team show", "team transfer")
        .contains("team deactivate", "team reactivate")
        .doesNotContain("team add", "team remove", "team role", "team edit", "team delete");
  }

  @Test
  @DisplayName("X32 where a team has no owner an org admin appoints one, who joins when needed")
  void orgAdminsAppointWhereThereIsNoOwner() {
    Cast people = five.team("Data");
    five.orphan("Data");
    assertThat(five.ask(ana, "team list")).contains("no owner").contains("team transfer data");
    assertThat(five.ask(ana, "team show data")).contains("Owner: none");
    assertThat(five.ask(people.get("admin"), "team list")).doesNotContain("no owner");
    assertThat(
            five.ask(people.get("admin"), "team transfer data " + people.get("viewer").mention()))
        .contains("Who could: ");
    Account late = five.user();
    assertThat(five.offered(ana, "team transfer", "team", Map.of())).containsExactly("data");
    assertThat(five.offered(ana, "team transfer", "person", Map.of("team", "data")))
        .contains(five.value(late), five.value(people.get("viewer")));
    assertThat(five.ask(ana, "team transfer data " + five.stage.outsider().mention()))
        .contains("is not in");
    assertThat(five.ask(ana, "team transfer data " + late.mention()))
        .contains("The team has no owner now");
    assertThat(five.confirm(ana, "team transfer data " + late.mention())).contains("owns the team");
    assertThat(five.roleOf(late, "Data")).contains("owner");
    five.roster.settle();
    assertThat(five.roster.newestCard(late).words()).contains("made you the owner");
    assertThat(five.ask(ana, "team transfer data " + ana.mention())).contains("Who could: ");
  }

  @Test
  @DisplayName(
      "X15 deactivating is taken back with all; deleting takes the team and never its people")
  void deletingLeavesTheMembers() {
    Cast people = five.team("Data");
    var members = database.rows("select * from membership where org_id = ? order by id", org());
    Reply out = five.roster.say(people.get("owner"), "team deactivate data");
    assertThat(TestRoster.words(five.roster.press(people.get("owner"), out, "Undo")))
        .contains("active again");
    assertThat(five.roles("Data")).hasSize(5);
    assertThat(five.confirm(people.get("owner"), "team delete data"))
        .contains("The 5 people in it stay in");
    assertThat(five.roles("Data")).isEmpty();
    assertThat(database.rows("select * from membership where org_id = ? order by id", org()))
        .isEqualTo(members);
  }

  @Test
  @DisplayName(
      "X16 flat or five is the org's policy: flat keeps the stored roles, which mean nothing")
  void flatKeepsTheRoles() {
    Cast people = five.team("Data");
    var before = five.roles("Data");
    database.run(
        "insert into org_policy (org_id, policy_key, value) values (?, 'team.roles', 'flat')",
        org());
    assertThat(five.ask(people.get("owner"), "team add data " + five.user().mention()))
        .contains("does not include this");
    assertThat(five.ask(people.get("owner"), "team show data"))
        .contains("People: 5")
        .doesNotContain("Moderator", "Your role");
    assertThat(five.ask(ana, "team role data %s viewer".formatted(ana.mention())))
        .contains("are flat");
    assertThat(five.ask(ana, "team transfer data " + ana.mention())).contains("are flat");
    assertThat(five.stage.offered(ana))
        .contains("team add", "team delete")
        .doesNotContain("team role", "team transfer");
    Account late = five.user();
    assertThat(five.ask(ana, "team add data %s role:admin".formatted(late.mention())))
        .contains("everybody in one is a member");
    assertThat(five.ask(ana, "team add data " + late.mention())).contains("Added 1 person");
    assertThat(five.ask(ana, "team remove data " + people.get("viewer").mention()))
        .contains("no longer in");
    database.run("delete from org_policy where org_id = ?", org());
    var after = five.roles("Data");
    before.remove(five.name(people.get("viewer")));
    before.put(five.name(late), "member");
    assertThat(after).isEqualTo(before);
    assertThat(five.ask(people.get("owner"), "team show data")).contains("Your role: Owner");
  }

  @Test
  @DisplayName("X17 who creates teams is the permission team.create: an org admin's here")
  void creatingIsAPermission() {
    assertThat(Access.decide(AccessRequest.of(five.stage.seat(ana), Permission.TEAM_CREATE)))
        .isInstanceOf(Decision.Allowed.class);
    Cast people = five.team("Data");
    for (String role : ROLES) {
      assertThat(five.stage.may(people.get(role), Permission.TEAM_CREATE)).as(role).isFalse();
      assertThat(five.ask(people.get(role), "team create More"))
          .as(role)
          .contains("does not include this");
    }
  }
}
