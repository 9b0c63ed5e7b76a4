package dev.roster.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.benchmarks.load.Pools;
import dev.roster.benchmarks.load.QuietPlatform;
import dev.roster.benchmarks.record.Recorder;
import dev.roster.command.Engine;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.migrations.Migrator;
import dev.roster.org.OrgCreation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A core on a private MariaDB that holds orgs of all sizes. */
final class Stage implements AutoCloseable {

  private static final String SCHEMA = "roster_growth";
  private static final String MARK = "growth.txt";

  private final EmbeddedMariaDb server;
  private final HikariDataSource read;
  private final HikariDataSource write;
  private final Recorder recorder = new Recorder();
  private final Core core;
  private final List<SizedOrg> orgs;
  private final LocalDateTime seededAt;

  /**
   * Starts, and seeds unless an earlier run left the same orgs.
   *
   * @param home of the database
   * @param keep whether to take what an earlier run left
   * @param poolMiB the database's memory for pages, in MiB
   */
  Stage(Path home, List<Integer> sizes, boolean keep, int poolMiB) throws IOException {
    this.orgs =
        IntStream.range(0, sizes.size()).mapToObj(i -> new SizedOrg(i, sizes.get(i))).toList();
    Path mark = home.resolve(MARK);
    var durable = EmbeddedOptions.durable().withBufferPoolMiB(poolMiB);
    String kept = keep && Files.exists(mark) ? Files.readString(mark).strip() : "";
    if (!kept.startsWith(sizes + " ") || !isCurrent(home, durable)) {
      Files.deleteIfExists(mark);
      LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
      seed(home, poolMiB, now);
      kept = sizes + " " + now;
      Files.writeString(mark, kept);
    }
    this.seededAt = LocalDateTime.parse(kept.substring(kept.lastIndexOf(' ') + 1));
    this.server = EmbeddedMariaDb.start(home, durable);
    String url = server.url(SCHEMA);
    this.read = Pools.open(server, url, "read", 4, true);
    this.write = Pools.open(server, url, "write", 4, false);
    warm();
    var settings =
        new Settings(
            Keys.SECRET, URI.create("https://roster.test"), OrgCreation.CHAT_ADMINS, Set.of());
    this.core = Core.create(recorder.before(read), recorder.before(write), settings, Outlets.NOWHERE);
    core.platforms().register(new QuietPlatform());
  }

  /** Whether this build has nothing to migrate there: else what it seeds may be another thing. */
  private static boolean isCurrent(Path home, EmbeddedOptions options) {
    try (var server = EmbeddedMariaDb.start(home, options);
        var pool = Pools.open(server, server.url(SCHEMA), "look", 1, true)) {
      return Migrator.pending(pool).isEmpty();
    }
  }

  private void seed(Path home, int poolMiB, LocalDateTime now) {
    Progress.say("seeding " + orgs.stream().map(SizedOrg::size).toList());
    // Nobody else uses it yet, so nothing is flushed; what is measured later is.
    try (var server =
        EmbeddedMariaDb.start(home, EmbeddedOptions.fast().withBufferPoolMiB(poolMiB))) {
      String url = server.freshSchema(SCHEMA);
      try (var pool = Pools.open(server, url, "migrate", 2, true)) {
        Migrator.migrate(pool);
        new Seeding(server, url, orgs).write(now);
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("analyze table " + String.join(", ", tables(pool)));
        } catch (SQLException e) {
          throw new IllegalStateException("the tables cannot be analysed", e);
        }
      }
    }
    Progress.say("seeded");
  }

  private static List<String> tables(HikariDataSource pool) throws SQLException {
    return column(
        pool,
        "select table_name from information_schema.tables where table_schema = database()"
            + " and table_type = 'BASE TABLE'");
  }

  private static List<String> column(HikariDataSource pool, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Reads every index once, as a server that has run for a while has. */
  private void warm() {
    try {
      List<String> reads =
          column(
              read,
              """
              select distinct concat('select count(*) from `', table_name, '` force index (`',
                index_name, '`)')
              from information_schema.statistics where table_schema = database()
              """);
      for (String sql : reads) {
        column(read, sql);
      }
      Progress.say("warm");
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be read", e);
    }
  }

  Core core() {
    return core;
  }

  Engine engine() {
    return core.engine();
  }

  Recorder recorder() {
    return recorder;
  }

  HikariDataSource read() {
    return read;
  }

  HikariDataSource write() {
    return write;
  }

  List<SizedOrg> orgs() {
    return orgs;
  }

  /** When the orgs were made, which decides who is who in them. */
  LocalDateTime seededAt() {
    return seededAt;
  }

  @Override
  public void close() {
    core.close();
    read.close();
    write.close();
    server.close();
  }
}
