package dev.roster.app.doctor;

import dev.roster.app.config.Config;
import dev.roster.app.config.Config.Database.Embedded;
import dev.roster.app.database.Durability;
import dev.roster.app.database.Server;
import dev.roster.migrations.DatabaseUnavailableException;
import dev.roster.migrations.EmbeddedDatabaseException;
import dev.roster.migrations.HomeInUseException;
import dev.roster.migrations.MigrationException;
import dev.roster.migrations.Migrator;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Whether the database can be reached, keeps what it commits, and has the schema. */
final class DatabaseCheck {

  private static final String DATABASE = "database";

  private DatabaseCheck() {}

  static List<Finding> examine(Config config) {
    boolean embedded = config.database() instanceof Embedded;
    if (embedded && !Files.exists(config.dataDir().resolve("database"))) {
      return List.of(
          Finding.ok(
              DATABASE,
              "the first start makes one in %s.".formatted(config.dataDir().normalize())));
    }
    try (var server = Server.start(config)) {
      return examine(server.unpooled());
    } catch (HomeInUseException e) {
      return List.of(
          Finding.ok(DATABASE, "a running Roster uses the embedded one; ask its /health/ready."));
    } catch (DatabaseUnavailableException | EmbeddedDatabaseException | MigrationException e) {
      return List.of(Finding.fail(DATABASE, e.getMessage() + "."));
    }
  }

  private static List<Finding> examine(DataSource database) {
    var findings = new ArrayList<Finding>();
    var pending = Migrator.pending(database);
    findings.add(
        pending.isEmpty()
            ? Finding.ok(DATABASE, "it answers and has the schema of this version.")
            : Finding.warn(
                DATABASE,
                "it answers; the next start runs %d migrations, or ./roster migrate now."
                    .formatted(pending.size())));
    findings.add(
        switch (Durability.of(database)) {
          case KEPT -> Finding.ok("durability", "a commit survives a crash and a loss of power.");
          case LOST_WITH_POWER ->
              Finding.warn(
                  "durability",
                  "a loss of power loses the last second of changes: set"
                      + " innodb_flush_log_at_trx_commit to 1.");
          case LOST_WITH_SERVER ->
              Finding.warn(
                  "durability",
                  "Roster will not start, since a crash of the database loses acknowledged changes:"
                      + " set innodb_flush_log_at_trx_commit to 1.");
        });
    return findings;
  }
}
