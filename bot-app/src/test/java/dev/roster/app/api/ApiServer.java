package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An API of sample operations on a port of its own. */
final class ApiServer implements AfterEachCallback {

  /** A key that works. */
  static final String GOOD = "rk_" + "a".repeat(43);

  /** A key of the right shape that does not work. */
  static final String BAD = "rk_" + "b".repeat(43);

  /** A key that a person made for themselves. */
  static final String PERSONAL = "rk_" + "c".repeat(43);

  private static final ServiceKey ACME =
      new ServiceKey(
          UUID.nameUUIDFromBytes(new byte[] {1}), UUID.nameUUIDFromBytes(new byte[] {2}), "acme");

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer web;
  private final Api api;

  ApiServer(List<Endpoint> endpoints, RateLimits limits) {
    try {
      var home = URI.create("http://127.0.0.1");
      api = Api.of(endpoints, ApiServer::find, limits, home);
      web = WebServer.start("127.0.0.1", 0, home, List.of(api.route()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<ServiceKey> find(String token) throws Problem {
    if (token.equals(PERSONAL)) {
      throw Problem.of(Problem.Kind.FORBIDDEN, "This is a person's own key.");
    }
    return token.equals(GOOD) ? Optional.of(ACME) : Optional.empty();
  }

  Api api() {
    return api;
  }

  int port() {
    return web.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
        .header("Authorization", "Bearer " + GOOD);
  }

  HttpRequest.Builder post(String path, byte[] body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return Bodies.readJson(response.body());
    } catch (Problem e) {
      throw new AssertionError(
          "not JSON: " + new String(response.body(), StandardCharsets.UTF_8), e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client.close();
    web.close();
  }
}
