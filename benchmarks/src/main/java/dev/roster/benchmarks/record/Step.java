package dev.roster.benchmarks.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One thing that was asked of a connection; each is a round trip. */
sealed interface Step {

  /** Does it again. */
  void play(Connection connection) throws SQLException;

  /** How it stands in a list of statements. */
  String words();

  /**
   * A statement with its values.
   *
   * @param keys whether generated keys were asked for
   * @param batches the values; more than one for a batch
   * @param isBatch whether it was run as a batch
   */
  record Run(String sql, boolean keys, List<List<Binding>> batches, boolean isBatch)
      implements Step {

    @Override
    public void play(Connection connection) throws SQLException {
      try (var statement =
          connection.prepareStatement(
              sql, keys ? Statement.RETURN_GENERATED_KEYS : Statement.NO_GENERATED_KEYS)) {
        for (List<Binding> values : batches) {
          for (Binding value : values) {
            value.apply(statement);
          }
          if (isBatch) {
            statement.addBatch();
          }
        }
        if (isBatch) {
          statement.executeBatch();
        } else if (statement.execute()) {
          readAll(statement.getResultSet());
        } else if (keys) {
          readAll(statement.getGeneratedKeys());
        }
      }
    }

    /** A caller reads what it asked for. */
    private static void readAll(ResultSet rows) throws SQLException {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getString(i);
        }
      }
    }

    @Override
    public String words() {
      String line = sql.replaceAll("\\s+", " ").strip();
      return isBatch ? line + " [batch of " + batches.size() + "]" : line;
    }
  }

  /** A commit. */
  record Commit() implements Step {
    @Override
    public void play(Connection connection) throws SQLException {
      connection.commit();
    }

    @Override
    public String words() {
      return "commit";
    }
  }

  /** A rollback. */
  record Rollback() implements Step {
    @Override
    public void play(Connection connection) throws SQLException {
      connection.rollback();
    }

    @Override
    public String words() {
      return "rollback";
    }
  }
}
