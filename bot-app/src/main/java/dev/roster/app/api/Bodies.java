package dev.roster.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Reads and writes bodies. Reading is strict: one value, no key twice, UTF-8 only, nothing nested
 * deeper than any request of ours.
 */
final class Bodies {

  private static final int DEEPEST = 16;
  // An integer of the API has at most 19 digits.
  private static final int LONGEST_NUMBER = 32;
  // The web side takes no larger body than 256 KiB anyway.
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int MOST_FIELDS = 20;

  // Broken numbers are doubles: one such as 1e309 saturates and is refused by every bound, while a
  // big decimal would wrap around as a long and pass as another number.
  private static final ObjectMapper READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectMapper WRITER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // Equal answers are equal bytes, whether what is told was kept or is new.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private static final ObjectMapper NULLS =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Bodies() {}

  /** Writes a value. */
  static byte[] write(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  /** Writes a map in which null says something. */
  static byte[] writeWithNulls(Map<String, Object> value) {
    try {
      return NULLS.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  /** The value as a tree, as it would be written. */
  static JsonNode tree(Object value) {
    return WRITER.valueToTree(value);
  }

  /**
   * Reads a body.
   *
   * @throws Problem 400 for anything that is not one value of JSON
   */
  static JsonNode readJson(byte[] bytes) throws Problem {
    try {
      JsonNode read = READER.readTree(text(bytes));
      if (read == null || read.isMissingNode()) {
        throw Problem.invalid("", "A body of JSON is needed.");
      }
      return read;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw Problem.invalid(
          "",
          "The body is not JSON that can be read%s: one value in UTF-8, no key twice, no deeper than %d levels, numbers of at most %d digits."
              .formatted(
                  at == null
                      ? ""
                      : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()),
                  DEEPEST,
                  LONGEST_NUMBER));
    }
  }

  /**
   * Reads a form as an object of texts.
   *
   * @throws Problem 400 for a field that is given twice, and for bytes that are no form
   */
  static ObjectNode readForm(byte[] bytes) throws Problem {
    var fields = new MultiMap<String>();
    try {
      UrlEncoded.decodeTo(text(bytes), fields::add, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("", "The body is not a form that can be read.");
    }
    if (fields.size() > MOST_FIELDS) {
      throw Problem.invalid("", "A form has at most %d fields.".formatted(MOST_FIELDS));
    }
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    for (var field : fields.entrySet()) {
      if (field.getValue().size() > 1) {
        throw Problem.invalid("/" + pointer(field.getKey()), "The field is given twice.");
      }
      form.put(field.getKey(), field.getValue().getFirst());
    }
    return form;
  }

  private static String text(byte[] bytes) throws Problem {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.invalid("", "The body is not UTF-8.");
    }
  }

  /** A key as it stands in a JSON pointer (RFC 6901). */
  static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
