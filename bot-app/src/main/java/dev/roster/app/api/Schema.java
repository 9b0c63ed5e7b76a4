package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a value in a request or an answer looks like, as JSON Schema 2020-12 (the dialect of OpenAPI
 * 3.1). The same value is printed into the document and checks the requests.
 *
 * @param json the schema; never changed
 * @param named the schemas that it refers to by name
 */
public record Schema(ObjectNode json, Map<String, Schema> named) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String COMPONENTS = "#/components/schemas/";

  /** Copies the names. */
  public Schema {
    requireNonNull(json, "json must not be null");
    named = Map.copyOf(named);
  }

  private static Schema of(ObjectNode json) {
    return new Schema(json, Map.of());
  }

  private static ObjectNode type(String type) {
    return NODES.objectNode().put("type", type);
  }

  /** A text of 1 to so many characters. */
  public static Schema text(int most) {
    return of(type("string").put("minLength", 1).put("maxLength", most));
  }

  /** A text of any length, in answers. */
  public static Schema text() {
    return of(type("string"));
  }

  /** One of a few words. */
  public static Schema choice(Collection<String> words) {
    ObjectNode json = type("string");
    words.forEach(json.putArray("enum")::add);
    return of(json);
  }

  /** One of a few words. */
  public static Schema choice(String... words) {
    return choice(List.of(words));
  }

  /** A whole number within bounds, both included. */
  public static Schema number(long least, long most) {
    return of(type("integer").put("minimum", least).put("maximum", most));
  }

  /** Yes or no. */
  public static Schema flag() {
    return of(type("boolean"));
  }

  /** An instant in RFC 3339, such as {@code 2026-11-22T10:00:00Z}. */
  public static Schema instant() {
    return of(type("string").put("format", "date-time"));
  }

  /** One of Roster's own ids. */
  public static Schema id() {
    return of(type("string").put("format", "uuid"));
  }

  /** A list of 1 to so many. */
  public static Schema list(Schema of, int most) {
    ObjectNode json = type("array").put("minItems", 1).put("maxItems", most);
    json.set("items", of.json);
    return new Schema(json, of.named);
  }

  /** A list of any length, in answers. */
  public static Schema list(Schema of) {
    ObjectNode json = type("array");
    json.set("items", of.json);
    return new Schema(json, of.named);
  }

  /** An object whose keys are free, in answers. */
  public static Schema map(Schema of) {
    ObjectNode json = type("object");
    json.set("additionalProperties", of.json);
    return new Schema(json, of.named);
  }

  /** An object of any content, in answers. */
  public static Schema anything() {
    return of(type("object"));
  }

  /** Begins an object; it takes nothing but what is declared. */
  public static Fields object() {
    return new Fields();
  }

  /** The same, or null. */
  public Schema orNull() {
    ObjectNode json = NODES.objectNode();
    json.putArray("anyOf").add(this.json).add(type("null"));
    return new Schema(json, named);
  }

  /** The same with a sentence of what it means. */
  public Schema about(String sentence) {
    return with("description", sentence);
  }

  /** The same with an example. */
  public Schema such(Object example) {
    ObjectNode json = this.json.deepCopy();
    json.putArray("examples").addPOJO(example);
    return new Schema(json, named);
  }

  /** The same, of which only texts of this regular expression are taken. */
  public Schema matching(String pattern) {
    return with("pattern", pattern);
  }

  private Schema with(String keyword, String value) {
    return new Schema(json.deepCopy().put(keyword, value), named);
  }

  /** The same under a name of its own in the document. */
  public Schema named(String name) {
    var all = new TreeMap<>(named);
    all.put(name, this);
    return new Schema(NODES.objectNode().put("$ref", COMPONENTS + name), all);
  }

  /** The schema as a document of its own, with what it refers to. */
  ObjectNode document() {
    ObjectNode document = NODES.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.setAll(json.deepCopy());
    ObjectNode schemas = NODES.objectNode();
    named.forEach((name, schema) -> schemas.set(name, schema.json()));
    document.putObject("components").set("schemas", schemas);
    return document;
  }

  /** Collects the fields of an object. */
  public static final class Fields {

    private final ObjectNode properties = NODES.objectNode();
    private final ObjectNode json = type("object");
    private final Map<String, Schema> named = new TreeMap<>();

    private Fields() {}

    /** A field that must be there. */
    public Fields needs(String name, Schema schema) {
      json.withArray("required").add(name);
      return takes(name, schema);
    }

    /** A field that may be there. */
    public Fields takes(String name, Schema schema) {
      properties.set(name, schema.json);
      named.putAll(schema.named);
      return this;
    }

    /** At least one of its fields must be there. */
    public Fields notEmpty() {
      json.put("minProperties", 1);
      return this;
    }

    /** The object. */
    public Schema done() {
      ObjectNode whole = json.deepCopy();
      whole.set("properties", properties.deepCopy());
      whole.put("additionalProperties", false);
      return new Schema(whole, named);
    }
  }
}
