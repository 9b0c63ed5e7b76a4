package dev.roster.benchmarks.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows a recorded statement makes the server read, by its handler counters.
 *
 * @param rows read from tables, indexes and temporary tables; -1 for what cannot be run again
 */
public record Reads(String statement, long rows) {

  private static final int LONGEST = 300;

  /** Runs the statements again, one after the other; nothing of it stays. */
  public static List<Reads> of(Tape tape) {
    var all = new ArrayList<Reads>();
    for (Tape.Session session : tape.sessions()) {
      try (var connection = session.pool().getConnection()) {
        boolean own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        for (Step step : session.steps()) {
          if (step instanceof Step.Run) {
            all.add(new Reads(shortened(step.words()), count(connection, step)));
          }
        }
        connection.rollback();
        connection.setAutoCommit(own);
      } catch (SQLException e) {
        throw new IllegalStateException("the recorded statements cannot be counted", e);
      }
    }
    return all;
  }

  private static long count(Connection connection, Step step) throws SQLException {
    long nothing = -read(connection) + read(connection);
    long before = read(connection);
    try {
      step.play(connection);
    } catch (SQLException runOnly) {
      return -1;
    }
    return read(connection) - before - nothing;
  }

  private static long read(Connection connection) throws SQLException {
    long sum = 0;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("show session status like 'Handler_read%'")) {
      while (rows.next()) {
        sum += rows.getLong(2);
      }
    }
    return sum;
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
