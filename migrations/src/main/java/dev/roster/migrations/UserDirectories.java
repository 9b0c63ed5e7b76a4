package dev.roster.migrations;

import java.nio.file.Files;
import java.nio.file.Path;

/** Places outside a home that belong to the user who runs the server. */
public final class UserDirectories {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private UserDirectories() {}

  /** Where homes share one unpacked server: {@code $XDG_CACHE_HOME/roster} or its default. */
  public static Path sharedBinaries() {
    var cache = System.getenv("XDG_CACHE_HOME");
    return cache != null && cache.startsWith("/")
        ? Path.of(cache, "roster")
        : Path.of(System.getProperty("user.home"), ".cache", "roster");
  }

  /**
   * A home for data that may be lost: in shared memory where there is some, else in the temporary
   * directory. The same name gives the same home, so that the next run finds it warm and ends what
   * an earlier one left running.
   */
  public static Path scratchHome(String name) {
    var root =
        Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
            ? SHARED_MEMORY
            : Path.of(System.getProperty("java.io.tmpdir"));
    return root.resolve("roster-" + System.getProperty("user.name") + "-" + name);
  }
}
