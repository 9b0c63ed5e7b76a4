package dev.roster.rights;

import dev.roster.rights.Cells.Cell;
import dev.roster.rights.PeopleTable.Row;
import java.util.ArrayList;
import java.util.List;

/** The cells of one row of a table of acts on people. */
final class PeopleCells {

  private static final String ABSENT = "absent";
  private static final String ONESELF = "oneself";
  private static final String NONE = "-";

  private final Cast cast;
  private final PeopleTable table;
  private final Row row;
  private final Act act;
  private final List<Cell> cells = new ArrayList<>();

  PeopleCells(Cast cast, PeopleTable table, Row row, Act act) {
    this.cast = cast;
    this.table = table;
    this.row = row;
    this.act = act;
  }

  /** All of them: by the actor of the row, and once for each role by who may nothing at all. */
  List<Cell> all() {
    Figure actor = cast.actor(row.actor());
    by(actor, "");
    // Suspended or not in the org: whatever they hold or held, the answer is one and the same.
    cast.suspended().stream()
        .filter(figure -> figure.role().equals(row.actor()))
        .forEach(figure -> by(figure, "suspended"));
    if (row.actor().equals(cast.roles.getFirst())) {
      cast.strangers().forEach(figure -> by(figure, "stranger"));
    }
    return cells;
  }

  private void by(Figure actor, String always) {
    boolean suspended = row.state().equals("suspended");
    for (String role : cast.roles) {
      Figure target = suspended ? cast.suspended(role) : cast.holder(role, actor);
      if (target != null && !target.equals(actor)) {
        add(actor, target, table.cell(row, role), always, role);
      }
    }
    if (suspended) {
      return;
    }
    add(actor, actor, actor.isIn() ? table.cell(row, ONESELF) : "", always, ONESELF);
    for (Figure stranger : cast.strangers()) {
      if (!stranger.equals(actor)) {
        add(actor, stranger, table.cell(row, ABSENT), always, ABSENT);
      }
    }
    add(actor, Cast.NOBODY, table.cell(row, ABSENT), always, ABSENT);
  }

  private void add(Figure actor, Figure target, String expected, String always, String column) {
    if (always.isEmpty() && expected.equals(NONE)) {
      return;
    }
    String line = act.line().of(cast, target, row.argument()) + actor.orgWord(cast);
    String what =
        "%s %s on %s"
            .formatted(
                row.action(), row.argument(), target.equals(actor) ? ONESELF : target.label());
    cells.add(
        new Cell(
            actor,
            line,
            what,
            always.isEmpty() ? expected : always,
            () -> act.effect().isDone(cast, actor, target, row.argument()),
            role ->
                actor.isSuspended()
                    ? cast.couldBringBack(role, actor)
                    : table.mayBeNamed(row, expected, role, column, cast)));
  }
}
