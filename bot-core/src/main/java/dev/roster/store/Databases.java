package dev.roster.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The database as the core uses it: one pool for looking, one for changing. Instants are written as
 * UTC {@code datetime(6)} values whatever the session's or JVM's time zone.
 */
public final class Databases {

  private final Jdbi read;
  private final Jdbi write;

  /**
   * Wraps the pools.
   *
   * @param read connections with autocommit on
   * @param write connections with autocommit off
   */
  public Databases(DataSource read, DataSource write) {
    this.read = configure(Jdbi.create(read));
    this.write = configure(Jdbi.create(write));
  }

  private static Jdbi configure(Jdbi jdbi) {
    ReadOnce.configure(jdbi.getConfig(SqlStatements.class));
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerColumnMapper(
        Instant.class,
        (rs, column, context) -> {
          var at = rs.getObject(column, LocalDateTime.class);
          return at == null ? null : at.toInstant(ZoneOffset.UTC);
        });
    jdbi.registerColumnMapper(
        UUID.class,
        (rs, column, context) -> {
          String id = rs.getString(column);
          return id == null ? null : UUID.fromString(id);
        });
    return jdbi;
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP);
    }

    @Override
    protected Argument build(Instant at, ConfigRegistry config) {
      var utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, utc);
    }
  }

  /** Looks something up on a connection of its own; nothing can be changed through it. */
  public <T> T read(Function<Handle, T> look) {
    try (Handle handle = read.open()) {
      return look.apply(handle);
    }
  }

  /** A connection to change something; only {@link Transactions} begins a transaction on it. */
  Handle openForWriting() {
    return write.open();
  }

  /**
   * A single guarded statement outside any change: delivery state, housekeeping. Commits by itself,
   * and is tried again when it lost a deadlock.
   */
  <T> T single(Function<Handle, T> statement) {
    var conflicts = new Conflicts();
    for (int tries = 1; ; tries++) {
      try (Handle handle = read.open()) {
        return statement.apply(handle);
      } catch (RuntimeException e) {
        if (conflicts.isEnough(e)) {
          throw e;
        }
        Conflicts.pause(tries);
      }
    }
  }

  /** The database's time. */
  public Instant time() {
    return read(handle -> handle.createQuery("select utc_timestamp(6)").mapTo(Instant.class).one());
  }

  /** Whether a failure means that the database cannot be reached or is not writable. */
  public static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLNonTransientConnectionException
          || (cause instanceof SQLException sql
              && sql.getSQLState() != null
              && sql.getSQLState().startsWith("08"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a connection that was open broke; not: none could be had. */
  static boolean isBroken(Throwable failure) {
    return isUnavailable(failure) && !(rootOf(failure) instanceof SQLTransientConnectionException);
  }

  private static Throwable rootOf(Throwable failure) {
    for (Throwable cause = failure; ; cause = cause.getCause()) {
      if (cause instanceof SQLException || cause.getCause() == null) {
        return cause;
      }
    }
  }

  /** The MariaDB error number of a failure, when it has one. */
  static Optional<Integer> errorNumber(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
        return Optional.of(sql.getErrorCode());
      }
    }
    return Optional.empty();
  }
}
