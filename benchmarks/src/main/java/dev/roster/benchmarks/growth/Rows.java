package dev.roster.benchmarks.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;

/** Inserts the rows of one table, some thousand in each message to the server. */
final class Rows implements AutoCloseable {

  private static final int AT_ONCE = 5_000;

  private final PreparedStatement statement;
  private int waiting;

  Rows(Connection connection, String table, String... columns) throws SQLException {
    this.statement =
        connection.prepareStatement(
            "insert into %s (%s) values (%s)"
                .formatted(
                    table,
                    String.join(", ", columns),
                    String.join(", ", Collections.nCopies(columns.length, "?"))));
  }

  /** Adds a row; ids become text. */
  void add(Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Missing) {
        statement.setString(i + 1, null);
      } else {
        statement.setObject(i + 1, value instanceof UUID id ? id.toString() : value);
      }
    }
    statement.addBatch();
    if (++waiting == AT_ONCE) {
      flush();
    }
  }

  /** What stands for no value. */
  static final Object NULL = Missing.NULL;

  private enum Missing {
    NULL
  }

  private void flush() throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    flush();
    statement.close();
  }
}
