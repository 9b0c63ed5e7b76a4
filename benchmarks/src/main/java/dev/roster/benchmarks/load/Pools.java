package dev.roster.benchmarks.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.migrations.EmbeddedMariaDb;

/** Pools as the application opens them. */
public final class Pools {

  private Pools() {}

  /**
   * Opens one.
   *
   * @param url of the schema, with what the driver shall do otherwise
   * @param autoCommit on for looking, off for changing
   */
  public static HikariDataSource open(
      EmbeddedMariaDb server, String url, String name, int connections, boolean autoCommit) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }
}
