package dev.roster.team;

import static dev.roster.team.FiveRoles.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Decision;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamState;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.team.FiveRoles.Cast;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the five roles of a team may do (C32 to C41), through the engine on {@code directory}. */
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

  @Test
  @DisplayName(
      "C39 everybody of the org is offered to be added, by name or address; others are refused")
  void anybodyOfTheOrgCanBeAdded() {
    Cast people = five.team("Data");
    Account late = five.user();
    Account olaf = five.stage.outsider();
    String name = five.name(late).toLowerCase(Locale.ROOT);
    var call =
        five.roster.call(
            people.get("owner"),
            new Input.Filled("team add", Map.of("team", "data"), Optional.empty()));
    assertThat(five.roster.engine().suggest(call, "team add", "people", name))
        .extracting(Suggestion::value)
        .contains(five.value(late))
        .doesNotContain(five.value(people.get("owner")));
    String before = "x@acme.test, %s ".formatted(people.get("viewer").mention());
    assertThat(five.roster.engine().suggest(call, "team add", "people", before + name))
        .extracting(Suggestion::value)
        .contains(before + five.value(late));
    assertThat(
            five.ask(
                people.get("owner"),
                "team add data %s %s".formatted(five.value(late), "no@x.test")))
        .contains("Added 1 person")
        .contains("✗ no@x.test is not in");
    assertThat(five.ask(people.get("owner"), "team add data " + olaf.mention()))
        .contains("Nobody was added")
        .contains("only its members can be in a team")
        .doesNotContain("invite send");
    assertThat(five.roleOf(late, "Data")).contains("member");
  }

  @Test
  @DisplayName("C40 people are added as members and raised afterwards")
  void peopleAreAddedAsMembers() {
    Cast people = five.team("Data");
    Account late = five.user();
    assertThat(five.ask(people.get("admin"), "team add data " + late.mention()))
        .contains("Added 1 person to")
        .contains("as Member");
    assertThat(five.roleOf(late, "Data")).contains("member");
    five.roster.settle();
    assertThat(five.roster.newestCard(late).words()).contains("added you to the team", "as Member");
    five.ask(people.get("admin"), "team role data %s moderator".formatted(late.mention()));
    assertThat(five.roleOf(late, "Data")).contains("moderator");
    five.roster.settle();
    assertThat(five.roster.newestCard(late).words())
        .contains("made you Moderator of the team")
        .contains("you were Member");
  }

  /** Who may give which role, written from C33 to C41: only below one's own, from admin upward. */
  private static final Map<String, Set<String>> GIVES =
      Map.of(
          "owner", Set.of("admin", "moderator", "member", "viewer"),
          "admin", Set.of("moderator", "member", "viewer"),
          "moderator", Set.of(),
          "member", Set.of(),
          "viewer", Set.of());

  private static Set<String> gives(String role) {
    return GIVES.getOrDefault(role, Set.of());
  }

  @Test
  @DisplayName("C41 who adds may give roles below their own only: 5 x 5")
  void addsBelowOneselfOnly() {
    Cast people = five.team("Data");
    for (String actor : ROLES) {
      for (String role : ROLES) {
        Account late = five.user();
        String answer =
            five.ask(people.get(actor), "team add data %s role:%s".formatted(late.mention(), role));
        boolean may = gives(actor).contains(role);
        assertThat(five.roleOf(late, "Data"))
            .as("%s adds a %s: %s", actor, role, answer)
            .isEqualTo(may ? Optional.of(role) : Optional.empty());
        assertThat(answer).contains(may ? "Added 1 person" : "Who could: ");
      }
      assertThat(five.offered(people.get(actor), "team add", "role", Map.of("team", "data")))
          .as(actor)
          .containsExactlyInAnyOrderElementsOf(gives(actor));
    }
  }

  @Test
  @DisplayName(
      "C41 only people below one's own role get another one, and only one below it: 5 x 5 x 5")
  void changesBelowOneselfOnly() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    Account other = five.user();
    var wrong = new ArrayList<String>();
    for (String actor : ROLES) {
      for (String held : ROLES) {
        for (String role : ROLES) {
          Account target = held.equals("owner") ? owner : other;
          if (target.equals(other)) {
            five.ask(owner, "team remove data " + other.mention());
            five.ask(owner, "team add data %s role:%s".formatted(other.mention(), held));
          }
          String answer =
              five.ask(people.get(actor), "team role data %s %s".formatted(target.mention(), role));
          boolean may = gives(actor).contains(held) && gives(actor).contains(role);
          String expected = may ? role : held;
          boolean told =
              answer.contains(
                  may && !role.equals(held) ? "is now" : may ? "already is" : "Who could: ");
          if (!five.roleOf(target, "Data").equals(Optional.of(expected)) || !told) {
            wrong.add("%s makes a %s a %s: %s".formatted(actor, held, role, answer));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("C41 only people below one's own role are taken out: 5 x 5")
  void removesBelowOneselfOnly() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    for (String actor : ROLES) {
      for (String held : ROLES) {
        Account target = held.equals("owner") ? owner : five.user();
        if (!target.equals(owner)) {
          five.ask(owner, "team add data %s role:%s".formatted(target.mention(), held));
        }
        String answer = five.ask(people.get(actor), "team remove data " + target.mention());
        boolean may = gives(actor).contains(held);
        assertThat(five.roleOf(target, "Data"))
            .as("%s removes a %s: %s", actor, held, answer)
            .isEqualTo(may ? Optional.empty() : Optional.of(held));
      }
    }
    assertThat(five.ask(owner, "team remove data " + owner.mention()))
        .contains("stays until /team transfer data passes it on".replace("/", ""));
  }

  @Test
  @DisplayName("C41 forms offer only people and teams that one may change")
  void nothingIsOfferedThatWouldBeRefused() {
    Cast data = five.team("Data");
    five.team("Ops");
    Account admin = data.get("admin");
    assertThat(five.offered(admin, "team role", "team", Map.of())).containsExactly("data");
    assertThat(five.offered(admin, "team delete", "team", Map.of())).isEmpty();
    assertThat(five.offered(admin, "team role", "person", Map.of("team", "data")))
        .containsExactlyInAnyOrder(
            five.value(data.get("moderator")),
            five.value(data.get("member")),
            five.value(data.get("viewer")));
    assertThat(five.offered(admin, "team remove", "person", Map.of("team", "data")))
        .doesNotContain(five.value(data.get("owner")), five.value(admin));
    assertThat(five.offered(data.get("owner"), "team transfer", "person", Map.of("team", "data")))
        .hasSize(4)
        .doesNotContain(five.value(data.get("owner")));
    assertThat(five.offered(data.get("viewer"), "team show", "team", Map.of()))
        .containsExactly("data");
    assertThat(five.offered(ana, "team add", "team", Map.of())).isEmpty();
    assertThat(five.offered(ana, "team deactivate", "team", Map.of()))
        .containsExactlyInAnyOrder("data", "ops");
    assertThat(five.ask(admin, "team show data"))
        .contains("Owner 🔒", "Admin 🔒", "Moderator")
        .doesNotContain("Moderator 🔒", "team delete");
  }

  @Test
  @DisplayName("C41 a role that is given back by undo is one that may be given at that time")
  void undoIsDecidedAnew() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    Account admin = people.get("admin");
    Account member = people.get("member");
    Reply raised =
        five.roster.say(admin, "team role data %s moderator".formatted(member.mention()));
    assertThat(undo(admin, raised)).contains("is Member of");
    assertThat(five.roleOf(member, "Data")).contains("member");

    Reply again = five.roster.say(admin, "team role data %s moderator".formatted(member.mention()));
    five.ask(owner, "team role data %s admin".formatted(member.mention()));
    assertThat(undo(admin, again)).contains("below your own role");
    five.ask(owner, "team role data %s moderator".formatted(member.mention()));
    assertThat(undo(owner, again)).contains("somebody else's".substring(0, 0));
    Reply third = five.roster.say(admin, "team role data %s viewer".formatted(member.mention()));
    five.ask(owner, "team role data %s viewer".formatted(admin.mention()));
    assertThat(undo(admin, third)).contains("no role in any team");
    assertThat(five.roleOf(member, "Data")).contains("viewer");

    Reply removed = five.roster.say(owner, "team remove data " + admin.mention());
    assertThat(undo(owner, removed)).contains("Undone");
    assertThat(five.roleOf(admin, "Data")).contains("viewer");
    Reply added =
        five.roster.say(owner, "team add data %s role:admin".formatted(five.user().mention()));
    assertThat(undo(owner, added)).contains("1 person is out of");
  }

  private String undo(Account who, Reply done) {
    return TestRoster.words(five.roster.press(who, done, "Undo"));
  }

  @Test
  void anUnknownRoleIsAnsweredWithTheRoles() {
    Cast people = five.team("Data");
    assertThat(
            five.ask(
                people.get("owner"),
                "team role data %s boss".formatted(people.get("member").mention())))
        .contains("boss is no role in a team")
        .contains("owner, admin, moderator, member, viewer");
    assertThat(
            five.ask(
                people.get("owner"),
                "team role data %s member".formatted(people.get("member").mention())))
        .contains("already is Member of the team Data");
  }
}
