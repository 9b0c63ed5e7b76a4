package dev.roster.rights;

import dev.roster.rights.Cells.Cell;
import dev.roster.rights.PeopleTable.Row;
import java.util.ArrayList;
import java.util.List;

/** The cells of inviting, sending again and cancelling, as every role and by everybody. */
final class InviteCells {

  private static final String ABSENT = "absent";

  private final Cast cast;
  private final PeopleTable table;
  private final List<Cell> cells = new ArrayList<>();

  InviteCells(Cast cast) {
    this.cast = cast;
    this.table = new PeopleTable(cast.scheme);
  }

  List<Cell> all() {
    for (Row row : table.rows) {
      if (row.state().equals("as")) {
        by(row, cast.actor(row.actor()), "");
        cast.suspended().stream()
            .filter(figure -> figure.role().equals(row.actor()))
            .forEach(figure -> by(row, figure, "suspended"));
        if (row.actor().equals(cast.roles.getFirst())) {
          cast.strangers().forEach(figure -> by(row, figure, "stranger"));
        }
      }
    }
    return cells;
  }

  private void by(Row row, Figure actor, String always) {
    cast.roles.forEach(role -> add(row, actor, role, always));
    add(row, actor, ABSENT, always);
  }

  private void add(Row row, Figure actor, String column, String always) {
    String expected = table.cell(row, column);
    if (expected.equals("-")) {
      return;
    }
    String invitee = column.equals(ABSENT) ? "nobody@acme.test" : Cast.invitee(column);
    String line =
        switch (row.action()) {
          case "invite" -> "invite send new-" + invitee + " role:" + column;
          case "resend" -> "invite resend " + invitee;
          default -> "invite cancel " + invitee;
        };
    cells.add(
        new Cell(
            actor,
            line + actor.orgWord(cast),
            row.action() + " as " + column,
            always.isEmpty() ? expected : always,
            () -> isDone(row.action(), column),
            role ->
                actor.isSuspended()
                    ? cast.couldBringBack(role, actor)
                    : table.mayBeNamed(row, expected, role, column, cast)));
  }

  private boolean isDone(String action, String role) {
    return switch (action) {
      case "invite" ->
          cast.invitation("new-" + Cast.invitee(role), "concat(state, ' ', role)")
              .equals("pending " + role);
      case "resend" ->
          cast.invitation(Cast.invitee(role), "concat(state, ' ', generation)").equals("pending 2");
      default -> cast.invitation(Cast.invitee(role), "state").equals("cancelled");
    };
  }
}
