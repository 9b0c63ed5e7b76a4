package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class EditTeamTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final String org;

  EditTeamTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.org = database.rows("select id from org order by id desc limit 1").getFirst();
    roster.say(ana, "team create Data About data");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String team() {
    return database
        .rows("select name, slug, description from team where org_id = ? order by id", org)
        .getFirst();
  }

  private long version() {
    return database.number("select version from org where id = ?", org);
  }

  @Test
  @DisplayName("A16: a team is renamed and described anew at any time; its colour stays")
  void changesNameAndDescription() {
    String colour = database.rows("select colour from team where org_id = ?", org).getFirst();
    assertThat(roster.ask(ana, "team edit data name:\"Data Science\""))
        .contains("The team Data is called")
        .contains("Data Science")
        .contains("data-science");
    assertThat(team()).isEqualTo("Data Science data-science About data");
    assertThat(roster.ask(ana, "team edit data-science Models and forecasts"))
        .contains("is now: Models and forecasts");
    assertThat(roster.ask(ana, "team edit data-science -")).contains("no description any more");
    assertThat(team()).isEqualTo("Data Science data-science null");
    assertThat(roster.ask(ana, "team edit data-science name:\"DATA science\""))
        .contains("DATA science");
    assertThat(team()).startsWith("DATA science data-science");
    assertThat(database.rows("select colour from team where org_id = ?", org))
        .containsExactly(colour);
    assertThat(
            database.number(
                "select count(*) from audit_event where chain = ? and action = 'team.edited'", org))
        .isEqualTo(4);
  }

  @Test
  void saysWhatCanBeChangedAndWhenNothingWas() {
    long before = version();
    assertThat(roster.ask(ana, "team edit data"))
        .contains("Say what to change of the team Data")
        .contains("team edit data name:\"Data Science\"");
    assertThat(roster.ask(ana, "team edit data name:Data description:\"About data\""))
        .contains("nothing was changed");
    assertThat(roster.ask(ana, "team edit data name:\"\u200b\"")).contains("can be seen");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void refusesANameThatIsTaken() {
    roster.say(ana, "team create Ops");
    assertThat(roster.ask(ana, "team edit data name:OPS")).contains("called Ops already");
    assertThat(team()).startsWith("Data data");
  }

  @Test
  @DisplayName("C50: members do not edit teams")
  void membersDoNotEdit() {
    Account ben = roster.member(ana, "Ben Ode", "member");
    roster.say(ana, "team add data " + ben.mention());
    assertThat(roster.ask(ben, "team edit data name:X")).contains("does not include this");
    assertThat(roster.ask(ben, "team show data")).doesNotContain("team edit");
    assertThat(roster.ask(ana, "team show data")).contains("team edit data");
  }

  @Test
  void undoGivesBothBack() {
    Reply edited = roster.say(ana, "team edit data name:Science description:-");
    assertThat(TestRoster.words(roster.press(ana, edited, "Undo"))).contains("Undone:");
    assertThat(team()).isEqualTo("Data data About data");
    roster.say(ana, "team edit data name:Science");
    assertThat(roster.ask(ana, "undo")).contains("Undone:");
    assertThat(team()).isEqualTo("Data data About data");
  }

  @Test
  void undoIsRefusedWhenSomethingNewerStandsInItsWay() {
    Reply renamed = roster.say(ana, "team edit data name:Science");
    roster.say(ana, "team edit science Something else");
    assertThat(TestRoster.words(roster.press(ana, renamed, "Undo")))
        .contains("has been edited again since");

    Reply again = roster.say(ana, "team edit science name:Research");
    roster.say(ana, "team create Science");
    assertThat(TestRoster.words(roster.press(ana, again, "Undo")))
        .contains("has a team called Science already");

    Reply last = roster.say(ana, "team edit research name:Lab");
    roster.press(ana, roster.say(ana, "team delete lab"), "Confirm");
    assertThat(TestRoster.words(roster.press(ana, last, "Undo")))
        .contains("the team has been deleted since");
  }
}
