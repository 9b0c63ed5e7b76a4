package dev.roster.migrations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What holds for every table of a schema. Foreign keys need no rule: InnoDB indexes each. */
final class SchemaRules {
  private static final String ENGINE =
      """
      SELECT CONCAT(table_name, ' is of ', engine, ', not InnoDB')
      FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'
        AND table_name <> '%s'
      ORDER BY table_name
      """;

  private static final String COLLATION =
      """
      SELECT CONCAT(
        table_name, ' has the default collation ', table_collation, ', not utf8mb4_nopad_bin')
      FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
        AND table_collation <> 'utf8mb4_nopad_bin' AND table_name <> '%s'
      ORDER BY table_name
      """;

  /** Otherwise `a` and `A`, or `a` and `a `, would be one key. */
  private static final String KEYS =
      """
      SELECT CONCAT(
        s.table_name, '.', s.column_name, ' is in the key ', s.index_name,
        ' with the collation ', c.collation_name, ', not utf8mb4_nopad_bin')
      FROM information_schema.statistics s
      JOIN information_schema.columns c
        ON c.table_schema = s.table_schema AND c.table_name = s.table_name
        AND c.column_name = s.column_name
      WHERE s.table_schema = DATABASE() AND c.collation_name <> 'utf8mb4_nopad_bin'
        AND s.table_name <> '%s'
      ORDER BY s.table_name, s.index_name, s.seq_in_index
      """;

  private static final String PRIMARY_KEY =
      """
      SELECT CONCAT(t.table_name, ' has no primary key')
      FROM information_schema.tables t
      WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND t.table_name <> '%s'
        AND NOT EXISTS (
          SELECT 1 FROM information_schema.statistics s
          WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name
            AND s.index_name = 'PRIMARY')
      ORDER BY t.table_name
      """;

  private SchemaRules() {}

  /** A sentence for each breach, except by the named table. */
  static List<String> breaches(DataSource database, String exempt) throws SQLException {
    var found = new ArrayList<String>();
    for (var rule : List.of(ENGINE, COLLATION, KEYS, PRIMARY_KEY)) {
      found.addAll(Sql.query(database, rule.formatted(exempt)));
    }
    return found;
  }
}
