package dev.roster.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.person.SearchTable;
import dev.roster.store.Databases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A fresh, migrated schema with the two pools that the core asks for. Also offers statements beside
 * the core, for what a test wants to see or to break.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String url;
  private final HikariDataSource read;
  private final HikariDataSource write;
  private final Map<UUID, String> whole = new ConcurrentHashMap<>();

  private TestDatabase(
      EmbeddedMariaDb server, String url, boolean snapshotIsolation, int connections) {
    this.url = url;
    this.read = pool("read", server, url, snapshotIsolation, connections, true);
    this.write = pool("write", server, url, snapshotIsolation, connections, false);
  }

  /** What another process left behind in a server's own schema, to look at. */
  public static TestDatabase of(EmbeddedMariaDb server) {
    return new TestDatabase(server, server.url(), false, 2);
  }

  /** A new schema on the run's server, with MariaDB's way of reading before 11.8. */
  public static TestDatabase create() {
    return create(false);
  }

  /**
   * A new schema on the run's server.
   *
   * @param snapshotIsolation whether a locking statement fails (error 1020) when a row changed
   *     after the transaction's snapshot, MariaDB's default from 11.8 on
   */
  public static TestDatabase create(boolean snapshotIsolation) {
    var server = TestServer.get();
    String url = server.freshSchema("roster_test_" + NUMBER.incrementAndGet());
    try (var connection = DriverManager.getConnection(url, server.user(), server.password())) {
      SchemaTemplate.copyInto(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the schema cannot be filled", e);
    }
    return new TestDatabase(server, url, snapshotIsolation, 12);
  }

  private static HikariDataSource pool(
      String name,
      EmbeddedMariaDb server,
      String url,
      boolean snapshotIsolation,
      int connections,
      boolean autoCommit) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setConnectionInitSql(
        "set session innodb_snapshot_isolation = " + (snapshotIsolation ? "on" : "off"));
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  /** Connections with autocommit on. */
  public DataSource read() {
    return read;
  }

  /** Connections with autocommit off. */
  public DataSource write() {
    return write;
  }

  /** The pools as the core uses them. */
  public Databases databases() {
    return new Databases(read, write);
  }

  /** Changes members behind Roster's back, and puts right what Roster keeps about them beside. */
  public void changeMembers(String sql, Object... values) {
    run(sql, values);
    run("delete from headcount");
    run(
        "insert into headcount select org_id, role, status, tier, count(*) from membership"
            + " group by org_id, role, status, tier");
    if (!sql.startsWith("update membership set ")) {
      run("update membership m join person p on p.id = m.person_id set m.sort_name = p.sort_name");
      run(
          "update team_member tm join membership m on m.id = tm.membership_id"
              + " set tm.sort_name = m.sort_name");
      run("delete from member_word");
      databases()
          .read(handle -> {
            SearchTable.backfill().runAll(handle);
            return handle;
          });
    }
  }

  /** Runs one statement by itself; how many rows it changed. */
  public int run(String sql, Object... values) {
    try (var connection = read.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query: each row's columns as text, joined with a blank. */
  public List<String> rows(String sql, Object... values) {
    try (var connection = read.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var columns = new ArrayList<String>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(rows.getString(i)));
          }
          found.add(String.join(" ", columns));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one number that a query gives. */
  public long number(String sql, Object... values) {
    return Long.parseLong(rows(sql, values).getFirst());
  }

  /** The chains of the audit that were whole when they were looked through last, by what. */
  Map<UUID, String> whole() {
    return whole;
  }

  /** The schema's JDBC address, without account and password. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    read.close();
    write.close();
  }
}
