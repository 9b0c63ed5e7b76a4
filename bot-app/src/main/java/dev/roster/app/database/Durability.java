package dev.roster.app.database;

import dev.roster.migrations.DatabaseUnavailableException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a commit survives on the server, {@code innodb_flush_log_at_trx_commit} (trust.md). */
public enum Durability {
  /** 0: a crash of the server loses what was acknowledged in the last second. */
  LOST_WITH_SERVER,
  /** 1: nothing is lost. */
  KEPT,
  /** 2: a loss of power loses the last second. */
  LOST_WITH_POWER;

  /** Asks the server. */
  public static Durability of(DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select @@innodb_flush_log_at_trx_commit")) {
      rows.next();
      return switch (rows.getInt(1)) {
        case 0 -> LOST_WITH_SERVER;
        case 2 -> LOST_WITH_POWER;
        default -> KEPT; // 3 flushes more often than 1.
      };
    } catch (SQLException e) {
      throw DatabaseUnavailableException.because(e);
    }
  }
}
