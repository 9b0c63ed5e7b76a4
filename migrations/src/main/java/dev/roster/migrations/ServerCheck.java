package dev.roster.migrations;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the server behind a data source is one that Roster's schema can live on. */
final class ServerCheck {
  /** The first long-term release with the `uuid` type. */
  private static final int MAJOR = 10;

  private static final int MINOR = 11;

  private ServerCheck() {}

  static void run(DataSource database) {
    try (var connection = database.getConnection()) {
      var server = connection.getMetaData();
      if (!server.getDatabaseProductName().equals("MariaDB") || isOld(server)) {
        throw new DatabaseUnavailableException(
            "Roster needs MariaDB %d.%d or newer, ROSTER_DATABASE_URL leads to %s %s"
                .formatted(
                    MAJOR,
                    MINOR,
                    server.getDatabaseProductName(),
                    server.getDatabaseProductVersion()),
            null);
      }
      if (connection.getCatalog() == null || connection.getCatalog().isEmpty()) {
        throw new DatabaseUnavailableException(
            "ROSTER_DATABASE_URL names no database, for example"
                + " jdbc:mariadb://localhost:3306/roster",
            null);
      }
    } catch (SQLException e) {
      throw DatabaseUnavailableException.because(e);
    }
  }

  private static boolean isOld(DatabaseMetaData server) throws SQLException {
    var major = server.getDatabaseMajorVersion();
    return major < MAJOR || (major == MAJOR && server.getDatabaseMinorVersion() < MINOR);
  }
}
