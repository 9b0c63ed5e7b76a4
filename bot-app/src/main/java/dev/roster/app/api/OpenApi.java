package dev.roster.app.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Describes the endpoints as an OpenAPI 3.1 document. */
final class OpenApi {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String KEY = "serviceKey";

  private final Map<String, Schema> schemas = new TreeMap<>();

  private OpenApi() {}

  /** The document. */
  static ObjectNode of(List<Endpoint> endpoints) {
    return new OpenApi().document(endpoints);
  }

  private ObjectNode document(List<Endpoint> endpoints) {
    ObjectNode document = NODES.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Roster")
        .put("version", "1")
        .put(
            "description",
            "Who may do what in an AI product, and what they used. A service key serves its own org"
                + " only and acts with the rights of the org's top role: what chat refuses such a"
                + " person is refused here too.");
    document.putArray("servers").addObject().put("url", "/api");
    ObjectNode paths = NODES.objectNode();
    var tags = new TreeSet<String>();
    for (Endpoint endpoint : endpoints) {
      tags.add(tag(endpoint));
      paths
          .withObjectProperty(endpoint.path())
          .set(endpoint.verb().name().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    ArrayNode all = document.putArray("tags");
    tags.forEach(name -> all.addObject().put("name", name));
    document.set("paths", paths);
    ObjectNode components = document.putObject("components");
    ObjectNode named = components.putObject("schemas");
    schemas.forEach((name, schema) -> named.set(name, schema.json()));
    components
        .putObject("securitySchemes")
        .putObject(KEY)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A service key: `rk_` and 43 characters.");
    return document;
  }

  /** The word after the version: {@code members}. */
  private static String tag(Endpoint endpoint) {
    String[] words = endpoint.path().split("/", -1);
    return words.length > 2 ? words[2] : words[1];
  }

  private ObjectNode operation(Endpoint endpoint) {
    ObjectNode operation = NODES.objectNode();
    operation.put("operationId", endpoint.id());
    operation.put("summary", endpoint.summary());
    if (!endpoint.rights().isEmpty()) {
      operation.put("description", endpoint.rights());
    }
    operation.putArray("tags").add(tag(endpoint));
    ArrayNode security = operation.putArray("security");
    if (endpoint.isProtected()) {
      security.addObject().putArray(KEY);
    }
    ArrayNode parameters = NODES.arrayNode();
    endpoint.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    Headers.taken(endpoint).forEach(parameter -> parameters.add(parameter(parameter)));
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    endpoint
        .taken()
        .ifPresent(body -> {
          ObjectNode taken =
              operation.putObject("requestBody").put("required", endpoint.bodyRequired());
          taken.putObject("content").putObject(endpoint.media().type()).set("schema", use(body));
        });
    ObjectNode responses = operation.putObject("responses");
    for (Endpoint.Answer answer : endpoint.answers()) {
      responses.set(String.valueOf(answer.status()), answer(answer));
    }
    for (Problem.Kind kind : Problems.of(endpoint)) {
      responses.set(String.valueOf(kind.status()), problem(kind));
    }
    return operation;
  }

  private ObjectNode parameter(Endpoint.Parameter parameter) {
    ObjectNode json = NODES.objectNode();
    json.put("name", parameter.name()).put("in", parameter.place());
    json.put("required", parameter.required());
    ObjectNode schema = use(parameter.schema());
    if (schema.get("description") != null) {
      json.set("description", schema.remove("description"));
    }
    json.set("schema", schema);
    return json;
  }

  private ObjectNode answer(Endpoint.Answer answer) {
    ObjectNode json = NODES.objectNode().put("description", answer.meaning());
    if (answer.schema() != null) {
      json.putObject("content").putObject("application/json").set("schema", use(answer.schema()));
    }
    return json;
  }

  private ObjectNode problem(Problem.Kind kind) {
    ObjectNode json = NODES.objectNode().put("description", kind.title());
    json.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", use(Problem.schema()));
    return json;
  }

  private ObjectNode use(Schema schema) {
    schemas.putAll(schema.named());
    return schema.json().deepCopy();
  }
}
