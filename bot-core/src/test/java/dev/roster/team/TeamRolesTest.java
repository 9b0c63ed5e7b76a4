package dev.roster.team;

import static dev.roster.team.FiveRoles.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Decision;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamState;
import dev.roster.chat.Account;
import dev.roster.team.FiveRoles.Cast;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the five roles of a team may do (C32 to C38), through the engine on {@code directory}. */
@ExtendWith(DatabaseExtension.class)
class TeamRolesTest {

  private final TestDatabase database;
  private final FiveRoles five;
  private final Account ana;

  TeamRolesTest(TestDatabase database) {
    this.database = database;
    this.five = new FiveRoles(database);
    this.ana = five.ana;
  }

  @AfterEach
  void close() {
    five.close();
  }

  private TeamState state(String team) {
    return new TeamState(
        UUID.fromString(
            database
                .rows(
                    "select id from team where name = ? and org_id = ?",
                    team,
                    five.stage.org().toString())
                .getFirst()),
        team.toLowerCase(Locale.ROOT),
        team,
        database
            .rows(
                "select status from team where name = ? and org_id = ?",
                team,
                five.stage.org().toString())
            .getFirst()
            .equals("active"),
        true);
  }

  /** What the permission check says of somebody in a team, as the product asks it. */
  private List<String> held(Account who, String team) {
    var seat = five.stage.seat(who);
    var state = state(team);
    return Stream.of(TeamPermission.values())
        .filter(one -> TeamAccess.decide(seat, state, one) instanceof Decision.Allowed)
        .map(TeamPermission::word)
        .toList();
  }

  @Test
  @DisplayName("C49: a name that is given says nothing else of a team that somebody may not see")
  void aNameTakenTellsNothingElse() {
    Cast people = five.team("Data");
    five.ask(ana, "team create Secret");
    five.ask(ana, "team deactivate secret");
    assertThat(five.ask(people.get("owner"), "team edit data name:secret"))
        .contains("has that name already. Please pick another one.")
        .doesNotContain("inactive", "team show");
    assertThat(five.ask(ana, "team create Secret"))
        .contains("a team called Secret already, which is inactive");
  }

  @Test
  @DisplayName("C03 a team has its own roles, and they decide on its sources and conversations")
  void teamsHaveTheirOwnRoles() {
    Cast people = five.team("Data");
    assertThat(held(people.get("moderator"), "Data"))
        .containsExactly("team.content", "team.use", "team.view");
    assertThat(held(people.get("viewer"), "Data")).containsExactly("team.view");
    assertThat(held(ana, "Data")).isEmpty();
    assertThat(held(five.user(), "Data")).isEmpty();
  }

  @Test
  @DisplayName("C25 the same person has another role in another team")
  void rolesAreThoseOfOneTeam() {
    Cast data = five.team("Data");
    Cast ops = five.team("Ops");
    Account viewer = data.get("viewer");
    five.ask(ops.get("owner"), "team add ops %s role:admin".formatted(viewer.mention()));
    assertThat(held(viewer, "Data")).containsExactly("team.view");
    assertThat(held(viewer, "Ops")).contains("team.members", "team.roles");
    Account late = five.user();
    assertThat(five.ask(viewer, "team add ops " + late.mention())).contains("Added 1 person");
    assertThat(five.ask(viewer, "team add data " + late.mention()))
        .contains("Your role in the team Data, Viewer, does not include this")
        .contains("Who could: the owner of the team Data or an admin of the team Data");
  }

  @Test
  @DisplayName("C33 the owner has full control: transfers and deletes the team")
  void ownersHaveFullControl() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    assertThat(held(owner, "Data")).hasSize(TeamPermission.values().length);
    assertThat(five.ask(owner, "team show data"))
        .contains("team add data", "team remove data", "team role data", "team transfer data")
        .contains("team edit data", "team deactivate data", "team delete data");
    for (String role : ROLES.subList(1, ROLES.size())) {
      assertThat(five.ask(people.get(role), "team transfer data " + people.get("member").mention()))
          .as(role)
          .contains("`team.transfer`".replace("`", ""));
      assertThat(five.ask(people.get(role), "team delete data")).as(role).contains("team.delete");
    }
    assertThat(five.confirm(owner, "team transfer data " + people.get("viewer").mention()))
        .contains("owns the team");
    assertThat(five.confirm(people.get("viewer"), "team delete data")).contains("Deleted the team");
    assertThat(five.roles("Data")).isEmpty();
  }

  @Test
  @DisplayName(
      "C34 a team admin manages members, roles and budgets, and neither passes it on nor deletes it")
  void adminsManageMembers() {
    Cast people = five.team("Data");
    Account admin = people.get("admin");
    assertThat(held(admin, "Data"))
        .containsExactly(
            "team.members", "team.roles", "team.budget", "team.content", "team.use", "team.view");
    Account late = five.user();
    assertThat(five.ask(admin, "team add data " + late.mention())).contains("Added 1 person");
    assertThat(five.ask(admin, "team role data %s moderator".formatted(late.mention())))
        .contains("is now Moderator of");
    assertThat(five.ask(admin, "team remove data " + late.mention())).contains("no longer in");
    assertThat(five.ask(admin, "team edit data All about data")).contains("All about data");
    assertThat(five.ask(admin, "team deactivate data")).contains("team.delete");
  }

  @Test
  @DisplayName("C35 a team moderator manages shared content and conversations, and nobody's place")
  void moderatorsManageContent() {
    Cast people = five.team("Data");
    Account moderator = people.get("moderator");
    assertThat(held(moderator, "Data")).containsExactly("team.content", "team.use", "team.view");
    requireNoVerb(moderator, people.get("viewer"));
  }

  @Test
  @DisplayName("C36 a team member uses sources and takes part in chats")
  void membersUse() {
    Cast people = five.team("Data");
    assertThat(held(people.get("member"), "Data")).containsExactly("team.use", "team.view");
    requireNoVerb(people.get("member"), people.get("viewer"));
  }

  @Test
  @DisplayName("C37 a team viewer only reads")
  void viewersRead() {
    Cast people = five.team("Data");
    assertThat(held(people.get("viewer"), "Data")).containsExactly("team.view");
    assertThat(five.ask(people.get("viewer"), "team show data")).contains("Your role: Viewer");
    requireNoVerb(people.get("viewer"), people.get("member"));
  }

  /** Changes nothing, is told why, and is offered none of it. */
  private void requireNoVerb(Account who, Account other) {
    var before = five.roles("Data");
    for (String line :
        List.of(
            "team add data " + five.user().mention(),
            "team remove data " + other.mention(),
            "team role data %s viewer".formatted(other.mention()),
            "team transfer data " + other.mention(),
            "team edit data Other words",
            "team deactivate data",
            "team delete data")) {
      assertThat(five.ask(who, line)).as(line).contains("Who could: ");
    }
    assertThat(five.roles("Data")).isEqualTo(before);
    assertThat(five.stage.offered(who))
        .contains("team list", "team show")
        .doesNotContain("team add", "team remove", "team role", "team transfer", "team edit")
        .doesNotContain("team deactivate", "team reactivate", "team delete", "team create");
    assertThat(five.ask(who, "team show data")).doesNotContain("team add").contains("team list");
  }

  @Test
  @DisplayName("C32 a plain user owns a team, adds to it and administers another, but makes none")
  void usersOwnTeamsButMakeNone() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    assertThat(five.ask(owner, "me")).contains("Role: User").contains("Data (Owner)");
    assertThat(five.stage.offered(owner)).contains("team add").doesNotContain("team create");
    assertThat(five.ask(owner, "team create More")).contains("does not include this");
    assertThat(five.ask(people.get("admin"), "team create More")).contains("does not include this");
    assertThat(five.roles("More")).isEmpty();
  }

  @Test
  @DisplayName("C38 an org admin may be a viewer and holds no more; a user may be the owner")
  void orgRolesGiveNoTeamRole() {
    Cast people = five.team("Data");
    five.ask(people.get("owner"), "team add data %s role:viewer".formatted(ana.mention()));
    assertThat(held(ana, "Data")).containsExactly("team.view");
    var before = five.roles("Data");
    for (String line :
        List.of(
            "team add data " + five.user().mention(),
            "team role data %s moderator".formatted(people.get("member").mention()),
            "team remove data " + people.get("member").mention(),
            "team transfer data " + ana.mention(),
            "team edit data Other words",
            "team delete data")) {
      assertThat(five.ask(ana, line))
          .as(line)
          .containsPattern("Your role in (the|any) team|no role in any team");
    }
    assertThat(five.roles("Data")).isEqualTo(before);
    assertThat(five.ask(people.get("owner"), "member list")).contains("does not include this");
  }
}
