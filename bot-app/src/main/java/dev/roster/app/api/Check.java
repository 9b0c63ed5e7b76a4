package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a value against what was declared. Safe for any number of threads. */
final class Check {

  private static final int MOST_ERRORS = 20;
  private static final JsonSchemaFactory FACTORY = factory();
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .formatAssertionsEnabled(true)
          .build();

  private final JsonSchema schema;

  /** As usual, and `components` is where OpenAPI keeps what is referred to. */
  private static JsonSchemaFactory factory() {
    JsonMetaSchema usual = JsonMetaSchema.getV202012();
    JsonMetaSchema ours =
        JsonMetaSchema.builder(usual).keyword(new NonValidationKeyword("components")).build();
    return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
        .metaSchema(ours)
        .build();
  }

  /** Prepares it. */
  Check(Schema schema) {
    this.schema = FACTORY.getSchema(schema.document(), CONFIG);
    this.schema.initializeValidators();
  }

  /** What is wrong with the value, by where it is; empty when it may be used. */
  List<Problem.Wrong> wrong(JsonNode value) {
    var all = new LinkedHashSet<Problem.Wrong>();
    Set<ValidationMessage> messages = schema.validate(value);
    // What may be null says so by an alternative of its own, which fits nothing else.
    Set<String> nullable =
        messages.stream().filter(Check::wantsNull).map(Check::place).collect(Collectors.toSet());
    for (ValidationMessage message : messages) {
      if (!wantsNull(message)) {
        all.add(wrong(message, value, nullable.contains(place(message))));
      }
    }
    return new ArrayList<>(all).subList(0, Math.min(all.size(), MOST_ERRORS));
  }

  private static boolean wantsNull(ValidationMessage message) {
    return message.getType().equals("type") && limit(message).equals("null");
  }

  private static String place(ValidationMessage message) {
    return message.getInstanceLocation().toString();
  }

  private static String limit(ValidationMessage message) {
    JsonNode wanted = message.getSchemaNode();
    return wanted != null && wanted.isValueNode() ? wanted.asText() : "";
  }

  private static Problem.Wrong wrong(ValidationMessage message, JsonNode value, boolean nullable) {
    String at = place(message);
    String keyword = message.getType();
    return switch (keyword) {
      case "required" -> new Problem.Wrong(below(at, message), null, "This is needed.");
      case "additionalProperties" ->
          new Problem.Wrong(below(at, message), null, "There is no such property here.");
      default -> new Problem.Wrong(at, null, sentence(message, keyword, value.at(at), nullable));
    };
  }

  private static String below(String at, ValidationMessage message) {
    return at + "/" + Bodies.pointer(String.valueOf(message.getProperty()));
  }

  private static String sentence(
      ValidationMessage message, String keyword, JsonNode found, boolean nullable) {
    JsonNode wanted = Optional.ofNullable(message.getSchemaNode()).orElse(found);
    String limit = limit(message);
    return switch (keyword) {
      case "type" -> "This must be %s%s.".formatted(type(limit), nullable ? ", or null" : "");
      case "enum" -> "Allowed are: %s.".formatted(words(wanted));
      case "minLength", "minItems", "minProperties" ->
          "At least %s needed.".formatted(isOrAre(limit));
      case "maxLength" -> "At most %s characters are allowed.".formatted(limit);
      case "maxItems" -> "At most %s are allowed.".formatted(limit);
      case "minimum" -> "This must be at least %s.".formatted(limit);
      case "maximum" -> "This must be at most %s.".formatted(limit);
      case "format" -> "This is not of the format `%s`.".formatted(limit);
      case "pattern" -> "This has not the shape `%s`.".formatted(limit);
      default -> "This does not fit what is declared (`%s`).".formatted(keyword);
    };
  }

  private static String type(String word) {
    return switch (word) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> "of type " + word;
    };
  }

  private static String isOrAre(String limit) {
    return limit.equals("1") ? "1 is" : limit + " are";
  }

  private static String words(JsonNode wanted) {
    var words = new ArrayList<String>();
    wanted.forEach(word -> words.add("`" + word.asText() + "`"));
    return String.join(", ", words);
  }
}
