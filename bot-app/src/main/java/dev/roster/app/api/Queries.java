package dev.roster.app.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** Reads the query of an address. */
final class Queries {

  private static final int MOST = 20;

  private Queries() {}

  /**
   * The parameters with all their values.
   *
   * @throws Problem 400 for what cannot be decoded, and for too many
   */
  static Map<String, List<String>> of(@Nullable String query) throws Problem {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    var values = new MultiMap<String>();
    try {
      UrlEncoded.decodeTo(query, values::add, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          List.of(new Problem.Wrong(null, "query", "The query cannot be decoded.")));
    }
    if (values.size() > MOST) {
      throw Problem.invalid(
          List.of(
              new Problem.Wrong(
                  null, "query", "At most %d parameters are allowed.".formatted(MOST))));
    }
    return new LinkedHashMap<>(values);
  }
}
