package dev.roster.history;

import dev.roster.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An event as it leaves Roster.
 *
 * @param by who made the change; without a person a job, or an account that is nobody's
 * @param about whom it is about, where it is about somebody
 * @param before the values before, as JSON
 * @param after the values after, as JSON
 * @param words the erasable words; empty when there are none
 * @param erased whether there were words that were erased since
 */
record ExportRow(
    long version,
    int n,
    Instant at,
    Who by,
    String account,
    String door,
    String action,
    String target,
    String targetId,
    Who about,
    String before,
    String after,
    Map<String, String> words,
    boolean erased) {

  /** The columns of the CSV file. */
  static final List<String> COLUMNS =
      List.of(
          "time",
          "who",
          "who e-mail",
          "who id",
          "account",
          "door",
          "action",
          "target",
          "target id",
          "about",
          "about e-mail",
          "about id",
          "before",
          "after",
          "why",
          "details",
          "version",
          "n");

  private static final String WHY = "reason";
  private static final String ERASED = "(erased)";

  /** A person, as far as they are known. */
  record Who(Optional<String> id, Optional<String> name, Optional<String> email) {

    /** The name; what somebody was called who was erased is gone. */
    private String called() {
      return name.orElse(id.isPresent() ? ERASED : "");
    }

    private Map<String, String> map() {
      var map = new LinkedHashMap<String, String>();
      id.ifPresent(text -> map.put("id", text));
      if (id.isPresent()) {
        map.put("name", called());
      }
      email.ifPresent(text -> map.put("email", text));
      return map;
    }
  }

  /** The cells of the CSV file. */
  List<String> cells() {
    return List.of(
        at.toString(),
        by.id().isPresent() ? by.called() : account.equals("system") ? "Roster" : "",
        by.email().orElse(""),
        by.id().orElse(""),
        account,
        door,
        action,
        target,
        targetId,
        about.called(),
        about.email().orElse(""),
        about.id().orElse(""),
        values(Json.readWords(before)),
        values(Json.readWords(after)),
        erased ? ERASED : words.getOrDefault(WHY, ""),
        erased ? ERASED : values(details()),
        Long.toString(version),
        Integer.toString(n));
  }

  /** The line of the JSON file. */
  String json() {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", at.toString());
    line.put("who", by.map());
    line.put("account", account);
    line.put("door", door);
    line.put("action", action);
    line.put("target", Map.of("kind", target, "id", targetId));
    if (about.id().isPresent()) {
      line.put("about", about.map());
    }
    line.put("before", Json.readWords(before));
    line.put("after", Json.readWords(after));
    if (erased) {
      line.put("why", ERASED);
    } else if (words.containsKey(WHY)) {
      line.put("why", words.get(WHY));
    }
    if (!details().isEmpty()) {
      line.put("details", details());
    }
    line.put("version", version);
    line.put("n", n);
    return Json.write(line);
  }

  private Map<String, String> details() {
    var details = new LinkedHashMap<>(words);
    details.remove(WHY);
    return details;
  }

  private static String values(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + ": " + value.getValue())
        .collect(Collectors.joining("; "));
  }
}
