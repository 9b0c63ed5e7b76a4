package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An endpoint with its checks made ready. */
final class Operation {

  private final Endpoint endpoint;
  private final Check path;
  private final Check query;
  private final Optional<Check> body;

  Operation(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.path = check(endpoint.in("path"));
    this.query = check(endpoint.in("query"));
    this.body = endpoint.taken().map(Check::new);
  }

  private static Check check(List<Endpoint.Parameter> parameters) {
    var fields = Schema.object();
    for (Endpoint.Parameter parameter : parameters) {
      if (parameter.required()) {
        fields.needs(parameter.name(), parameter.schema());
      } else {
        fields.takes(parameter.name(), parameter.schema());
      }
    }
    return new Check(fields.done());
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** What is wrong with a body. */
  List<Problem.Wrong> wrongBody(JsonNode value) {
    return body.map(check -> check.wrong(value)).orElse(List.of());
  }

  /**
   * Checks the variables of the path: one that cannot be leads nowhere.
   *
   * @throws Problem 404
   */
  void requirePath(Map<String, String> given) throws Problem {
    if (!given.isEmpty() && !path.wrong(typed(given, endpoint.in("path"))).isEmpty()) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is nothing at this address.");
    }
  }

  /**
   * The parameters of the query.
   *
   * @throws Problem 400 for one that is unknown, given twice or of another type
   */
  Map<String, String> query(Map<String, List<String>> given) throws Problem {
    var single = new LinkedHashMap<String, String>();
    for (var one : given.entrySet()) {
      if (one.getValue().size() > 1) {
        throw Problem.invalid(
            List.of(new Problem.Wrong(null, shown(one.getKey()), "This is given twice.")));
      }
      single.put(one.getKey(), one.getValue().getFirst());
    }
    if (single.isEmpty()) {
      return single;
    }
    List<Problem.Wrong> wrong =
        query.wrong(typed(single, endpoint.in("query"))).stream()
            .map(one ->
                new Problem.Wrong(
                    null,
                    shown(String.valueOf(one.pointer()).replaceFirst("^/", "")),
                    one.detail().replace("property", "parameter")))
            .toList();
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return single;
  }

  private static String shown(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60);
  }

  /** Texts as the types that are declared, as far as they read as such. */
  private static ObjectNode typed(Map<String, String> given, List<Endpoint.Parameter> parameters) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    given.forEach((name, text) -> {
      String type =
          parameters.stream()
              .filter(parameter -> parameter.name().equals(name))
              .map(parameter -> parameter.schema().json().path("type").asText())
              .findFirst()
              .orElse("");
      if (type.equals("integer") && text.matches("-?[0-9]{1,18}")) {
        all.put(name, Long.parseLong(text));
      } else if (type.equals("boolean") && text.matches("true|false")) {
        all.put(name, Boolean.parseBoolean(text));
      } else {
        all.put(name, text);
      }
    });
    return all;
  }
}
