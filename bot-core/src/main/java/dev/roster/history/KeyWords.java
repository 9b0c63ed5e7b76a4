package dev.roster.history;

import dev.roster.history.Describing.Sentence;
import java.util.Map;

/** What events about API keys say. */
final class KeyWords {

  private KeyWords() {}

  static Map<String, Sentence> all() {
    return Map.ofEntries(
        Map.entry("key.created", (e, k) -> "made " + key(e, k)),
        Map.entry("key.revoked", (e, k) -> "revoked " + key(e, k) + why(e)),
        Map.entry("key.restored", (e, k) -> "gave back " + key(e, k)));
  }

  /** Such as {@code an API key of Ben Castillo (k-7k2m “laptop”)}. */
  private static String key(Recorded e, Known k) {
    String origin = e.after("origin").orElse("");
    String kind =
        switch (origin) {
          case "service" -> "a service key";
          case "ide" -> "an IDE key" + of(e, k);
          default -> "an API key" + of(e, k);
        };
    return "%s (%s%s)"
        .formatted(
            kind,
            e.after("code").orElse("?"),
            e.word("name").map(name -> " “" + name + "”").orElse(""));
  }

  private static String of(Recorded e, Known k) {
    return e.isByOneself() ? "" : " of " + k.whom(e);
  }

  private static String why(Recorded e) {
    return switch (e.after("why").orElse("")) {
      case "removed" -> ": its owner went";
      case "demoted" -> ": the new role has no keys";
      default -> "";
    };
  }
}
