package dev.roster.migrations;

import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of scripts that failed in an earlier start. Flyway refuses to go on while it remembers one;
 * ours are repeatable, so the memory is all that must go. (Flyway's own repair would also accept
 * scripts whose text was changed.)
 */
final class FailedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(FailedRuns.class);

  private FailedRuns() {}

  static void forget(DataSource database, Flyway flyway) throws SQLException {
    var failed =
        Arrays.stream(flyway.info().all()).filter(one -> one.getState().isFailed()).toList();
    if (failed.isEmpty()) {
      return;
    }
    for (var one : failed) {
      LOG.warn("the script {} failed in an earlier run and runs again", one.getScript());
    }
    var table = flyway.getConfiguration().getTable();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + table + " WHERE success = 0");
    }
  }
}
