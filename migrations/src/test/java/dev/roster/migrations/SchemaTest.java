package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Path GOLDEN = Path.of("src/test/resources/schema.sql");
  private static final String HISTORY = "flyway_schema_history";

  private DataSource database;

  @BeforeEach
  void emptySchema() {
    var server = SharedServer.get();
    database = Sql.source(server, server.freshSchema("roster_schema"));
  }

  @Test
  void migratesAnEmptyDatabaseToTheGoldenSchema() throws Exception {
    Migrator.migrate(database);
    var schema = schema();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, schema);
    }
    assertMatchesGolden(schema);
    assertThat(Migrator.migrate(database)).isZero();
  }

  @Test
  void doesNotLeanOnTheDefaultsOfTheDatabase() throws Exception {
    Sql.run(database, "ALTER DATABASE roster_schema CHARACTER SET latin1");
    Migrator.migrate(database);
    assertMatchesGolden(schema());
  }

  @Test
  void runsEveryScriptAgainAfterAStopBeforeItWasRecorded() throws Exception {
    Migrator.migrate(database);
    Sql.run(database, "DELETE FROM " + HISTORY);
    assertThat(Migrator.migrate(database)).isPositive();
    assertMatchesGolden(schema());
  }

  @Test
  void keepsTheRules() throws SQLException {
    Migrator.migrate(database);
    assertThat(SchemaRules.breaches(database, HISTORY)).isEmpty();
  }

  @Test
  void findsABreachOfEachRule() throws SQLException {
    Sql.run(
        database,
        "CREATE TABLE engine (id INT PRIMARY KEY) ENGINE = MyISAM",
        "CREATE TABLE pad (id INT PRIMARY KEY) COLLATE utf8mb4_bin",
        "CREATE TABLE fold (id VARCHAR(9) COLLATE utf8mb4_general_ci PRIMARY KEY)",
        "CREATE TABLE keyless (id INT)");
    assertThat(SchemaRules.breaches(database, HISTORY))
        .containsExactly(
            "engine is of MyISAM, not InnoDB",
            "pad has the default collation utf8mb4_bin, not utf8mb4_nopad_bin",
            "fold.id is in the key PRIMARY with the collation utf8mb4_general_ci, not"
                + " utf8mb4_nopad_bin",
            "keyless has no primary key");
  }

  private static void assertMatchesGolden(String schema) throws IOException {
    assertThat(schema)
        .as(
            "the migrated schema, against migrations/%s; if the change is wanted, run"
                + " mvn test -pl migrations -am -Dgolden.update=true and commit the file",
            GOLDEN)
        .isEqualTo(Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "");
  }

  private String schema() throws SQLException {
    var parts = new ArrayList<String>();
    for (var row : Sql.query(database, "SHOW TABLES")) {
      if (!row.equals(HISTORY)) {
        var created = Sql.query(database, "SHOW CREATE TABLE " + row).getFirst();
        parts.add(created.substring(row.length() + 1)); // behind the name
      }
    }
    parts.sort(null);
    var triggers =
        "SELECT trigger_name, action_timing, event_manipulation, 'ON', event_object_table,"
            + " action_statement FROM information_schema.triggers"
            + " WHERE trigger_schema = DATABASE() ORDER BY trigger_name";
    parts.addAll(Sql.query(database, triggers));
    // The counter depends on what a script inserted.
    return String.join(";\n\n", parts).replaceAll(" AUTO_INCREMENT=\\d+", "") + ";\n";
  }
}
