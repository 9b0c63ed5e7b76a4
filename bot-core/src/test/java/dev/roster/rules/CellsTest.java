package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two tables of rights, cell by cell: {@code rules/cells.csv}. */
@ExtendWith(DatabaseExtension.class)
class CellsTest {

  private static final List<String> ROLES = List.of("member", "admin", "owner");

  private final TestRoster roster;

  CellsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @TestFactory
  @DisplayName("D09 what owner, admin and member may in `owned`, all 33 cells")
  Stream<DynamicTest> owned() {
    return cells("D09", SchemeStage.on(roster, "owned"));
  }

  @TestFactory
  @DisplayName("E10 what owner, admin and member may in `portal`, all 36 cells")
  Stream<DynamicTest> portal() {
    return cells("E10", SchemeStage.on(roster, "portal"));
  }

  @Test
  void theTablesAreWhole() {
    assertThat(rows("D09")).hasSize(11);
    assertThat(rows("E10").stream().map(row -> row.get(1).replaceAll(":.*", "")).distinct())
        .hasSize(12);
  }

  private static List<List<String>> rows(String table) {
    return Csv.rows("/rules/cells.csv").stream()
        .filter(row -> row.getFirst().equals(table))
        .toList();
  }

  private Stream<DynamicTest> cells(String table, SchemeStage stage) {
    ROLES.forEach(stage::person);
    var cells = new ArrayList<DynamicTest>();
    for (List<String> row : rows(table)) {
      for (int column = 0; column < ROLES.size(); column++) {
        String role = ROLES.get(column);
        boolean may = row.get(3 + column).equals("yes");
        cells.add(
            dynamicTest(
                "%s %s: %s %s".formatted(table, row.get(1), role, may ? "may" : "may not"),
                () -> check(stage, row, role, may)));
      }
    }
    return cells.stream();
  }

  private void check(SchemeStage stage, List<String> row, String role, boolean may) {
    Account who = stage.person(role);
    assertThat(stage.may(who, Permission.of(row.get(2)).orElseThrow())).isEqualTo(may);
    String command = row.get(6);
    if (command.equals("-")) {
      return;
    }
    assertThat(stage.offered(who).contains(command)).isEqualTo(may);
    String line = row.get(7).replace("{member}", stage.person("member").mention());
    String answer = stage.ask(who, line);
    if (may) {
      assertThat(answer).doesNotContain("does not include");
    } else {
      assertThat(answer)
          .contains("does not include this (" + row.get(2) + ")")
          .contains("Ana Lima");
    }
  }
}
