package dev.roster.app.database;

import dev.roster.app.config.Config;
import dev.roster.app.config.Config.Database.Embedded;
import dev.roster.app.config.Config.Database.External;
import dev.roster.migrations.DatabaseUnavailableException;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.migrations.HomeInUseException;
import dev.roster.migrations.RunningServer;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The MariaDB server to talk to; closing it stops it when it is Roster's own.
 *
 * @param url the JDBC address
 * @param user absent when the address names it
 * @param password absent when there is none or the address names it
 * @param stop stops the embedded server
 */
public record Server(String url, Optional<String> user, Optional<String> password, Runnable stop)
    implements AutoCloseable {

  private static final int LOGIN_SECONDS = 5;

  /**
   * Starts the embedded server, or takes the operator's without asking it anything.
   *
   * @throws dev.roster.migrations.EmbeddedDatabaseException when the embedded one does not start
   */
  public static Server start(Config config) {
    return switch (config.database()) {
      case Embedded() -> {
        var own = EmbeddedMariaDb.start(config.dataDir(), EmbeddedOptions.durable());
        yield new Server(
            own.url(), Optional.of(own.user()), Optional.of(own.password()), own::close);
      }
      case External(var url, var user, var password) -> new Server(url, user, password, () -> {});
    };
  }

  /**
   * The same, for tools that only look: while a Roster runs on the embedded server, that one.
   * Closing it leaves that Roster's server alone.
   *
   * @throws dev.roster.migrations.EmbeddedDatabaseException when there is neither
   */
  public static Server startOrJoin(Config config) {
    try {
      return start(config);
    } catch (HomeInUseException e) {
      var running = RunningServer.find(config.dataDir()).orElseThrow(() -> e);
      return new Server(
          running.url(), Optional.of(running.user()), Optional.of(running.password()), () -> {});
    }
  }

  /** Connections that are not pooled, for what runs once. */
  public DataSource unpooled() {
    try {
      var source = new MariaDbDataSource(url);
      if (user.isPresent()) {
        source.setUser(user.get());
      }
      if (password.isPresent()) {
        source.setPassword(password.get());
      }
      source.setLoginTimeout(LOGIN_SECONDS);
      return source;
    } catch (SQLException e) {
      throw DatabaseUnavailableException.because(e);
    }
  }

  @Override
  public void close() {
    stop.run();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Server";
  }
}
