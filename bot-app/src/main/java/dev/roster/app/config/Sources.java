package dev.roster.app.config;

import dev.roster.command.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources in their order: environment, {@code roster.yaml}, {@code .env}; the first wins. */
final class Sources {

  private static final Set<String> CHAT_FAMILIES = Set.of("SLACK_", "DISCORD_");

  private final List<Source> sources;
  private final List<String> problems;
  private final List<String> warnings = new ArrayList<>();

  private Sources(List<Source> sources, List<String> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * Reads the files.
   *
   * @param home the launcher's folder
   * @param problems gains what is wrong with the files and with the names in them
   */
  static Sources read(Map<String, String> environment, Path home, List<String> problems) {
    var sources =
        new Sources(
            List.of(
                Source.environment(environment),
                YamlFile.read(home, problems),
                EnvFile.read(home, problems)),
            problems);
    sources.checkNames();
    return sources;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What the first source that has the key says, and the folder its relative paths start from. */
  Optional<Found> find(Key<?> key) {
    for (Source source : sources) {
      var plain = source.find(key.name());
      var file = key.fromFile() ? source.find(key.name() + Keys.FILE) : Optional.<Entry>empty();
      if (plain.isPresent() && file.isPresent()) {
        problems.add(
            "%s and %s are both set: keep one.".formatted(plain.get().label(), file.get().name()));
      }
      if (plain.isPresent()) {
        return Optional.of(new Found(plain.get(), source.folder()));
      }
      if (file.isPresent()) {
        return content(key, file.get(), source.folder());
      }
    }
    return Optional.empty();
  }

  /**
   * A value and where it came from.
   *
   * @param entry the value
   * @param folder what a relative path in it starts from
   */
  record Found(Entry entry, Path folder) {}

  private Optional<Found> content(Key<?> key, Entry file, Path folder) {
    try {
      String text = Files.readString(folder.resolve(file.value())).strip();
      if (text.isEmpty()) {
        problems.add(file.label() + " names an empty file; it must hold " + key.allowed() + ".");
        return Optional.empty();
      }
      String where = "the file that " + file.name() + " names, " + file.where();
      return Optional.of(new Found(new Entry(key.name(), text, where), folder));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          "%s names the file %s, which cannot be read: check that it is there and that Roster may"
                  .formatted(file.label(), file.value())
              + " open it.");
      return Optional.empty();
    }
  }

  private void checkNames() {
    var seen = new HashSet<String>();
    for (Source source : sources) {
      for (Entry entry : source.entries().values()) {
        if (!Keys.isKnown(entry.name()) && seen.add(entry.name() + entry.where())) {
          checkName(entry);
        }
      }
    }
  }

  private void checkName(Entry entry) {
    if (Keys.isLater(entry.name())) {
      warnings.add(entry.label() + " is not supported by this version and has no effect.");
    } else if (entry.name().startsWith("ROSTER_")) {
      problems.add(
          entry.label()
              + " is no key of Roster"
              + nearest(entry.name())
                  .map(near -> "; did you mean " + near + "?")
                  .orElse("; ./roster config lists them all."));
    } else if (CHAT_FAMILIES.stream().anyMatch(entry.name()::startsWith)) {
      warnings.add(
          entry.label()
              + " is no key of Roster and has no effect"
              + nearest(entry.name()).map(near -> "; did you mean " + near + "?").orElse("."));
    }
  }

  private static Optional<String> nearest(String name) {
    var names =
        Keys.names().stream()
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return Nearest.of(name, names).map(near -> near.toUpperCase(Locale.ROOT));
  }
}
