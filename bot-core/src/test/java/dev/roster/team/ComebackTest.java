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

/** What becomes of teams when a removal is taken back. */
@ExtendWith(DatabaseExtension.class)
class ComebackTest {

  private final FiveRoles five;
  private final TestDatabase database;

  ComebackTest(TestDatabase database) {
    this.database = database;
    this.five = new FiveRoles(database);
  }

  @AfterEach
  void close() {
    five.roster.requireInvariants();
    five.close();
  }

  private Reply remove(Account who, String more) {
    Reply asked = five.roster.say(five.ana, "member remove %s %s".formatted(who.mention(), more));
    Reply done = five.roster.press(five.ana, asked, "Confirm");
    assertThat(TestRoster.words(done)).startsWith("Removed ");
    return done;
  }

  private String undo(Reply done) {
    return TestRoster.words(five.roster.press(five.ana, done, "Undo"));
  }

  private List<String> places(String team) {
    return database.rows(
        "select concat_ws(' ', tm.membership_id, tm.role, tm.role_version, tm.version, tm.joined_at)"
            + " from team_member tm join team t on t.id = tm.team_id"
            + " where t.org_id = ? and t.slug = ? order by tm.membership_id",
        five.stage.org().toString(),
        team);
  }

  @Test
  @DisplayName("C43: who owned a team owns it again, and its heir is what they were")
  void ownershipComesBack() {
    FiveRoles.Cast cast = five.team("data");
    List<String> before = places("data");
    Reply done = remove(cast.get("owner"), "");
    assertThat(five.roleOf(cast.get("admin"), "data")).contains("owner");
    assertThat(undo(done))
        .startsWith("Undone: ")
        .contains("(Owner)")
        .contains("back and is what they were in it.");
    assertThat(places("data")).isEqualTo(before);
    five.roster.settle();
    assertThat(five.roster.newestCard(cast.get("admin")).words())
        .contains("is back and owns the team");
  }

  @Test
  @DisplayName("X25: who joined a team only by inheriting it is out of it again")
  void whoJoinedByInheritingIsOutAgain() {
    FiveRoles.Cast cast = five.team("data");
    List<String> before = places("data");
    Account heir = five.user();
    Reply done = remove(cast.get("owner"), "successor:" + heir.mention());
    assertThat(five.roleOf(heir, "data")).contains("owner");
    assertThat(undo(done)).contains("back and left it.");
    assertThat(places("data")).isEqualTo(before);
  }

  @Test
  @DisplayName("C44: a team that passed on again since stays where it is")
  void aNewerOwnerStays() {
    FiveRoles.Cast cast = five.team("data");
    Reply done = remove(cast.get("owner"), "");
    assertThat(
            five.confirm(
                cast.get("admin"), "team transfer data " + cast.get("moderator").mention()))
        .contains("owns the team");
    assertThat(undo(done))
        .contains("(Admin)")
        .contains("The team ")
        .contains(" stays with ")
        .contains("since who owns it was decided anew.");
    assertThat(five.roleOf(cast.get("moderator"), "data")).contains("owner");
    assertThat(five.roleOf(cast.get("owner"), "data")).contains("admin");
  }

  @Test
  void eachOfTwoOwnersInARowComesBack() {
    FiveRoles.Cast cast = five.team("data");
    List<String> before = places("data");
    Reply first = remove(cast.get("owner"), "");
    Reply second = remove(cast.get("admin"), "");
    assertThat(undo(second)).contains("(Owner)");
    assertThat(undo(first)).contains("(Owner)");
    assertThat(places("data")).isEqualTo(before);
  }

  @Test
  void aTeamThatIsGoneIsSaidAndAnInactiveOneIsAsItWas() {
    FiveRoles.Cast data = five.team("data");
    Account moderator = data.get("moderator");
    five.ask(five.ana, "team create ops " + moderator.mention());
    five.ask(five.ana, "team create far " + moderator.mention());
    Reply done = remove(moderator, "");
    five.ask(five.ana, "team deactivate ops");
    five.confirm(five.ana, "team delete far");
    assertThat(undo(done))
        .contains("data (Moderator)")
        .contains("ops (Member) (inactive)")
        .contains("1 team that they were in was deleted since.");
    assertThat(five.roleOf(moderator, "data")).contains("moderator");
  }

  @Test
  @DisplayName("a role in a team that was given before can be taken back after")
  void anOlderUndoInATeamWorksAfter() {
    FiveRoles.Cast cast = five.team("data");
    Account owner = cast.get("owner");
    Account viewer = cast.get("viewer");
    Reply raised =
        five.roster.say(owner, "team role data %s moderator".formatted(viewer.mention()));
    Reply done = remove(viewer, "");
    assertThat(TestRoster.words(five.roster.press(owner, raised, "Undo")))
        .contains("cannot be undone any more");
    undo(done);
    assertThat(TestRoster.words(five.roster.press(owner, raised, "Undo"))).startsWith("Undone: ");
    assertThat(five.roleOf(viewer, "data")).contains("viewer");
  }
}
