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
    return read(resource, false);
  }

  /** What the columns are called. */
  public static List<String> heading(String resource) {
    return List.of(lines(resource).getFirst().split(",", -1));
  }

  /** The same for a table whose last column is text, which may hold commas. */
  public static List<List<String>> rowsEndingInText(String resource) {
    return read(resource, true);
  }

  private static List<List<String>> read(String resource, boolean endingInText) {
    List<String> lines = lines(resource);
    int columns = lines.getFirst().split(",", -1).length;
    List<List<String>> rows =
        lines.stream()
            .skip(1)
            .map(line -> List.of(line.split(",", endingInText ? columns : -1)))
            .toList();
    for (List<String> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(resource + ": " + row);
      }
    }
    return rows;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Csv.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
