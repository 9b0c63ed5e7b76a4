package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.rights.Cells.Cell;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every role, in a team and outside it, by every act on teams, typed, where teams are flat; what is
 * expected is written in {@code rights/teams-flat.csv}.
 */
@ExtendWith(DatabaseExtension.class)
class FlatTeamMatrixTest {

  static final List<String> SCHEMES = List.of("network", "ladder", "owned", "portal");

  private static final String TABLE = "/rights/teams-flat.csv";

  private final TestDatabase database;

  FlatTeamMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void isWhatTheTableSays(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      String lowest = cast.roles.getFirst();
      Figure inside = Figure.in("somebody in it", lowest, cast.stage.another(lowest));
      Figure outside = Figure.in("somebody outside", lowest, cast.stage.another(lowest));
      String people = inside.mention();
      for (Figure actor : cast.actors()) {
        people += " " + actor.mention();
      }
      roster.say(cast.stage.founder(), "team create Data " + people);
      cast.keep();
      var cells = new Cells(cast);
      long begun = System.nanoTime();
      for (List<String> row : Csv.rows(TABLE)) {
        if (!cells.isBuilt("team " + row.getFirst())) {
          continue;
        }
        for (Map.Entry<Figure, String> actor : actors(cast, row).entrySet()) {
          if (row.getFirst().equals("reactivate")) {
            deactivate(cast);
            cells.forget();
          }
          cells.run(cell(cast, row, actor.getKey(), actor.getValue(), inside, outside));
        }
      }
      Report.add(scheme, "flat teams", cells.count(), System.nanoTime() - begun);
      assertThat(cells.red()).isEmpty();
      assertThat(cells.notBuilt()).isSubsetOf(Needed.missing());
    }
  }

  /** Everybody, with what the row expects of them. */
  private static Map<Figure, String> actors(Cast cast, List<String> row) {
    var expected = new LinkedHashMap<Figure, String>();
    for (Figure actor : cast.actors()) {
      String kind = kind(cast, actor);
      expected.put(actor, of(row, kind + " in it"));
      Figure second = cast.holder(actor.role(), actor);
      if (!second.equals(actor)) {
        expected.put(second, of(row, kind + " outside"));
      }
    }
    cast.suspended().forEach(actor -> expected.put(actor, "suspended"));
    cast.strangers().forEach(actor -> expected.put(actor, "stranger"));
    return expected;
  }

  private static String kind(Cast cast, Figure actor) {
    if (actor.role().equals("agent_user")) {
      return "inbox";
    }
    return cast.holds(actor.role(), "team.manage")
        ? "manager"
        : cast.holds(actor.role(), "member.list") ? "reader" : "other";
  }

  private static String of(List<String> row, String column) {
    return row.get(Csv.heading(TABLE).indexOf(column));
  }

  private static void deactivate(Cast cast) {
    cast.database.run(
        "update team set status = 'inactive', deactivated_at = created_at where org_id = ?",
        cast.org());
    cast.database.run("update org set version = version + 1 where id = ?", cast.org());
  }

  private static Cell cell(
      Cast cast, List<String> row, Figure actor, String expected, Figure inside, Figure outside) {
    String action = row.getFirst();
    String rest =
        switch (action) {
          case "add" -> " " + outside.mention();
          case "remove", "transfer" -> " " + inside.mention();
          case "role" -> " " + inside.mention() + " admin";
          case "edit" -> " description:Renamed";
          default -> "";
        };
    return new Cell(
        actor,
        "team " + action + " data" + rest + actor.orgWord(cast),
        action,
        expected,
        () -> isDone(cast, action, inside, outside),
        role ->
            actor.isSuspended()
                ? cast.couldBringBack(role, actor)
                : cast.holds(role, expected.equals("flat") ? "org.policy_rights" : "team.manage"));
  }

  private static boolean isDone(Cast cast, String action, Figure inside, Figure outside) {
    return switch (action) {
      case "add" -> isIn(cast, outside);
      case "remove" -> !isIn(cast, inside);
      case "edit" -> team(cast, "description").equals(List.of("Renamed"));
      case "deactivate" -> team(cast, "status").equals(List.of("inactive"));
      case "reactivate" -> team(cast, "status").equals(List.of("active"));
      case "delete" -> team(cast, "id").isEmpty();
      default -> true;
    };
  }

  private static List<String> team(Cast cast, String column) {
    return cast.database.rows("select " + column + " from team where org_id = ?", cast.org());
  }

  private static boolean isIn(Cast cast, Figure figure) {
    return cast.database.number(
            "select count(*) from team_member where org_id = ? and membership_id = ?",
            cast.org(),
            cast.membership(figure, "id"))
        == 1;
  }
}
