package dev.roster.migrations;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema this build needs.
 *
 * <p>Replicas may call it at one time: one migrates, the others wait for it. An older build on a
 * newer schema changes nothing, so that it can go on serving during a rolling upgrade. MariaDB
 * commits every DDL statement by itself, so scripts must be repeatable ({@code IF NOT EXISTS}): one
 * that failed or was cut off half way runs again from its first line.
 */
public final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
  private static final String SCRIPTS = "classpath:db/migration";

  private Migrator() {}

  /**
   * Applies what is pending.
   *
   * @return how many scripts ran, 0 when the schema is up to date or newer than this build
   * @throws DatabaseUnavailableException if the database cannot be used
   * @throws MigrationException if a script fails or the schema is not Roster's
   */
  public static int migrate(DataSource database) {
    return migrate(database, SCRIPTS);
  }

  /**
   * The scripts that {@link #migrate} would run, by file name in their order; changes nothing.
   *
   * @throws DatabaseUnavailableException if the database cannot be used
   * @throws MigrationException if the schema is not one that a Roster left
   */
  public static List<String> pending(DataSource database) {
    return pending(database, SCRIPTS);
  }

  static int migrate(DataSource database, String scripts) {
    var flyway = open(database, scripts);
    try {
      if (isNewer(flyway.info().all())) {
        LOG.info("the schema is newer than this build: nothing is migrated");
        return 0;
      }
      FailedRuns.forget(database, flyway);
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw failure(e);
    } catch (SQLException e) {
      throw DatabaseUnavailableException.because(e);
    }
  }

  static List<String> pending(DataSource database, String scripts) {
    var flyway = open(database, scripts);
    try {
      var info = flyway.info();
      if (isNewer(info.all())) {
        return List.of();
      }
      var failed = Arrays.stream(info.all()).filter(one -> one.getState().isFailed());
      return Stream.concat(failed, Arrays.stream(info.pending()))
          .map(MigrationInfo::getScript)
          .distinct()
          .toList();
    } catch (FlywayException e) {
      throw failure(e);
    }
  }

  private static Flyway open(DataSource database, String scripts) {
    ServerCheck.run(database);
    return Flyway.configure()
        .dataSource(database)
        .locations(scripts)
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .placeholderReplacement(false)
        .load();
  }

  /**
   * Whether a newer build migrated this schema: it holds a version that this build does not know,
   * or all that this build would run are repeatable scripts in a text that has been replaced since.
   */
  private static boolean isNewer(MigrationInfo[] all) {
    var future =
        Arrays.stream(all).anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS);
    var pending =
        Arrays.stream(all).filter(one -> one.getState() == MigrationState.PENDING).toList();
    return future
        || (!pending.isEmpty() && pending.stream().allMatch(one -> wasReplaced(one, all)));
  }

  private static boolean wasReplaced(MigrationInfo script, MigrationInfo[] all) {
    return script.isRepeatable()
        && Arrays.stream(all)
            .filter(one -> one.isApplied() && one.isRepeatable())
            .filter(one -> one.getScript().equals(script.getScript()))
            .anyMatch(one -> script.getResolvedChecksum().equals(one.getAppliedChecksum()));
  }

  private static RuntimeException failure(FlywayException e) {
    return DatabaseUnavailableException.isCauseOf(e)
        ? DatabaseUnavailableException.because(e)
        : MigrationException.because(e);
  }
}
