package dev.roster.migrations;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/** A schema cannot be migrated; the message is one sentence for the operator. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private MigrationException(String message, Throwable cause) {
    super(message, cause);
  }

  static MigrationException because(FlywayException failure) {
    return new MigrationException(sentence(failure), failure);
  }

  private static String sentence(FlywayException failure) {
    return switch (failure) {
      case FlywayMigrateException e when e.getMigration() != null ->
          ("the migration %s failed at line %d: %s; what ran before that line stays, so put the"
                  + " cause right and start again")
              .formatted(e.getMigration().getScript(), e.getLineNumber(), database(e));
      case FlywayValidateException e ->
          "this database ran migrations that differ from this build's: " + oneLine(e);
      default ->
          oneLine(failure).startsWith("Found non-empty schema")
              ? "the database holds tables that are not Roster's: give Roster an empty one"
              : "the database cannot be migrated: " + oneLine(failure);
    };
  }

  private static String database(FlywayMigrateException failure) {
    for (@Nullable Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof SQLException sql) {
        return oneLine(sql);
      }
    }
    return oneLine(failure);
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .replaceFirst("^\\(conn=-?\\d+\\) ", "")
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }
}
