package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two tables of rights, cell by cell, as the product asks: {@code rules/cells.csv}. */
@ExtendWith(DatabaseExtension.class)
class CheckCellsTest {

  private static final List<String> ROLES = List.of("member", "admin", "owner");

  private final TestRoster roster;
  private final ProductServer product;

  CheckCellsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.product = new ProductServer(roster);
  }

  @AfterEach
  void close() {
    product.close();
    roster.close();
  }

  @TestFactory
  @DisplayName("D09 what a check answers to owner, admin and member in `owned`, all 33 cells")
  Stream<DynamicTest> owned() {
    return cells("D09", 11, SchemeStage.on(roster, "owned"));
  }

  @TestFactory
  @DisplayName("E10 what a check answers to owner, admin and member in `portal`, all 36 cells")
  Stream<DynamicTest> portal() {
    return cells("E10", 12, SchemeStage.on(roster, "portal"));
  }

  private Stream<DynamicTest> cells(String table, int size, SchemeStage stage) {
    String key = product.serviceKey(stage);
    List<List<String>> rows =
        Csv.rows("/rules/cells.csv").stream().filter(row -> row.getFirst().equals(table)).toList();
    assertThat(rows.stream().map(row -> row.get(1).replaceAll(":.*", "")).distinct()).hasSize(size);
    var cells = new ArrayList<DynamicTest>();
    for (List<String> row : rows) {
      for (int column = 0; column < ROLES.size(); column++) {
        String role = ROLES.get(column);
        boolean may = row.get(3 + column).equals("yes");
        cells.add(
            dynamicTest(
                "%s %s: %s %s".formatted(table, row.get(1), role, may ? "may" : "may not"),
                () -> {
                  var answer =
                      product.check(
                          key,
                          Map.of(
                              "org", stage.slug(),
                              "person", stage.person(role).toString(),
                              "permission", row.get(2)));
                  assertThat(answer.path("allowed").asBoolean()).isEqualTo(may);
                  assertThat(answer.path("role").asText()).isEqualTo(role);
                  assertThat(answer.path("rule").asText())
                      .isEqualTo(may ? row.get(2) : "permission=" + row.get(2));
                }));
      }
    }
    return cells.stream();
  }
}
