package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMariaDbTest {
  @TempDir Path directory;

  @Test
  void keepsRowsForTheNextStartInAPathWithBlanks() throws SQLException {
    var home = directory.resolve("a home/of Roster");
    String firstPassword;
    try (var server = EmbeddedMariaDb.start(home, durable())) {
      firstPassword = server.password();
      Sql.run(server, "CREATE TABLE kept (name VARCHAR(9))", "INSERT INTO kept VALUES ('ü')");
    }
    try (var server = EmbeddedMariaDb.start(home, durable())) {
      assertThat(Sql.query(server, "SELECT * FROM kept")).containsExactly("ü");
      assertThat(server.password()).isNotEqualTo(firstPassword);
    }
  }

  @Test
  void runsAsItsOptionsSay() throws SQLException {
    var settings =
        "SELECT @@innodb_flush_log_at_trx_commit, @@innodb_buffer_pool_size / 1048576,"
            + " @@innodb_snapshot_isolation, @@collation_database, @@performance_schema,"
            + " @@time_zone, @@bind_address";
    var options = durable().withBufferPoolMiB(32).withSnapshotIsolation(true);
    try (var server = EmbeddedMariaDb.start(directory, options)) {
      assertThat(Sql.query(server, settings))
          .containsExactly("1 32.0000 1 utf8mb4_nopad_bin 0 +00:00 127.0.0.1");
    }
    try (var server = EmbeddedMariaDb.start(directory, EmbeddedOptions.fast())) {
      assertThat(Sql.query(server, settings))
          .containsExactly("0 64.0000 0 utf8mb4_nopad_bin 0 +00:00 127.0.0.1");
    }
  }

  @Test
  void keepsItsPasswordToItself() throws Exception {
    try (var server = EmbeddedMariaDb.start(directory, EmbeddedOptions.fast())) {
      var process = Path.of("/proc", Long.toString(server.pid()));
      assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(server.password());
      assertThat(Files.readString(process.resolve("environ"))).doesNotContain(server.password());
      assertThat(server.url()).doesNotContain(server.password());
      try (var files = Files.walk(directory)) {
        // What the command line reads while Roster runs (docs/adr/005-embedded-database.md).
        Path access = directory.resolve("server.access");
        assertThat(Files.getPosixFilePermissions(access))
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        for (var file : files.filter(Files::isRegularFile).toList()) {
          if (!file.equals(access)) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .as(file.toString())
                .doesNotContain(server.password());
          }
        }
      }
    }
  }

  @Test
  void letsNobodyElseIn() {
    try (var server = EmbeddedMariaDb.start(directory, EmbeddedOptions.fast())) {
      for (var user : new String[] {"root", "", "mariadb.sys", server.user()}) {
        assertThatThrownBy(() -> Sql.run(Sql.source(server.url(), user, ""), "SELECT 1"))
            .as(user)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("Access denied");
      }
      assertThatThrownBy(() -> Sql.run(server, "SELECT * FROM mysql.global_priv"))
          .hasMessageContaining("denied");
    }
  }

  @Test
  void runsInASessionOfItsOwn() throws Exception {
    assumeThat(Path.of("/usr/bin/setsid")).exists();
    try (var server = EmbeddedMariaDb.start(directory, EmbeddedOptions.fast())) {
      var stat = Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"));
      // proc(5): behind the name in brackets come state, parent, group and session.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      assertThat(fields[3]).isEqualTo(Long.toString(server.pid()));
    }
  }

  @Test
  void refusesASecondStarterAndKeepsTheHomeForTheFirst() throws Exception {
    try (var server = EmbeddedMariaDb.start(directory, EmbeddedOptions.fast())) {
      assertThatThrownBy(() -> EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()))
          .isInstanceOf(HomeInUseException.class)
          .hasMessageContaining(directory.toRealPath().toString())
          .hasMessageContaining("this process");
      var other = Starter.spawn(directory);
      assertThat(Starter.answer(other))
          .contains(directory.toRealPath().toString())
          .contains("process " + ProcessHandle.current().pid());
      other.destroyForcibly().waitFor();
      assertThat(Sql.query(server, "SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void endsTheServerThatAKilledStarterLeft() throws Exception {
    var starter = Starter.spawn(directory);
    var answer = Starter.answer(starter);
    assertThat(answer).startsWith("ready ");
    var orphan = ProcessHandle.of(Long.parseLong(answer.substring(6))).orElseThrow();
    starter.destroyForcibly().waitFor();
    assertThat(StaleServers.find(HomePaths.create(directory))).containsExactly(orphan);

    try (var server = EmbeddedMariaDb.start(directory, durable())) {
      assertThat(server.pid()).isNotEqualTo(orphan.pid());
      assertThat(StaleServers.find(HomePaths.create(directory)))
          .extracting(ProcessHandle::pid)
          .containsExactly(server.pid());
      assertThat(Sql.query(server, "SELECT id FROM kept")).containsExactly("7");
    }
  }

  @Test
  void recoversWhatWasCommittedBeforeTheServerWasKilled() throws Exception {
    var server = EmbeddedMariaDb.start(directory, durable());
    Sql.run(server, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
    var process = ProcessHandle.of(server.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
    assertThatThrownBy(server::close)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("had already ended with code 137")
        .hasMessageContaining("server.log");

    try (var again = EmbeddedMariaDb.start(directory, durable())) {
      assertThat(Sql.query(again, "SELECT id FROM kept")).containsExactly("7");
    }
  }

  @Test
  void leavesTheServersOfOtherHomesAndTheirTemporaryTablesAlone() throws Exception {
    try (var first = EmbeddedMariaDb.start(directory.resolve("home"), EmbeddedOptions.fast());
        var connection = Sql.source(first, first.url()).getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE held (id INT) ENGINE = Aria");
      statement.execute("INSERT INTO held VALUES (7)");
      try (var second = EmbeddedMariaDb.start(directory.resolve("home2"), EmbeddedOptions.fast())) {
        assertThat(Sql.query(second, "SELECT 1")).containsExactly("1");
        statement.execute("DROP TABLE held");
        assertThat(Sql.query(first, "SELECT @@tmpdir"))
            .containsExactly(directory.toRealPath().resolve("home/tmp").toString());
      }
    }
  }

  @Test
  void saysWhyItDidNotStartAndFreesTheHome() throws Exception {
    EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()).close();
    var log = directory.resolve("database/ib_logfile0");
    Files.move(log, directory.resolve("saved"));
    Files.writeString(log, "not a log of InnoDB");
    assertThatThrownBy(() -> EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("did not start in " + directory.toRealPath())
        .hasMessageContaining("InnoDB")
        .hasMessageEndingWith("see " + directory.toRealPath().resolve("server.log"));
    assertThat(StaleServers.find(HomePaths.create(directory))).isEmpty();
    assertThat(directory.resolve("init.sql")).doesNotExist();

    Files.delete(log);
    Files.move(directory.resolve("saved"), log);
    EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()).close();
  }

  @Test
  void refusesDataOfANewerServerAndTakesOverOlderData() throws Exception {
    EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()).close();
    var version = directory.resolve("database/roster-mariadb-version");
    var current = Files.readString(version);

    Files.writeString(version, "11.4.999\n");
    assertThatThrownBy(() -> EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("was written by MariaDB 11.4.999, newer than");

    Files.writeString(version, "11.4.0\n");
    EmbeddedMariaDb.start(directory, EmbeddedOptions.fast()).close();
    assertThat(version).content().isEqualTo(current);
  }

  @Test
  void makesAnEmptySchemaUnderAName() throws SQLException {
    var server = SharedServer.get();
    var schema = Sql.source(server, server.freshSchema("roster_fresh"));
    Sql.run(
        schema,
        "CREATE TABLE a_parent (id INT PRIMARY KEY)",
        "CREATE TABLE child (parent INT REFERENCES a_parent (id))");
    server.freshSchema("roster_fresh");
    assertThat(Sql.query(schema, "SHOW TABLES")).isEmpty();
    assertThat(Sql.query(schema, "SELECT @@collation_database"))
        .containsExactly("utf8mb4_nopad_bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"roster", "roster_", "mysql", "roster_A", "roster_a;", "a_roster_b"})
  void refusesTheNameOfNoFreshSchema(String name) {
    assertThatThrownBy(() -> SharedServer.get().freshSchema(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysThatTheHomeIsNoDirectory() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedMariaDb.start(file.resolve("home"), EmbeddedOptions.fast()))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessage(
            "the embedded MariaDB cannot use the directory %s: %s: Not a directory"
                .formatted(file.resolve("home"), file.resolve("home")));
    assertThatThrownBy(() -> EmbeddedMariaDb.start(file, EmbeddedOptions.fast()))
        .hasMessage(
            "the embedded MariaDB cannot use the directory %s: %s is a file".formatted(file, file));
  }

  private static EmbeddedOptions durable() {
    return EmbeddedOptions.durable().withBinaries(UserDirectories.sharedBinaries());
  }
}
