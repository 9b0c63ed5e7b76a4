package dev.roster.app.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One place that entries come from.
 *
 * @param entries by name
 * @param folder what relative paths in it start from
 */
record Source(Map<String, Entry> entries, Path folder) {

  /** Keeps what has a value: an empty variable counts as one that is not set. */
  static Source of(Collection<Entry> entries, Path folder) {
    var byName = new LinkedHashMap<String, Entry>();
    for (Entry entry : entries) {
      if (!entry.value().isBlank()) {
        byName.putIfAbsent(entry.name(), entry);
      }
    }
    return new Source(byName, folder);
  }

  /** The environment; relative paths in it start where the process was started. */
  static Source environment(Map<String, String> variables) {
    return of(
        variables.entrySet().stream()
            .map(one -> new Entry(one.getKey(), one.getValue().strip(), "environment"))
            .toList(),
        Path.of(""));
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
