package dev.roster.migrations;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private MariaDB server on a loopback port, its data in a home directory that one process may
 * use at a time.
 *
 * <p>The home holds {@code database} (the data), {@code server.log}, {@code home.lock} and, unless
 * {@link EmbeddedOptions#binaries} names another place, the unpacked server. Port and password are
 * new at every start. A server that outlived its starter is ended at the next start of the same
 * home; committed rows survive that, and the loss of the server itself as far as {@link
 * EmbeddedOptions.Durability} says. Closing stops the server; close it last, after everything that
 * still writes.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
  /** The database that exists from the first start on. */
  public static final String SCHEMA = "roster";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
  // INVARIANT: the account's grant covers exactly the names that begin with SCHEMA.
  private static final Pattern EXTRA_SCHEMA = Pattern.compile(SCHEMA + "_[a-z0-9_]{1,57}");

  private final Path home;
  private final HomeLock lock;
  private final ServerProcess server;
  private final Account account;
  private boolean closed;

  private EmbeddedMariaDb(Path home, HomeLock lock, ServerProcess server, Account account) {
    this.home = home;
    this.lock = lock;
    this.server = server;
    this.account = account;
  }

  /**
   * Starts the server of a home; makes the home, unpacks the server and creates an empty database
   * where they are missing. Returns when the server answers, which may take minutes after a crash
   * of a large database.
   *
   * @throws HomeInUseException if another starter, in this process or another, holds the home
   * @throws EmbeddedDatabaseException if the server cannot run here or does not start
   */
  public static EmbeddedMariaDb start(Path home, EmbeddedOptions options) {
    try {
      var paths = HomePaths.create(home);
      var lock = HomeLock.acquire(paths);
      try {
        return start(paths, lock, options);
      } catch (Throwable t) {
        lock.close();
        throw t;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "the embedded MariaDB cannot use the directory %s: %s".formatted(home, reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException(
          "the start of the embedded MariaDB in %s was interrupted".formatted(home), e);
    }
  }

  private static EmbeddedMariaDb start(HomePaths paths, HomeLock lock, EmbeddedOptions options)
      throws IOException, InterruptedException {
    StaleServers.end(paths);
    paths.cleanTemporary();
    var unpackTo = options.binaries() == null ? paths.home() : options.binaries();
    var binaries = Binaries.unpack(unpackTo);
    var command = new ServerCommand(binaries, paths, options);
    if (Files.exists(paths.data())) {
      DataVersion.check(paths.data(), binaries.version());
    } else {
      Bootstrap.run(command, paths);
    }
    var account = Account.random();
    var server = ServerProcess.start(command, paths, account);
    DataVersion.write(paths.data(), binaries.version());
    var database = new EmbeddedMariaDb(paths.home(), lock, server, account);
    new RunningServer(database.url(), database.user(), database.password()).write(paths.home());
    if (options.stopWithJvm()) {
      Runtime.getRuntime().addShutdownHook(new Thread(database::closeQuietly, "mariadb-stop"));
    }
    LOG.info("embedded MariaDB {} answers on port {}", binaries.version(), server.port());
    return database;
  }

  /** The JDBC address of {@link #SCHEMA}, without account and password. */
  public String url() {
    return server.url(SCHEMA);
  }

  /** The JDBC address of another schema of this server, without account and password. */
  public String url(String schema) {
    return server.url(schema);
  }

  /** The one account of this server; it has every right on schemas whose name begins so. */
  public String user() {
    return account.user();
  }

  /** The account's password, valid until the server stops. */
  public String password() {
    return account.password();
  }

  /** The operating system's id of the server process. */
  public long pid() {
    return server.pid();
  }

  /**
   * Drops a schema, if it exists, creates it empty and returns its JDBC address.
   *
   * @param name {@code roster_} and up to 57 lower-case letters, digits or underscores
   * @throws IllegalArgumentException if the name is another one, so never for {@link #SCHEMA}
   */
  public String freshSchema(String name) {
    if (!EXTRA_SCHEMA.matcher(name).matches()) {
      throw new IllegalArgumentException("a schema is named like `roster_member`, not " + name);
    }
    try (var connection = DriverManager.getConnection(url(), user(), password());
        var statement = connection.createStatement()) {
      // Else a table that another one refers to could not be dropped first.
      statement.execute("SET foreign_key_checks = OFF");
      statement.execute("CREATE OR REPLACE DATABASE " + name + ServerCommand.CHARSET_CLAUSE);
      return url(name);
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException("the schema " + name + " cannot be created", e);
    }
  }

  /**
   * Stops the server and waits for its end; later calls do nothing.
   *
   * @throws EmbeddedDatabaseException if the server had ended by itself or did not end cleanly; the
   *     home is free in any case
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      forgetAccess();
      server.stop();
    } finally {
      lock.close();
    }
  }

  private void forgetAccess() {
    try {
      RunningServer.forget(home);
    } catch (IOException e) {
      LOG.warn("the access to a server that stops could not be deleted: {}", reason(e));
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (EmbeddedDatabaseException e) {
      LOG.warn(e.getMessage());
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      default -> String.valueOf(e.getMessage());
    };
  }
}
