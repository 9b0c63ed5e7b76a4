package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roster.app.api.Problem.Kind;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the document says is what the server does. */
@ExtendWith(DatabaseExtension.class)
class OpenApiTest {

  /** What the product asks is not served here: see ProductEndpointsTest. */
  private static final Set<String> PRODUCT = Set.of("/check", "/introspect", "/usage");

  private RestStage rest;
  private JsonNode document;

  @BeforeEach
  void start(TestDatabase database) {
    rest = new RestStage(database, "owned");
    document = OpenApi.of(rest.api().endpoints());
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  private record Described(String method, String path, JsonNode operation) {}

  private List<Described> described() {
    var all = new ArrayList<Described>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb ->
                    all.add(
                        new Described(
                            verb.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            verb.getValue()))));
    return all;
  }

  @Test
  void everyOperationIsServedAndEveryOneServedIsDescribed() {
    var served = new TreeSet<String>();
    rest.api().endpoints().forEach(one -> served.add(one.verb() + " " + one.path()));
    var said = new TreeSet<String>();
    described().forEach(one -> said.add(one.method() + " " + one.path()));
    assertThat(said).isEqualTo(served).hasSizeGreaterThan(30);
    for (Described one : described()) {
      String path = one.path().replaceFirst("^/v1", "");
      if (path.startsWith("/openapi")) {
        continue;
      }
      var answer =
          rest.send(
              one.method(),
              path.replaceAll("\\{(person|invitee)}", "nobody@acme.test")
                  .replaceAll("\\{id}", path.startsWith("/keys") ? "k-zzzz" : "r-zzzz")
                  .replaceAll("\\{team}", "nothing"),
              body(one),
              Map.of());
      assertThat(answer.status()).as("%s %s", one.method(), path).isNotIn(401, 405, 415, 500);
      assertThat(answer.status() == 404 && answer.text("detail").contains("openapi"))
          .as("%s %s leads nowhere", one.method(), path)
          .isFalse();
    }
  }

  /**
   * A body made of what the document gives as examples, else of the least that its schema takes.
   */
  private @Nullable String body(Described one) {
    JsonNode schema = one.operation().at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? null : example(schema).toString();
  }

  private JsonNode example(JsonNode schema) {
    JsonNode meant = schema;
    if (schema.has("$ref")) {
      meant = document.at(schema.get("$ref").asText().substring(1));
    }
    if (meant.has("examples")) {
      return meant.at("/examples/0");
    }
    if (meant.has("anyOf")) {
      return example(meant.at("/anyOf/0"));
    }
    if (meant.has("enum")) {
      return meant.at("/enum/0");
    }
    var nodes = JsonNodeFactory.instance;
    return switch (meant.path("type").asText()) {
      case "object" -> {
        var object = nodes.objectNode();
        meant
            .path("properties")
            .properties()
            .forEach(field -> object.set(field.getKey(), example(field.getValue())));
        yield object;
      }
      case "array" -> nodes.arrayNode().add(example(meant.path("items")));
      case "integer" -> nodes.numberNode(meant.path("minimum").asLong(1));
      case "boolean" -> nodes.booleanNode(true);
      default -> nodes.textNode("text");
    };
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryNameIsUsedOnce() {
    var ids = new ArrayList<String>();
    described().forEach(one -> ids.add(one.operation().path("operationId").asText()));
    assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    document
        .findValuesAsText("$ref")
        .forEach(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    var variable = Pattern.compile("\\{([a-z]+)}");
    for (Described one : described()) {
      var declared = new TreeSet<String>();
      one.operation()
          .path("parameters")
          .forEach(parameter -> {
            if (parameter.path("in").asText().equals("path")) {
              assertThat(parameter.path("required").asBoolean()).isTrue();
              declared.add(parameter.path("name").asText());
            }
          });
      var used = new TreeSet<String>();
      variable.matcher(one.path()).results().forEach(found -> used.add(found.group(1)));
      assertThat(declared).as(one.path()).isEqualTo(used);
      assertThat(one.operation().path("responses")).isNotEmpty();
    }
  }

  @Test
  void theGuideExplainsEveryProblemAndItsCommandsWork() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "api.md"));
    for (Kind kind : Kind.values()) {
      assertThat(guide).contains("`%s` | %d |".formatted(kind.type(), kind.status()));
    }
    rest.member("Ben", "member");
    var statuses = new HashMap<String, Integer>();
    var command =
        Pattern.compile(
            "curl((?:[^\\n]|\\\\\\n)*?)\"?https://roster\\.example\\.com/api/v1(/[^\"\\s]*)");
    var found = command.matcher(guide);
    while (found.find()) {
      if (PRODUCT.contains(found.group(2))) {
        continue;
      }
      String options = found.group(1).replace("\\\n", " ");
      var method = Pattern.compile("-X ([A-Z]+)").matcher(options);
      var body = Pattern.compile("-d '([^']*)'").matcher(options);
      var key = Pattern.compile("Idempotency-Key: ([^\"]*)").matcher(options);
      var answer =
          rest.send(
              method.find() ? method.group(1) : "GET",
              found.group(2),
              body.find() ? body.group(1) : null,
              key.find() ? Map.of("Idempotency-Key", key.group(1)) : Map.of());
      statuses.put(found.group(2), answer.status());
    }
    assertThat(statuses)
        .containsEntry("/org", 200)
        .containsEntry("/members?role=admin&limit=50", 200)
        .containsEntry("/members/ben@acme.test/role", 200)
        .containsEntry("/invitations", 200)
        // There is no such request in this org.
        .containsEntry("/requests/r-7k2m/approve", 404);
  }
}
