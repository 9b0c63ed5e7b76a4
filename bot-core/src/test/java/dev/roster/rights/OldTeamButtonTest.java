package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A button about a team that was shown while its presser had the right is refused once they lost
 * it: in the org, or only in the team.
 */
@ExtendWith(DatabaseExtension.class)
class OldTeamButtonTest {

  private static final String IN_DATA =
      " where team_id = (select id from team where org_id = ? and slug = 'data')"
          + " and membership_id = (select id from membership where org_id = ? and person_id = ?)";
  private static final String IN_ORG = " where org_id = ? and person_id = ?";

  private final TestDatabase database;

  OldTeamButtonTest(TestDatabase database) {
    this.database = database;
  }

  private static Map<String, String> lines(TeamCast cast) {
    var lines = new LinkedHashMap<String, String>();
    String member = cast.target("member").mention();
    lines.put("team role data " + member + " viewer", "Undo");
    lines.put("team add data " + cast.target("outside").mention(), "Undo");
    lines.put("team remove data " + member, "Undo");
    lines.put("team edit data description:Renamed", "Undo");
    lines.put("team deactivate data", "Undo");
    lines.put("team transfer data " + member, "Confirm");
    lines.put("team delete data", "Confirm");
    return lines;
  }

  /** The ways of losing the owner's rights. */
  private static final Map<String, String> LOSSES =
      Map.of(
          "suspended", "update membership set status = 'suspended'" + IN_ORG,
          "removed from the org", "delete from membership" + IN_ORG,
          "a viewer now", "update team_member set role = 'viewer'" + IN_DATA,
          "out of the team", "delete from team_member" + IN_DATA);

  @Test
  void isRefusedToWhoLostTheRight() {
    try (var roster = TestRoster.silent(database)) {
      var cast = new TeamCast(roster);
      var red = new ArrayList<String>();
      int pressed = 0;
      long begun = System.nanoTime();
      for (var line : lines(cast).entrySet()) {
        for (var loss : LOSSES.entrySet()) {
          String wrong = press(cast, line.getKey(), line.getValue(), loss.getValue());
          pressed++;
          if (!wrong.isEmpty()) {
            red.add(
                "%s of `%s` of who is %s: %s"
                    .formatted(line.getValue(), line.getKey(), loss.getKey(), wrong));
          }
        }
      }
      Report.add("directory", "old buttons of teams", pressed, System.nanoTime() - begun);
      assertThat(Cells.shown(red)).isEmpty();
    }
  }

  private String press(TeamCast cast, String line, String label, String loss) {
    Figure owner = cast.actor("owner");
    Reply shown = cast.roster().say(owner.account(), line);
    if (!Cells.hasButton(shown, label)) {
      cast.restore();
      return "there is no such button: " + TestRoster.words(shown);
    }
    String org = cast.stage.org().toString();
    String person = cast.person(owner.account());
    if (loss.endsWith(IN_DATA)) {
      database.run(loss, org, org, person);
    } else {
      database.run(loss, org, person);
    }
    database.run("update org set version = version + 1 where id = ?", org);
    String before = cast.state();
    String words = TestRoster.words(cast.roster().press(owner.account(), shown, label));
    boolean changed = !cast.state().equals(before);
    cast.restore();
    boolean refused =
        List.of(Rule.SUSPENDED, Rule.TEAM_PERMISSION, Rule.STRANGER, Rule.UNSEEN).stream()
            .anyMatch(rule -> rule.isSaidBy(words));
    return changed ? "changed something: " + words : refused ? "" : "is answered: " + words;
  }
}
