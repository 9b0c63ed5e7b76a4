package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.rights.PeopleTable.Row;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every actor on everybody by every act on people, typed, in each scheme; what is expected is
 * written in {@code rights/people-*.csv}.
 */
@ExtendWith(DatabaseExtension.class)
class PeopleMatrixTest {

  static final List<String> SCHEMES = List.of("network", "ladder", "directory", "owned", "portal");

  private final TestDatabase database;

  PeopleMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void isWhatTheTableSays(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var table = new PeopleTable(scheme);
      var cells = new Cells(cast);
      long begun = System.nanoTime();
      for (Row row : table.rows) {
        if (!row.state().equals("as") && cells.isBuilt(act(row).command())) {
          new PeopleCells(cast, table, row, act(row)).all().forEach(cells::run);
        }
      }
      Report.add(scheme, "acts on people", cells.count(), System.nanoTime() - begun);
      assertThat(cells.red()).isEmpty();
      assertThat(cells.notBuilt()).isSubsetOf(Needed.missing());
    }
  }

  private static Act act(Row row) {
    Act act = Act.BY_WORD.get(row.action());
    if (act == null) {
      throw new IllegalStateException("nobody knows how to " + row.action());
    }
    return act;
  }
}
