package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.rights.Cells.Cell;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every actor by every act on the org, and by invitations as every role, typed, in each scheme;
 * what is expected is written in {@code rights/org.csv} and {@code rights/people-*.csv}.
 */
@ExtendWith(DatabaseExtension.class)
class OrgMatrixTest {

  static final List<String> SCHEMES = PeopleMatrixTest.SCHEMES;

  private static final String TABLE = "/rights/org.csv";

  private final TestDatabase database;

  OrgMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void isWhatTheTableSays(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var cells = new Cells(cast);
      long begun = System.nanoTime();
      for (List<String> row : Csv.rows(TABLE)) {
        OrgAct act = OrgAct.BY_WORD.get(row.getFirst());
        if (act == null) {
          throw new IllegalStateException("nobody knows how to " + row.getFirst());
        }
        if (cells.isBuilt(act.command())) {
          for (Figure actor : cast.actors()) {
            if (act.command().equals("org plan")) {
              cast.outgrow();
              cells.forget();
            }
            cells.run(cell(cast, row, act, actor, ""));
          }
          // Leaving is an act on oneself, which needs no rank and no access (X26).
          String paused = act.command().equals("org leave") ? "yes" : "suspended";
          cast.suspended().forEach(actor -> cells.run(cell(cast, row, act, actor, paused)));
          cast.strangers().forEach(actor -> cells.run(cell(cast, row, act, actor, "stranger")));
          cast.restore();
          cells.forget();
        }
      }
      Report.add(scheme, "acts on the org", cells.count(), System.nanoTime() - begun);
      assertThat(cells.red()).isEmpty();
      assertThat(cells.notBuilt()).isSubsetOf(Needed.missing());
    }
  }

  private static Cell cell(Cast cast, List<String> row, OrgAct act, Figure actor, String always) {
    return new Cell(
        actor,
        act.typed(cast, actor) + actor.orgWord(cast),
        row.getFirst(),
        always.isEmpty() ? of(row, cast, actor.role()) : always,
        () -> act.isDone().test(cast, actor),
        role ->
            actor.isSuspended()
                ? cast.couldBringBack(role, actor)
                : of(row, cast, role).equals("yes"));
  }

  private static String of(List<String> row, Cast cast, String role) {
    int column = Csv.heading(TABLE).indexOf(cast.scheme + ":" + role);
    // Such as a platform admin, who has no role.
    return column < 0 ? "yes" : row.get(column);
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void invitingIsWhatTheTableSays(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var cells = new Cells(cast);
      long begun = System.nanoTime();
      new InviteCells(cast).all().forEach(cells::run);
      Report.add(scheme, "invitations", cells.count(), System.nanoTime() - begun);
      assertThat(cells.red()).isEmpty();
    }
  }
}
