package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * As much of Discord's OAuth2 as linking needs, as strict as its documentation: a code is good
 * once, for the application, redirect and PKCE challenge that it was given out for.
 */
final class FakeDiscord implements AutoCloseable {

  static final String CLIENT = "1234567890123456789";
  static final String SECRET = "discord-client-s3cret";

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final HttpServer server;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, Answer> faults = new ConcurrentHashMap<>();
  private volatile String user = "{}";
  private final CountDownLatch closing = new CountDownLatch(1);
  final List<String> given = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  private record Grant(Map<String, String> authorize, String user) {}

  private record Answer(int status, String body) {}

  FakeDiscord() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v10/oauth2/token", exchange -> answer(exchange, this::token));
    server.createContext("/api/v10/users/@me", exchange -> answer(exchange, this::user));
    server.createContext("/oauth2/authorize", this::page);
    server.start();
  }

  /** Who is signed in at Discord in browsers that come to its page. */
  void uses(String user) {
    this.user = user;
  }

  /** What a browser sees: two links in place of the buttons. */
  private void page(HttpExchange exchange) throws IOException {
    String here = exchange.getRequestURI().toString();
    byte[] html =
        "<!doctype html><h1>Discord</h1><a href=\"%s\">Authorize</a> <a href=\"%s\">Cancel</a>"
            .formatted(agree(here, user), deny(here))
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }

  URI base() {
    return URI.create("http://127.0.0.1:%d/api/v10/".formatted(server.getAddress().getPort()));
  }

  static String user(String id, String name, @Nullable String email, boolean verified) {
    String address = email == null ? "null" : "\"" + email + "\"";
    return "{\"id\":\"%s\",\"username\":\"zoe.kim\",\"global_name\":\"%s\",\"email\":%s,\"verified\":%s}"
        .formatted(id, name, address, verified);
  }

  /** Somebody agrees; where Discord sends the browser. */
  String agree(String authorize, String user) {
    Map<String, String> words = authorized(authorize);
    String code = "c0de-" + NEXT.incrementAndGet();
    given.add(code);
    codes.put(code, new Grant(words, user));
    return words.get("redirect_uri") + "?code=" + code + "&state=" + words.get("state");
  }

  /** Somebody presses Cancel. */
  String deny(String authorize) {
    Map<String, String> words = authorized(authorize);
    return words.get("redirect_uri")
        + "?error=access_denied&error_description=The+resource+owner+or+authorization+server+denied+the+request&state="
        + words.get("state");
  }

  private Map<String, String> authorized(String authorize) {
    URI uri = URI.create(authorize);
    Map<String, String> words = words(uri.getRawQuery());
    Map<String, String> due =
        Map.of(
            "response_type", "code",
            "client_id", CLIENT,
            "scope", "identify email",
            "code_challenge_method", "S256");
    if (!uri.getPath().equals("/oauth2/authorize")
        || !words.entrySet().containsAll(due.entrySet())) {
      throw new AssertionError("Discord would refuse " + authorize);
    }
    given.add(words.get("state"));
    return words;
  }

  /** From now on that path answers so. */
  void fail(String path, int status, String body) {
    faults.put("/api/v10/" + path, new Answer(status, body));
  }

  /** From now on that path sends its head and the beginning of a body, and no more. */
  void hang(String path) {
    faults.put("/api/v10/" + path, new Answer(-1, ""));
  }

  void recover() {
    faults.clear();
  }

  @FunctionalInterface
  private interface Handler {
    Answer answer(HttpExchange exchange, String body);
  }

  private void answer(HttpExchange exchange, Handler handler) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(exchange.getRequestMethod() + " " + path);
    Answer answer =
        Optional.ofNullable(faults.get(path)).orElseGet(() -> handler.answer(exchange, body));
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (answer.status() < 0) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private Answer token(HttpExchange exchange, String body) {
    Map<String, String> words = words(body);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    Grant grant = codes.remove(words.getOrDefault("code", ""));
    if (!CLIENT.equals(words.get("client_id")) || !SECRET.equals(words.get("client_secret"))) {
      return new Answer(401, "{\"error\": \"invalid_client\"}");
    }
    boolean fits =
        exchange.getRequestMethod().equals("POST")
            && "application/x-www-form-urlencoded".equals(type)
            && "authorization_code".equals(words.get("grant_type"))
            && grant != null
            && Objects.equals(grant.authorize().get("redirect_uri"), words.get("redirect_uri"))
            && s256(words.get("code_verifier")).equals(grant.authorize().get("code_challenge"));
    if (grant == null || !fits) {
      return new Answer(400, "{\"error\": \"invalid_grant\", \"error_description\": \"Invalid\"}");
    }
    String token = "acc3ss-" + NEXT.incrementAndGet();
    given.add(token);
    given.add(words.get("code_verifier"));
    tokens.put(token, grant.user());
    return new Answer(
        200,
        "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"expires_in\":604800,\"refresh_token\":\"r%s\",\"scope\":\"identify email\"}"
            .formatted(token, token));
  }

  private Answer user(HttpExchange exchange, String body) {
    String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String user = tokens.get(bearer.replaceFirst("^Bearer ", ""));
    boolean fits =
        bearer.startsWith("Bearer ")
            && exchange.getRequestHeaders().getFirst("User-Agent").startsWith("DiscordBot (");
    return user != null && fits
        ? new Answer(200, user)
        : new Answer(401, "{\"message\": \"401: Unauthorized\", \"code\": 0}");
  }

  private static String s256(@Nullable String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(String.valueOf(verifier).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> words(String form) {
    var words = new LinkedHashMap<String, String>();
    for (String pair : form.split("&", -1)) {
      int sign = pair.indexOf('=');
      words.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), UTF_8));
    }
    return words;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
