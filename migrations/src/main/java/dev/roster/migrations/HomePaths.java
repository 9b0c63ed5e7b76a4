package dev.roster.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;

/** The files of a home; {@code home} is absolute and free of symbolic links. */
record HomePaths(Path home) {
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Makes the directory where it is missing, for its owner only. */
  static HomePaths create(Path home) throws IOException {
    return new HomePaths(Files.createDirectories(home, OWNER_ONLY_DIRECTORY).toRealPath());
  }

  Path data() {
    return home.resolve("database");
  }

  /** A database that is being created; it becomes {@link #data()} when it is complete. */
  Path unfinishedData() {
    return home.resolve("database.unfinished");
  }

  Path lock() {
    return home.resolve("home.lock");
  }

  /**
   * The server's own temporary directory: a starting server deletes the temporary tables of any
   * other that shares its directory.
   */
  Path temporary() {
    return home.resolve("tmp");
  }

  Path log() {
    return home.resolve("server.log");
  }

  Path bootstrapLog() {
    return home.resolve("bootstrap.log");
  }

  /** Holds the new password until the server has read it. */
  Path init() {
    return home.resolve("init.sql");
  }

  /** Makes the temporary directory anew, without what an earlier server left in it. */
  void cleanTemporary() throws IOException {
    deleteTree(temporary());
    Files.createDirectory(temporary(), OWNER_ONLY_DIRECTORY);
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var tree = Files.walk(root)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
