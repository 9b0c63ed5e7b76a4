package dev.roster.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns an event into words: what somebody did, as it follows their name. The only place for it.
 */
final class Describing {

  /** What one kind of event says. */
  @FunctionalInterface
  interface Sentence {
    /** Such as {@code made Ben Castillo Admin (was Member)}. */
    String of(Recorded event, Known known);
  }

  private static final Map<String, Sentence> SENTENCES = sentences();

  private Describing() {}

  private static Map<String, Sentence> sentences() {
    var all = new TreeMap<String, Sentence>();
    all.putAll(MemberWords.all());
    all.putAll(TeamWords.all());
    all.putAll(OrgWords.all());
    all.putAll(AskingWords.all());
    all.putAll(KeyWords.all());
    return Map.copyOf(all);
  }

  /** Every action that has words, in order. */
  static List<String> actions() {
    return SENTENCES.keySet().stream().sorted().toList();
  }

  /** What was done; it follows the name of who did it. */
  static String words(Recorded event, Known known) {
    return SENTENCES.getOrDefault(event.action(), Describing::unknown).of(event, known);
  }

  /** What a newer release writes is shown as it stands. */
  private static String unknown(Recorded event, Known known) {
    var values = new HashMap<>(event.before());
    values.keySet().removeAll(event.after().keySet());
    String gone = values(values);
    String now = values(event.after());
    String about = event.about().map(id -> " of " + known.name(id)).orElse("");
    return "%s%s%s%s"
        .formatted(
            event.action(),
            about,
            now.isEmpty() ? "" : ": " + now,
            gone.isEmpty() ? "" : " (was " + gone + ")");
  }

  private static String values(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(value -> !value.getKey().equals("person") && !value.getKey().equals("membership"))
        .sorted(Map.Entry.comparingByKey())
        .map(value -> value.getKey() + " " + value.getValue())
        .collect(Collectors.joining(", "));
  }
}
