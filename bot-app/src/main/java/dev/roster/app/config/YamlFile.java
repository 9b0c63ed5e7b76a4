package dev.roster.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The file {@code roster.yaml}: the same keys, flat or nested at any underscore, in upper or lower
 * case; {@code ROSTER} itself may be left out. So {@code http: port: 80} sets {@code
 * ROSTER_HTTP_PORT}. A list is the same as a text with commas.
 */
final class YamlFile {

  static final String NAME = "roster.yaml";

  private static final List<String> FAMILIES = List.of("ROSTER_", "SLACK_", "DISCORD_", "OIDC_");

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> problems;

  private YamlFile(List<String> problems) {
    this.problems = problems;
  }

  static Source read(Path folder, List<String> problems) {
    var file = new YamlFile(problems);
    Path path = folder.resolve(NAME);
    if (Files.exists(path)) {
      try (var reader = Files.newBufferedReader(path)) {
        Node root = new Yaml(new LoaderOptions()).compose(reader);
        if (root instanceof MappingNode mapping) {
          file.mapping("", mapping);
        } else if (root != null) {
          file.problem(root, "must hold keys, such as ROSTER_HTTP_PORT: 8080.");
        }
      } catch (MarkedYAMLException e) {
        int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
        problems.add("%s line %d cannot be read: %s.".formatted(NAME, line, e.getProblem()));
      } catch (IOException | YAMLException e) {
        problems.add(NAME + " cannot be read: is it a text file in UTF-8 that Roster may open?");
      }
    }
    return Source.of(file.entries.values(), folder);
  }

  private void mapping(String path, MappingNode mapping) {
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String word = key.getValue().toUpperCase(Locale.ROOT).replaceAll("[.\\- ]", "_");
        value(path.isEmpty() ? word : path + "_" + word, tuple.getValueNode());
      } else {
        problem(tuple.getKeyNode(), "has a key that is no word.");
      }
    }
  }

  private void value(String path, Node node) {
    switch (node) {
      case MappingNode mapping -> mapping(path, mapping);
      case SequenceNode list ->
          add(
              path,
              node,
              list.getValue().stream().flatMap(this::scalar).collect(Collectors.joining(",")));
      default -> scalar(node).forEach(text -> add(path, node, text));
    }
  }

  private Stream<String> scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? Stream.empty() : Stream.of(scalar.getValue());
    }
    problem(node, "has a list of something else than words.");
    return Stream.empty();
  }

  private void add(String path, Node node, String text) {
    String name = FAMILIES.stream().anyMatch(path::startsWith) ? path : "ROSTER_" + path;
    var entry = new Entry(name, text.strip(), where(node));
    var first = entries.putIfAbsent(name, entry);
    if (first != null) {
      problems.add(entry.label() + " is there twice, also in " + first.where() + ": keep one.");
    }
  }

  private void problem(Node node, String words) {
    problems.add(where(node) + " " + words);
  }

  private static String where(Node node) {
    return NAME + " line " + (node.getStartMark().getLine() + 1);
  }
}
