package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.rights.Cells.Cell;
import dev.roster.rights.TeamTable.Row;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every role in a team on every other by every act on teams, typed, where teams have five roles;
 * what is expected is written in {@code rights/teams-five.csv}.
 */
@ExtendWith(DatabaseExtension.class)
class TeamMatrixTest {

  private static final String NONE = "-";

  private final TestDatabase database;

  TeamMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("C41 one may only give roles below one's own in the team, to people below it")
  void isWhatTheTableSays() {
    try (var roster = TestRoster.silent(database)) {
      var cast = new TeamCast(roster);
      var cells = new Cells(cast);
      long begun = System.nanoTime();
      TeamTable.ROWS.forEach(row -> run(cast, cells, row));
      Report.add("directory", "teams of five roles", cells.count(), System.nanoTime() - begun);
      assertThat(cells.red()).isEmpty();
    }
  }

  private static void run(TeamCast cast, Cells cells, Row row) {
    by(cast, cells, row, cast.actor(row.actor()), "");
    if (row.actor().equals(TeamCast.TEAM_ROLES.getFirst())) {
      for (Figure stranger : cast.strangers()) {
        by(cast, cells, row, stranger, stranger.isSuspended() ? "suspended" : "stranger");
      }
    }
  }

  private static void by(TeamCast cast, Cells cells, Row row, Figure actor, String always) {
    for (String column : TeamTable.columns()) {
      String expected = row.cell(column);
      if (!expected.equals(NONE)) {
        if (row.action().equals("reactivate")) {
          cast.deactivate();
          cells.forget();
        }
        Figure target =
            switch (column) {
              case "oneself", "team" -> actor;
              case "absent" -> Cast.NOBODY;
              default -> cast.target(column);
            };
        cells.run(cell(cast, row, column, actor, target, always.isEmpty() ? expected : always));
      }
    }
  }

  private static Cell cell(
      TeamCast cast, Row row, String column, Figure actor, Figure target, String expected) {
    String line =
        switch (row.action()) {
          case "add" -> "team add data " + target.mention() + " role:" + row.argument();
          case "role" -> "team role data " + target.mention() + " " + row.argument();
          case "remove", "transfer" -> "team " + row.action() + " data " + target.mention();
          case "edit" -> "team edit data description:Renamed";
          default -> "team " + row.action() + " data";
        };
    String org = actor.isIn() ? "" : " org:" + cast.stage.slug();
    return new Cell(
        actor,
        line + org,
        row.action() + " " + row.argument() + " on " + column,
        expected,
        () -> isDone(cast, row.action(), row.argument(), actor, target),
        role -> couldDo(row, role, column, expected));
  }

  private static boolean isDone(
      TeamCast cast, String word, String argument, Figure actor, Figure target) {
    return switch (word) {
      case "add", "role" -> cast.roleInTeam(target).equals(argument);
      case "remove" -> cast.roleInTeam(target).isEmpty();
      case "transfer" ->
          cast.roleInTeam(target).equals("owner") && cast.roleInTeam(actor).equals("admin");
      case "edit" -> cast.team("description").equals("Renamed");
      case "deactivate" -> cast.team("status").equals("inactive");
      case "reactivate" -> cast.team("status").equals("active");
      case "delete" -> cast.team("id").isEmpty();
      default -> true;
    };
  }

  /** Whether a refusal may name a role as one whose holder could; of an owner, who may transfer. */
  private static boolean couldDo(Row row, String role, String column, String expected) {
    if (expected.equals("suspended") || expected.equals("stranger")) {
      return true;
    }
    if (expected.equals("team_owner")) {
      return role.equals("owner");
    }
    boolean oneself = column.equals("oneself") && TeamCast.TEAM_ROLES.contains(row.actor());
    String whose = oneself ? row.actor() : column;
    String cell =
        TeamTable.rows(row.action(), role).stream()
            .filter(other -> other.argument().equals(row.argument()))
            .map(other -> other.cell(whose))
            .findFirst()
            .orElse("nobody");
    // Who holds it by role is named whoever it is done to; the one owner has no cell on an owner.
    return switch (expected) {
      case "team_permission" -> !cell.equals("team_permission") && !cell.equals("unseen");
      // Who stands above the person, whatever may become of the role.
      case "team_below" -> !cell.equals("team_below");
      // Who may give the role, whoever it is for.
      case "team_ceiling" -> !cell.equals("team_ceiling") && !cell.equals("team_permission");
      default -> cell.equals("yes") || cell.equals("same") || cell.equals(NONE);
    };
  }
}
