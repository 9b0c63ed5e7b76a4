package dev.roster.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of expected values: plain commas, no quotes; lines that begin with # are remarks. */
public final class Csv {

  private Csv() {}

  /** The rows below the heading, each with as many cells as the heading has. */
  public static List<List<String>> rows(String resource) {
    try (InputStream in = Csv.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      List<List<String>> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> List.of(line.split(",", -1)))
              .toList();
      for (List<String> row : rows) {
        if (row.size() != rows.getFirst().size()) {
          throw new IllegalArgumentException(resource + ": " + row);
        }
      }
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
