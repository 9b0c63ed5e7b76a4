package dev.roster.app.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.check.KeyHash;
import dev.roster.check.Question;
import dev.roster.check.Subject;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a check. What is plainly right is read in one pass without a tree, since the product
 * asks at every step; all else goes the usual way, which says what is wrong.
 */
final class Asked {

  static final int LONGEST_ORG = 60;
  static final int LONGEST_PERSON = 330;
  static final int LONGEST_PERMISSION = 60;
  static final int LONGEST_TEAM = 200;
  static final int LONGEST_KEY = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private @Nullable String org;
  private @Nullable String person;
  private @Nullable String key;
  private @Nullable String permission;
  private @Nullable String team;

  private Asked() {}

  /**
   * The question.
   *
   * @throws Problem 400 that says where it is wrong, 413, 415
   */
  static Question read(ApiRequest request) throws Problem {
    Optional<Question> plain = plain(request.bytes());
    return plain.isPresent() ? plain.get() : checked(request.body());
  }

  /** The question of a body that is plainly right; empty for any other. */
  static Optional<Question> plain(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      var asked = new Asked();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        String text = parser.nextTextValue();
        if (text == null || !asked.take(name, text)) {
          return Optional.empty();
        }
      }
      boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
      return whole ? asked.question() : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean take(String name, String text) {
    switch (name) {
      case "org" -> org = text;
      case "person" -> person = text;
      case "key" -> key = text;
      case "permission" -> permission = text;
      case "team" -> team = text;
      default -> {
        return false;
      }
    }
    return true;
  }

  private Optional<Question> question() {
    String inOrg = org;
    String to = permission;
    boolean fits =
        fits(inOrg, LONGEST_ORG)
            && fits(to, LONGEST_PERMISSION)
            && (team == null || fits(team, LONGEST_TEAM))
            && (person == null) != (key == null)
            && (person == null || fits(person, LONGEST_PERSON))
            && (key == null || fits(key, LONGEST_KEY));
    return fits && inOrg != null && to != null
        ? Optional.of(new Question(inOrg, subject(person, key), to, team))
        : Optional.empty();
  }

  private static boolean fits(@Nullable String text, int most) {
    return text != null && !text.isEmpty() && text.length() <= most;
  }

  private static Subject subject(@Nullable String person, @Nullable String key) {
    return key != null
        ? new Subject.Key(KeyHash.of(key))
        : new Subject.Person(person == null ? "" : person);
  }

  private static Question checked(JsonNode body) throws Problem {
    if (body.has("person") == body.has("key")) {
      throw Problem.invalid(
          "/person",
          "Either `person` or `key` is needed, such as `\"person\": \"carol@acme.test\"`.");
    }
    return new Question(
        body.path("org").asText(),
        subject(text(body, "person"), text(body, "key")),
        body.path("permission").asText(),
        text(body, "team"));
  }

  private static @Nullable String text(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }
}
