package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What help and completion offer about teams of five roles is what their table allows. */
@ExtendWith(DatabaseExtension.class)
class TeamOfferTest {

  private static final List<String> ACTORS =
      List.of(
          "owner",
          "admin",
          "moderator",
          "member",
          "viewer",
          "outside",
          "org_admin",
          "org_admin_viewer");

  private final TestRoster roster;
  private final TeamCast cast;
  private final List<String> red = new ArrayList<>();

  TeamOfferTest(TestDatabase database) {
    this.roster = TestRoster.silent(database);
    this.cast = new TeamCast(roster);
  }

  @AfterEach
  void close() {
    roster.close();
    assertThat(Cells.shown(red)).isEmpty();
  }

  @Test
  void helpListsWhatTheTableAllows() {
    for (String word : ACTORS) {
      List<String> listed = cast.stage.offered(cast.actor(word).account());
      for (String action : TeamTable.actions()) {
        // Looking at one's own teams is everybody's (C49); who is outside owns another team.
        boolean may =
            action.equals("show")
                || TeamTable.mayAny(action, word.equals("outside") ? "owner" : word)
                // Where a team has no owner who manages the org's teams appoints one (X32).
                || (action.equals("transfer") && word.startsWith("org_admin"));
        if (listed.contains("team " + action) != may) {
          red.add("%s: help %s `team %s`".formatted(word, may ? "lacks" : "lists", action));
        }
      }
    }
  }

  @Test
  void offersTheTeamToWhomTheTableAllows() {
    for (String word : ACTORS) {
      for (String action : TeamTable.actions()) {
        if (action.equals("reactivate")) {
          continue;
        }
        compare(word, action, "team", Map.of(), "data", TeamTable.mayAny(action, word));
      }
    }
    cast.deactivate();
    for (String word : ACTORS) {
      compare(word, "reactivate", "team", Map.of(), "data", TeamTable.mayAny("reactivate", word));
    }
  }

  @Test
  void offersThePeopleWhomTheTableAllows() {
    for (String word : ACTORS) {
      for (String action : List.of("remove", "role", "transfer")) {
        for (String column : TeamTable.columns()) {
          if (!Set.of("oneself", "absent", "team").contains(column)) {
            Figure target = cast.target(column);
            boolean may =
                TeamTable.rows(action, word).stream()
                    .anyMatch(row -> row.cell(column).equals("yes"));
            if (!target.equals(cast.actor(word))) {
              compare(word, action, "person", Map.of("team", "data"), id(target), may);
            }
          }
        }
        compare(word, action, "person", Map.of("team", "data"), id(cast.actor(word)), false);
      }
    }
  }

  @Test
  void offersTheRolesThatTheTableAllows() {
    for (String word : ACTORS) {
      for (TeamTable.Row row : TeamTable.rows("add", word)) {
        compare(
            word,
            "add",
            "role",
            Map.of("team", "data"),
            row.argument(),
            row.cell("outside").equals("yes"));
      }
      for (TeamTable.Row row : TeamTable.rows("role", word)) {
        boolean may = row.cells().contains("yes");
        compare(word, "role", "role", Map.of("team", "data"), row.argument(), may);
      }
    }
  }

  private String id(Figure figure) {
    return "id:" + cast.person(figure.account());
  }

  private void compare(
      String word,
      String action,
      String option,
      Map<String, String> words,
      String value,
      boolean may) {
    Figure actor = cast.actor(word);
    Set<String> offered = Offered.to(roster, actor.account(), "team " + action, option, words);
    if (offered.contains(value) != may) {
      red.add(
          "%s: `team %s` %s `%s` for `%s`"
              .formatted(word, action, may ? "does not offer" : "offers", value, option));
    }
  }
}
