package dev.roster.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The two pools of the core: one to look things up, one to change them. */
public final class Pools implements AutoCloseable {

  /** A pool of this size keeps a small server busy; more only wait inside the server. */
  private static final int MOST = 10;

  /**
   * How long a command waits for a connection before it says that the database is busy; also the
   * longest pause between Hikari's tries while the database is down, so that it is back soon.
   */
  private static final Duration WAIT = Duration.ofSeconds(3);

  /** Longer than any statement of a command; ends what a broken network would leave hanging. */
  private static final Duration STATEMENT = Duration.ofSeconds(60);

  private final HikariDataSource read;
  private final HikariDataSource write;

  private Pools(HikariDataSource read, HikariDataSource write) {
    this.read = read;
    this.write = write;
  }

  /** Opens the pools; connects to nothing yet. */
  public static Pools open(Server server) {
    // INVARIANT: autocommit is set once a connection, since setting it costs a round trip each
    // time.
    return new Pools(pool(server, "read", true), pool(server, "write", false));
  }

  private static HikariDataSource pool(Server server, String name, boolean autoCommit) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(server.url());
    server.user().ifPresent(config::setUsername);
    server.password().ifPresent(config::setPassword);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", Long.toString(WAIT.toMillis()));
    config.addDataSourceProperty("socketTimeout", Long.toString(STATEMENT.toMillis()));
    config.addDataSourceProperty("allowLocalInfile", "false");
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

  /** Whether there is no org yet, so that this is the first start. */
  public boolean isEmpty() throws SQLException {
    try (var connection = read.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select 1 from org limit 1")) {
      return !rows.next();
    }
  }

  @Override
  public void close() {
    write.close();
    read.close();
  }
}
