package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.chat.Account;
import dev.roster.command.PersonWords;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Turns what requests name into the words of commands. */
final class Words {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, String> words = new LinkedHashMap<>();

  /** How people are named. */
  static Schema person() {
    return Schema.text(320)
        .about(
            "An e-mail address, `slack:TEAM/USER` (in a path `slack:TEAM%2FUSER`),"
                + " `discord:USER`, or Roster's id.")
        .such("ben@acme.test");
  }

  /** How teams are named. */
  static Schema team() {
    return Schema.text(80).about("The short name, such as `data-science`, or the id.").such("data");
  }

  /** A word; nothing where it is not given. */
  Words put(String option, Optional<String> word) {
    word.ifPresent(given -> words.put(option, given));
    return this;
  }

  /** A word. */
  Words put(String option, String word) {
    words.put(option, word);
    return this;
  }

  /** A text of a body; nothing where it is not given. */
  Words text(JsonNode body, String name) {
    return put(name, Optional.ofNullable(body.get(name)).map(JsonNode::asText));
  }

  /** The same where null has a word of its own. */
  Words text(JsonNode body, String name, String none) {
    JsonNode given = body.get(name);
    return given == null ? this : put(name, given.isNull() ? none : given.asText());
  }

  /**
   * Somebody.
   *
   * @throws Problem 404 when nobody is named like that
   */
  Words person(String option, String named) throws Problem {
    return put(option, word(named));
  }

  /**
   * Several people of a body, each on a line.
   *
   * @throws Problem 400 with a pointer to the first that names nobody
   */
  Words people(JsonNode body, String name, String option) throws Problem {
    JsonNode given = body.path(name);
    var all = new StringJoiner("\n");
    for (int i = 0; i < given.size(); i++) {
      all.add(in("/" + name + "/" + i, given.get(i).asText()));
    }
    return given.isEmpty() ? this : put(option, all.toString());
  }

  /**
   * Somebody of a body.
   *
   * @throws Problem 400 when nobody is named like that
   */
  Words person(JsonNode body, String name, String option) throws Problem {
    JsonNode given = body.get(name);
    return given == null ? this : put(option, in("/" + name, given.asText()));
  }

  private static String in(String pointer, String named) throws Problem {
    return find(named).orElseThrow(() -> Problem.invalid(pointer, how()));
  }

  /**
   * The word for somebody.
   *
   * @throws Problem 404 when nobody is named like that
   */
  static String word(String named) throws Problem {
    return find(named).orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, how()));
  }

  private static String how() {
    return "People are named by e-mail address, `slack:TEAM/USER`, `discord:USER` or id.";
  }

  private static Optional<String> find(String named) {
    if (ID.matcher(named).matches()) {
      return Optional.of("id:" + named.toLowerCase(Locale.ROOT));
    }
    return Account.parse(named)
        .map(Account::mention)
        .or(() -> PersonWords.isEmail(named) ? Optional.of(named) : Optional.empty());
  }

  /** A team, by short name or id. */
  Words team(String option, String named) {
    return put(
        option, ID.matcher(named).matches() ? "id:" + named.toLowerCase(Locale.ROOT) : named);
  }

  /** All of them. */
  Map<String, String> all() {
    return Map.copyOf(words);
  }
}
