package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.web.WebServer;
import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The API of a core on a port of its own, and the product that asks it. */
final class ProductServer implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestRoster roster;
  private final WebServer web;

  ProductServer(TestRoster roster) {
    this(roster, roster.core());
  }

  /** The same of another core on the same database. */
  ProductServer(TestRoster roster, Core core) {
    this.roster = roster;
    try {
      var home = URI.create("http://127.0.0.1");
      var api =
          Api.of(ProductEndpoints.of(core), ProductEndpoints.keys(core), RateLimits.usual(), home);
      web = WebServer.start("127.0.0.1", 0, home, List.of(api.route()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new service key of an org. */
  String serviceKey(SchemeStage stage) {
    return key(stage.founder(), "key create product service:yes");
  }

  /** The key that a line makes. */
  String key(Account who, String line) {
    String words = roster.ask(who, line);
    var key = KEY.matcher(words);
    if (!key.find()) {
      throw new AssertionError(words);
    }
    return key.group();
  }

  HttpResponse<byte[]> post(String key, String path, String body) {
    return send(key, path, "application/json", body);
  }

  HttpResponse<byte[]> introspect(String key, String token) {
    return send(
        key,
        "/api/v1/introspect",
        "application/x-www-form-urlencoded",
        "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> send(String key, String path, String type, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a check, which is 200. */
  JsonNode check(String key, Map<String, ?> question) {
    HttpResponse<byte[]> response =
        post(key, "/api/v1/check", new String(Bodies.write(question), StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
    }
    return ApiServer.json(response);
  }

  @Override
  public void close() {
    client.close();
    web.close();
  }
}
