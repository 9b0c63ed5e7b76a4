package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** X24: team edits never ask, they can be taken back. */
@ExtendWith(DatabaseExtension.class)
class UndoTeamTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final Account ben;
  private final Account chloe;
  private final String org;

  UndoTeamTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.org = database.rows("select id from org order by id desc limit 1").getFirst();
    this.ben = roster.member(ana, "Ben Ode", "member");
    this.chloe = roster.member(ana, "Chloe Fay", "admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String undo(Reply done) {
    return TestRoster.words(roster.press(ana, done, "Undo"));
  }

  private List<String> people() {
    return database.rows(
        "select p.display_name from team_member tm join membership m on m.id = tm.membership_id"
            + " join person p on p.id = m.person_id where tm.org_id = ? order by 1",
        org);
  }

  private String lastEvent() {
    return database
        .rows(
            "select action from audit_event where chain = ? and target = 'team'"
                + " order by version desc, n desc limit 1",
            org)
        .getFirst();
  }

  @Test
  @DisplayName("X24: what somebody decided anew is not undone, also when it looks as before")
  void aNewerDecisionStands() {
    roster.say(ana, "team create Data " + ben.mention());
    Reply deactivated = roster.say(ana, "team deactivate data");
    roster.say(chloe, "team reactivate data");
    Reply again = roster.say(chloe, "team deactivate data");
    assertThat(undo(deactivated)).contains("cannot be undone any more");
    assertThat(TestRoster.words(roster.press(chloe, again, "Undo"))).contains("Undone");
    Reply removed = roster.say(ana, "team remove data " + ben.mention());
    roster.say(chloe, "team add data " + ben.mention());
    Reply removedAgain = roster.say(chloe, "team remove data " + ben.mention());
    assertThat(undo(removed)).contains("cannot be undone any more");
    assertThat(people()).isEmpty();
    assertThat(TestRoster.words(roster.press(chloe, removedAgain, "Undo"))).contains("Undone");
    assertThat(people()).containsExactly("Ben Ode");
  }

  @Test
  @DisplayName("X24: a new team is taken back with its people's places, unless it changed since")
  void creation() {
    Reply made = roster.say(ana, "team create Data " + ben.mention());
    assertThat(undo(made)).contains("Undone: there is no team").contains("Data");
    assertThat(database.number("select count(*) from team where org_id = ?", org)).isZero();
    assertThat(lastEvent()).isEqualTo("team.deleted");

    Reply again = roster.say(ana, "team create Data");
    roster.say(chloe, "team add data " + ben.mention());
    assertThat(undo(again)).contains("the team Data has been changed since");
    assertThat(people()).containsExactly("Ben Ode");
  }

  @Test
  @DisplayName("X24: those who were added are taken out again, but nobody who was added since")
  void addition() {
    roster.say(ana, "team create Data ana@acme.test");
    Reply added = roster.say(ana, "team add data " + ben.mention() + " " + chloe.mention());
    roster.say(chloe, "team remove data " + ben.mention());
    roster.say(chloe, "team add data " + ben.mention());
    assertThat(undo(added)).contains("Undone: 1 person is out of").contains("Data");
    assertThat(people()).containsExactly("Ana Lima", "Ben Ode");
    assertThat(lastEvent()).isEqualTo("team.member_removed");

    Reply more = roster.say(ana, "team add data " + chloe.mention());
    roster.say(chloe, "team remove data " + chloe.mention());
    assertThat(undo(more)).contains("nobody who was added then has been in the team Data since");
  }

  @Test
  @DisplayName("X24: whoever was removed is put back, unless they are in again, or gone")
  void removal() {
    roster.say(ana, "team create Data " + ben.mention());
    assertThat(undo(roster.say(ana, "team remove data " + ben.mention())))
        .contains("Undone: Ben Ode is in");
    assertThat(people()).containsExactly("Ben Ode");
    assertThat(lastEvent()).isEqualTo("team.member_added");

    Reply removed = roster.say(ana, "team remove data " + ben.mention());
    roster.say(chloe, "team add data " + ben.mention());
    assertThat(undo(removed)).contains("Ben Ode has been added to the team Data again");

    Reply last = roster.say(ana, "team remove data " + ben.mention());
    roster.press(ana, roster.say(ana, "team delete data"), "Confirm");
    assertThat(undo(last)).contains("the team has been deleted since");
  }

  @Test
  @DisplayName("X24, C46: out of use and back can each be taken back")
  void status() {
    roster.say(ana, "team create Data");
    assertThat(undo(roster.say(ana, "team deactivate data"))).contains("is active again");
    assertThat(lastEvent()).isEqualTo("team.reactivated");
    Reply out = roster.say(ana, "team deactivate data");
    Reply back = roster.say(chloe, "team reactivate data");
    assertThat(undo(out)).contains("the team Data has been made active since");
    assertThat(TestRoster.words(roster.press(chloe, back, "Undo"))).contains("is inactive again");
    assertThat(database.rows("select status from team where org_id = ?", org))
        .containsExactly("inactive");
  }

  @Test
  @DisplayName("X24: an undo is decided by the rights at the time of the press")
  void decidedByTheRightsOfNow() {
    roster.say(ana, "team create Data " + ben.mention());
    Reply out = roster.say(chloe, "team deactivate data");
    roster.say(ana, "member role " + chloe.mention() + " member");
    assertThat(TestRoster.words(roster.press(chloe, out, "Undo")))
        .contains("does not include this");
    assertThat(database.rows("select status from team where org_id = ?", org))
        .containsExactly("inactive");
  }

  @Test
  void theCommandUndoTakesTheNewestBack() {
    roster.say(ana, "team create Data");
    roster.say(ana, "team add data " + ben.mention());
    assertThat(roster.ask(ana, "undo")).contains("1 person is out of");
    assertThat(people()).isEmpty();
  }
}
