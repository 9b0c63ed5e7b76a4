package dev.roster.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The MariaDB version that last ran on a data directory.
 *
 * @param series MariaDB's major version, such as 11.4: the step to another one needs MariaDB's own
 *     upgrade of the system tables
 * @param patch the number behind it: data may go up, never down
 */
record DataVersion(String series, int patch) {
  private static final String FILE = "roster-mariadb-version";
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+)\\.(\\d+)");

  /** Fails with a sentence unless a server of this version may run on the data. */
  static void check(Path data, String binaries) throws IOException {
    var found = read(data);
    var old = parse(found);
    var current = parse(binaries);
    if (old == null || current == null || !old.series.equals(current.series)) {
      throw new EmbeddedDatabaseException(
          ("%s was written by MariaDB `%s` and this Roster brings %s: start the Roster that wrote"
                  + " it, dump the database, and load the dump into a new data directory")
              .formatted(data, found, binaries));
    }
    if (old.patch > current.patch) {
      throw new EmbeddedDatabaseException(
          ("%s was written by MariaDB %s, newer than the %s that this Roster brings:"
                  + " start the newer Roster, or restore a backup from before it")
              .formatted(data, found, binaries));
    }
  }

  static void write(Path data, String version) throws IOException {
    Files.writeString(data.resolve(FILE), version + "\n");
  }

  private static String read(Path data) throws IOException {
    try {
      return Files.readString(data.resolve(FILE)).strip();
    } catch (NoSuchFileException e) {
      return "unknown";
    }
  }

  private static @Nullable DataVersion parse(String text) {
    var matcher = VERSION.matcher(text);
    return matcher.matches()
        ? new DataVersion(matcher.group(1), Integer.parseInt(matcher.group(2)))
        : null;
  }
}
