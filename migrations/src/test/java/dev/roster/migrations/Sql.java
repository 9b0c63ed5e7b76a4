package dev.roster.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Statements of the tests; every column is text, a row's columns are joined with a blank. */
final class Sql {
  private Sql() {}

  static DataSource source(EmbeddedMariaDb server, String url) {
    return source(url, server.user(), server.password());
  }

  static DataSource source(String url, String user, String password) {
    try {
      var source = new MariaDbDataSource(url);
      source.setUser(user);
      source.setPassword(password);
      return source;
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static void run(EmbeddedMariaDb server, String... statements) throws SQLException {
    run(source(server, server.url()), statements);
  }

  static void run(DataSource source, String... statements) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static List<String> query(EmbeddedMariaDb server, String sql) throws SQLException {
    return query(source(server, server.url()), sql);
  }

  static List<String> query(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection()) {
      return query(connection, sql);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join(" ", columns));
      }
      return found;
    }
  }
}
