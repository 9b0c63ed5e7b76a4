package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Teams as {@code network} has them: flat, for admins to make, change and delete (A13 to A19). */
@ExtendWith(DatabaseExtension.class)
class NetworkTeamsTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account admin;
  private final Account ben;
  private final Account chloe;

  NetworkTeamsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "network");
    this.admin = stage.person("admin");
    this.ben = stage.another("member");
    this.chloe = stage.another("member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private List<String> rows(String query) {
    return database.rows(query, stage.org().toString());
  }

  private List<String> people() {
    return rows(
        "select m.id from team_member tm join membership m on m.id = tm.membership_id"
            + " where tm.org_id = ?");
  }

  private void team() {
    assertThat(
            roster.ask(admin, "team create Data %s %s".formatted(ben.mention(), chloe.mention())))
        .contains("with 2 people in it");
  }

  private String delete() {
    return TestRoster.words(roster.press(admin, roster.say(admin, "team delete data"), "Confirm"));
  }

  @Test
  @DisplayName("A13 a team is made by giving it a name, and a name it needs")
  void aTeamNeedsAName() {
    assertThat(roster.ask(admin, "team create")).contains("name is missing");
    assertThat(roster.ask(admin, "team create \"Data Science\"")).contains("Made the team");
    assertThat(rows("select name from team where org_id = ?")).containsExactly("Data Science");
  }

  @Test
  @DisplayName("A14 people of a team are picked from the network's users, and nobody else's")
  void peopleAreOfTheNetwork() {
    roster.say(admin, "team create Data");
    assertThat(roster.ask(admin, "team add data " + stage.outsider().mention()))
        .contains("Nobody was added")
        .contains("only its members can be in a team");
    assertThat(people()).isEmpty();
  }

  @Test
  @DisplayName("A15 a team and its people are saved as one change, or not at all")
  void oneChange() {
    team();
    assertThat(
            rows(
                "select count(distinct version) from audit_event where chain = ? and target = 'team'"))
        .containsExactly("1");
    assertThat(roster.ask(admin, "team create Data " + ben.mention())).contains("already");
    assertThat(people()).hasSize(2);
  }

  @Test
  @DisplayName("A16 a team is renamed, and people come and go, at any time")
  void editedAtAnyTime() {
    team();
    assertThat(roster.ask(admin, "team edit data name:\"Data Science\"")).contains("is called");
    assertThat(roster.ask(admin, "team remove data-science " + ben.mention()))
        .contains("no longer in");
    assertThat(roster.ask(admin, "team add data-science " + ben.mention()))
        .contains("Added 1 person");
    assertThat(rows("select name from team where org_id = ?")).containsExactly("Data Science");
  }

  @Test
  @DisplayName("A17 a team is deleted at any time, by an admin")
  void deletedAtAnyTime() {
    team();
    assertThat(roster.ask(ben, "team delete data")).contains("does not include this");
    assertThat(delete()).contains("Deleted the team");
    assertThat(rows("select name from team where org_id = ?")).isEmpty();
  }

  @Test
  @DisplayName("A18 who was in a deleted team is still in the network")
  void deletingDeletesNobody() {
    team();
    var before = people();
    assertThat(delete()).contains("The 2 people in it stay in");
    assertThat(rows("select id from membership where org_id = ?")).containsAll(before);
    assertThat(roster.ask(ben, "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("A19 who was in a deleted team is as active, or as suspended, as before")
  void deletingDeactivatesNobody() {
    team();
    roster.say(admin, "member suspend " + chloe.mention());
    var before = rows("select id, status from membership where org_id = ? order by id");
    delete();
    assertThat(rows("select id, status from membership where org_id = ? order by id"))
        .isEqualTo(before);
    assertThat(String.join(" ", before)).contains("active").contains("suspended");
  }
}
