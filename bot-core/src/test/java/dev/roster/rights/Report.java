package dev.roster.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How many cells were run, in {@code target/rights.md}. */
final class Report {

  private static final Map<String, String> LINES = new TreeMap<>();
  private static final Map<String, Integer> COUNTS = new TreeMap<>();

  private Report() {}

  /** Adds the cells of one matrix in one scheme, and writes all that there are so far. */
  static synchronized void add(String scheme, String matrix, int cells, long nanos) {
    String key = matrix + " · " + scheme;
    COUNTS.put(key, cells);
    LINES.put(key, "| %s | %s | %d | %.1f |".formatted(matrix, scheme, cells, nanos / 1e9));
    int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
    try {
      Files.writeString(
          Path.of("target", "rights.md"),
          "| matrix | scheme | cells | seconds |\n|---|---|---|---|\n"
              + String.join("\n", LINES.values())
              + "\n| all | | %d | |\n".formatted(all));
    } catch (IOException e) {
      throw new IllegalStateException("target/rights.md cannot be written", e);
    }
  }
}
