package dev.roster.app.api;

import static dev.roster.app.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.Endpoint.Load;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.app.web.Misses;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServletTest {

  private static final Schema THING =
      Schema.object()
          .needs("name", Schema.text(20))
          .takes("size", Schema.number(1, 9))
          .takes("tags", Schema.list(Schema.choice("red", "blue"), 3))
          .done()
          .named("Thing");

  @RegisterExtension
  final ApiServer server =
      new ApiServer(
          List.of(
              Endpoint.of(Verb.POST, "/v1/things", "makeThing", "Makes a thing")
                  .body(THING)
                  .answers(201, "The thing", THING)
                  .by(request -> new ApiResponse(201, request.body(), Map.of())),
              Endpoint.of(Verb.GET, "/v1/things", "listThings", "Lists things")
                  .load(Load.LIST)
                  .query("size", Schema.number(1, 9))
                  .answers(200, "What was asked for", Schema.map(Schema.text()))
                  .by(request ->
                      ApiResponse.ok(Map.of("size", request.query("size").orElse("none")))
                          .with("ETag", Headers.etag(7))),
              Endpoint.of(Verb.GET, "/v1/things/{thing}", "getThing", "Gets a thing")
                  .path("thing", Schema.text(30))
                  .answers(200, "The thing", Schema.map(Schema.text()))
                  .by(request ->
                      ApiResponse.ok(
                          Map.of("thing", request.path("thing"), "org", request.key().slug()))),
              Endpoint.of(Verb.DELETE, "/v1/things/{thing}", "breakThing", "Fails")
                  .path("thing", Schema.text(30))
                  .answers(204, "Never")
                  .by(_ -> {
                    throw new IllegalStateException("secret words of the inside");
                  })),
          RateLimits.usual()
              .with(Load.LIST, new RateLimits.Limit(3, Duration.ofHours(1)))
              .with(Load.WRITE, new RateLimits.Limit(1_000, Duration.ofHours(1))));

  private JsonNode problem(HttpResponse<byte[]> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    JsonNode problem = json(response);
    assertThat(new Check(Problem.schema()).wrong(problem)).isEmpty();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.toString()).doesNotContain("Exception", "at dev.roster", "jackson");
    return problem;
  }

  private HttpResponse<byte[]> post(String body) {
    return server.send(server.post("/api/v1/things", body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void answersWithWhatTheHandlingGives() {
    assertThat(json(post("{\"name\":\"cup\",\"size\":3}")).path("name").asText()).isEqualTo("cup");
    JsonNode got = json(server.send(server.request("/api/v1/things/slack:T1%2FU1+a")));
    assertThat(got.path("thing").asText()).isEqualTo("slack:T1/U1+a");
    assertThat(got.path("org").asText()).isEqualTo("acme");
  }

  @Test
  void refusesWhoHasNoServiceKey() {
    for (String sent : List.of("Bearer " + ApiServer.BAD, "Bearer nonsense", "Basic YTpi", "")) {
      var response = server.send(server.request("/api/v1/things").setHeader("Authorization", sent));
      problem(response, 401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("bbbb");
    }
    problem(
        server.send(
            server
                .request("/api/v1/things")
                .setHeader("Authorization", "Bearer " + ApiServer.PERSONAL)),
        403);
  }

  @Test
  void slowsDownWhoTriesKeysButNotAGoodOneBesideThem() {
    server.send(server.request("/api/v1/things/x"));
    var wrong =
        server.request("/api/v1/things/x").setHeader("Authorization", "Bearer " + ApiServer.BAD);
    for (int i = 0; i < Misses.ALLOWED; i++) {
      problem(server.send(wrong), 401);
    }
    var response = server.send(wrong);
    problem(response, 429);
    assertThat(response.headers().firstValue("Retry-After")).contains("60");
    assertThat(server.send(server.request("/api/v1/things/x")).statusCode()).isEqualTo(200);
  }

  @Test
  void limitsAKeyAndSaysSo() {
    HttpResponse<byte[]> last = server.send(server.request("/api/v1/things"));
    for (int i = 1; i < 3; i++) {
      assertThat(last.statusCode()).isEqualTo(200);
      last = server.send(server.request("/api/v1/things"));
    }
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.headers().firstValue("RateLimit-Policy")).contains("\"list\";q=3;w=3600");
    assertThat(last.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"list\";r=0;");
    var refused = server.send(server.request("/api/v1/things"));
    problem(refused, 429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(server.send(server.request("/api/v1/things/x")).statusCode()).isEqualTo(200);
  }

  @Test
  void knowsWhatTheCallerKnows() {
    var known = server.send(server.request("/api/v1/things").header("If-None-Match", "\"7\""));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    var other = server.send(server.request("/api/v1/things").header("If-None-Match", "\"6\""));
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("ETag")).contains("\"7\"");
  }

  @Test
  void saysWhereNothingIsAndWhatIsAllowed() {
    problem(server.send(server.request("/api/v1/nothing")), 404);
    problem(server.send(server.request("/api/v1/things/" + "x".repeat(31))), 404);
    problem(server.send(server.request("/api/v1/things/")), 404);
    var response =
        server.send(
            server.request("/api/v1/things").method("PATCH", HttpRequest.BodyPublishers.noBody()));
    problem(response, 405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void pointsAtEachThingThatIsWrong() {
    JsonNode problem =
        problem(post("{\"size\":10,\"tags\":[\"red\",\"green\"],\"admin\":true}"), 400);
    assertThat(problem.path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/name", "/size", "/tags/1", "/admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=10", "size=x", "size=1&size=2", "sise=1", "size=%ff"})
  void refusesParametersThatAreNotDeclared(String query) {
    JsonNode problem = problem(server.send(server.request("/api/v1/things?" + query)), 400);
    assertThat(problem.path("errors").get(0).path("parameter").asText()).isNotEmpty();
  }

  @Test
  void takesParametersThatAreDeclared() {
    assertThat(json(server.send(server.request("/api/v1/things?size=2"))).path("size").asText())
        .isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "{\"name\":\"a\"} {}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"a\",\"size\":1e309}",
        "{\"name\":\"a\",\"size\":1e999999999}",
        "{\"name\":\"a\",\"size\":NaN}",
        "{\"name\":\"a\",\"size\":99999999999999999999}",
        "{\"name\":\"a\",\"size\":\"3\"}",
        "{\"name\":{\"$ref\":\"#\"}}",
        "{\"name\":\"\"}"
      })
  void refusesWhatIsNoSuchBody(String body) {
    problem(post(body), 400);
  }

  @Test
  void refusesBodiesThatAreMadeToHurt() {
    problem(post("[".repeat(100_000)), 400);
    problem(post("{\"name\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}"), 400);
    problem(post("{\"name\":\"" + "x".repeat(300_000) + "\"}"), 413);
    problem(post("{\"name\":\"a\",\"size\":" + "9".repeat(100_000) + "}"), 400);
    problem(
        server.send(
            server.post("/api/v1/things", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})),
        400);
    problem(
        server.send(
            server
                .post("/api/v1/things", "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                .setHeader("Content-Type", "text/plain")),
        415);
  }

  @Test
  @DisplayName("a refusal that does not wait for the body fails neither itself nor what comes next")
  void readsOnAfterItRefused() {
    byte[] long200 = new byte[200_000];
    byte[] long300 = new byte[300_000];
    for (int i = 0; i < 100; i++) {
      problem(server.send(server.post("/api/v1/nothing", long200)), 404);
      assertThat(post("{\"name\":\"cup\"}").statusCode()).isEqualTo(201);
      problem(server.send(server.post("/api/v1/things", long300)), 413);
      assertThat(post("{\"name\":\"cup\"}").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void showsNothingOfTheInside() {
    JsonNode problem = problem(server.send(server.request("/api/v1/things/x").DELETE()), 500);
    assertThat(problem.path("id").asText()).matches("e-[0-9a-z]{6}");
    assertThat(problem.toString()).doesNotContain("secret").contains(problem.path("id").asText());
  }

  @Test
  void describesItselfWithoutAKey() {
    JsonNode document =
        json(server.send(server.request("/api/openapi.json").setHeader("Authorization", "")));
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.at("/paths/~1v1~1things/post/requestBody/content/application~1json/schema"))
        .hasToString("{\"$ref\":\"#/components/schemas/Thing\"}");
  }
}
