package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.web.WebServer;
import dev.roster.chat.Account;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import dev.roster.usage.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole core behind the API, and an org with a service key; every answer is checked. */
final class RestStage implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final byte[] SECRET = new byte[32];

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestRoster roster;
  private final WebServer web;
  private final Api api;
  private final Account owner;
  private final String key;

  RestStage(TestDatabase database, String scheme) {
    roster = TestRoster.start(database);
    owner = roster.person("Ana Lima", "ana@acme.test");
    roster.say(owner, "org create Acme pro scheme:" + scheme);
    key = serviceKey(owner, "product");
    try {
      var home = URI.create("http://127.0.0.1");
      api =
          Api.of(
              Resources.all(roster.core().service(), SECRET),
              new CheckedKeys(roster.core().checks()),
              RateLimits.usual()
                  .with(Endpoint.Load.WRITE, new RateLimits.Limit(10_000, Duration.ofMinutes(1))),
              home);
      web = WebServer.start("127.0.0.1", 0, home, List.of(api.route()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a service key in the org that somebody speaks of. */
  String serviceKey(Account who, String name) {
    String answer = roster.ask(who, "key create " + name + " service:yes");
    var found = KEY.matcher(answer);
    if (!found.find()) {
      throw new AssertionError("no key in: " + answer);
    }
    return found.group();
  }

  /** Counts that somebody used so much now. */
  void used(String person, long credits, long requests) {
    UUID org =
        UUID.fromString(
            roster
                .database()
                .rows("select org_id from api_key where prefix = '" + key.substring(0, 8) + "'")
                .getFirst());
    roster
        .core()
        .meter()
        .record(
            org,
            List.of(
                new Usage(
                    "e-" + UUID.randomUUID(),
                    UUID.fromString(person),
                    credits,
                    requests,
                    roster.clock().instant())));
  }

  TestRoster roster() {
    return roster;
  }

  Account owner() {
    return owner;
  }

  String key() {
    return key;
  }

  Api api() {
    return api;
  }

  int port() {
    return web.port();
  }

  /** Somebody who joined the org, named by {@code first@acme.test}. */
  Account member(String first, String role) {
    Account account = roster.person(first + " Ode", first.toLowerCase(Locale.ROOT) + "@acme.test");
    roster.say(owner, "invite send " + account.mention() + " role:" + role);
    roster.settle();
    roster.press(account, roster.newestCard(account), "Accept");
    return account;
  }

  /**
   * An answer.
   *
   * @param json null without a body
   */
  record Answer(int status, HttpResponse<byte[]> http, @Nullable JsonNode json) {

    JsonNode body() {
      if (json == null) {
        throw new AssertionError("no body");
      }
      return json;
    }

    String text(String name) {
      return body().path(name).asText();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer put(String path, @Nullable String body) {
    return send("PUT", path, body, Map.of());
  }

  Answer post(String path, String body) {
    return send("POST", path, body, Map.of());
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body, Map.of());
  }

  Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  /** Sends a request, and checks that its answer is one that is declared. */
  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    return sendBytes(
        method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** The same with bytes as they are. */
  Answer sendBytes(
      String method, String path, byte @Nullable [] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      HttpResponse<byte[]> http =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode json = http.body().length == 0 ? null : Bodies.readJson(http.body());
      var answer = new Answer(http.statusCode(), http, json);
      requireDeclared(method, path, answer);
      return answer;
    } catch (IOException | Problem e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void requireDeclared(String method, String path, Answer answer) {
    if (answer.status() == 304) {
      return;
    }
    JsonNode json = answer.body();
    if (answer.status() >= 400) {
      require(Problem.schema(), json, method + " " + path);
      if (!answer.header("Content-Type").equals(Problem.MEDIA_TYPE)) {
        throw new AssertionError("a problem of type " + answer.header("Content-Type"));
      }
      return;
    }
    Endpoint endpoint = endpoint(method, path.replaceFirst("\\?.*", ""));
    Schema schema =
        endpoint.answers().stream()
            .filter(declared -> declared.status() == answer.status())
            .map(Endpoint.Answer::schema)
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(endpoint.id() + " declares no " + answer.status()));
    require(schema, json, endpoint.id());
  }

  private static void require(Schema schema, JsonNode json, String what) {
    var wrong = new Check(schema).wrong(json);
    if (!wrong.isEmpty()) {
      throw new AssertionError(what + " answers " + json + ", in which " + wrong);
    }
  }

  private Endpoint endpoint(String method, String path) {
    String[] given = ("/v1" + path).split("/", -1);
    return api.endpoints().stream()
        .filter(one -> one.verb().name().equals(method))
        .filter(one -> fits(one.path().split("/", -1), given))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing declared: " + method + " " + path));
  }

  private static boolean fits(String[] declared, String[] given) {
    if (declared.length != given.length) {
      return false;
    }
    for (int i = 0; i < given.length; i++) {
      if (!declared[i].startsWith("{") && !declared[i].equals(given[i])) {
        return false;
      }
    }
    return Arrays.stream(given).noneMatch(String::isEmpty) || given[0].isEmpty();
  }

  @Override
  public void close() {
    client.close();
    web.close();
    roster.close();
  }
}
