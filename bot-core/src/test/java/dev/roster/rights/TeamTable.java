package dev.roster.rights;

import dev.roster.testing.Csv;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The written table of acts on teams of five roles. */
final class TeamTable {

  private static final String RESOURCE = "/rights/teams-five.csv";

  private static final List<String> COLUMNS = Csv.heading(RESOURCE);

  /**
   * One row.
   *
   * @param action the command's second word
   * @param argument what stands behind it: a role
   * @param actor the actor's word
   */
  record Row(String action, String argument, String actor, List<String> cells) {

    /** What it says of a column; a dash where there is no such cell. */
    String cell(String column) {
      return cells.get(COLUMNS.indexOf(column));
    }
  }

  /** All rows. */
  static final List<Row> ROWS = Csv.rows(RESOURCE).stream().map(TeamTable::row).toList();

  private TeamTable() {}

  private static Row row(List<String> cells) {
    List<String> words = List.of(cells.getFirst().split(" ", 2));
    return new Row(words.getFirst(), words.size() > 1 ? words.getLast() : "", cells.get(1), cells);
  }

  /** Those acted on: the columns between the actor and the row of rules.md. */
  static List<String> columns() {
    return COLUMNS.subList(2, COLUMNS.size() - 1);
  }

  /** The actions. */
  static Set<String> actions() {
    return ROWS.stream().map(Row::action).collect(Collectors.toSet());
  }

  /** The rows of an action by an actor: one, or one for each role that could be given. */
  static List<Row> rows(String action, String actor) {
    return ROWS.stream()
        .filter(row -> row.action().equals(action) && row.actor().equals(actor))
        .toList();
  }

  /** Whether an actor may do that to anything at all. */
  static boolean mayAny(String action, String actor) {
    return rows(action, actor).stream().anyMatch(row -> row.cells().contains("yes"));
  }
}
