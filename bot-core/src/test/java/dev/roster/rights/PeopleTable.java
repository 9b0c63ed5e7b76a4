package dev.roster.rights;

import dev.roster.testing.Csv;
import java.util.List;

/** The written table of acts on people in one scheme. */
final class PeopleTable {

  /**
   * One row.
   *
   * @param action the action's word
   * @param argument what stands behind it, such as a role
   * @param actor the actor's role
   * @param state {@code active} or {@code suspended}: how those acted on stand; {@code as} where
   *     the columns are the roles that people are invited as
   */
  record Row(String action, String argument, String actor, String state, List<String> cells) {}

  final List<Row> rows;
  private final List<String> columns;

  PeopleTable(String scheme) {
    String resource = "/rights/people-" + scheme + ".csv";
    this.columns = Csv.heading(resource);
    this.rows = Csv.rows(resource).stream().map(PeopleTable::row).toList();
  }

  private static Row row(List<String> cells) {
    List<String> action = List.of(cells.getFirst().split(" ", 2));
    return new Row(
        action.getFirst(),
        action.size() > 1 ? action.getLast() : "",
        cells.get(1),
        cells.get(2),
        cells);
  }

  /** What a row says of a column. */
  String cell(Row row, String column) {
    return row.cells().get(columns.indexOf(column));
  }

  /** What the table says of an act; the row is there exactly once. */
  String cell(String action, String argument, String actor, String state, String column) {
    List<Row> found =
        rows.stream()
            .filter(row ->
                row.action().equals(action)
                    && row.argument().equals(argument)
                    && row.actor().equals(actor)
                    && row.state().equals(state))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%d rows of %s %s by %s on %s".formatted(found.size(), action, argument, actor, state));
    }
    return cell(found.getFirst(), column);
  }

  /**
   * Whether a refusal may name a role as one who could: the table says yes for it; of what only a
   * transfer does, it names who may transfer.
   */
  boolean mayBeNamed(Row row, String expected, String role, String column, Cast cast) {
    if (!cast.isRole(role)) {
      // Such as a platform admin.
      return true;
    }
    String cell = cell(row.action(), row.argument(), role, row.state(), column);
    return switch (expected) {
      case "unique", "not_owner" -> cast.holds(role, "org.transfer");
      case "no_owner" -> cast.holds(role, "member.change_role");
      case "join_invite" -> cast.holds(role, "org.policy_rights");
      // It is so already, which who could do it would hear as well.
      default -> cell.equals("yes") || cell.equals("same");
    };
  }
}
