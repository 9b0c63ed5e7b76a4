package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.account.DiscordLinks;
import dev.roster.account.DiscordLinks.Consent;
import dev.roster.person.EmailAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks Discord who somebody is, with their consent: OAuth2 with {@code identify email} and PKCE.
 * The token is used once and kept nowhere. Safe for any number of threads.
 */
final class DiscordOAuth implements DiscordLinks.Page {

  private static final URI API = URI.create("https://discord.com/api/v10/");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  // RFC 6750, 2.1
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,1000}");
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

  private final HttpClient http;
  private final String clientId;
  private final String secret;
  private final URI callback;
  private final URI api;
  private final Duration patience;

  /**
   * Wires it.
   *
   * @param callback where Discord sends people back to; named in its developer portal
   * @param apiBase another REST endpoint than Discord's own; the page to sign in follows it
   */
  DiscordOAuth(String clientId, String secret, URI callback, Optional<URI> apiBase) {
    this(clientId, secret, callback, apiBase, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience so long an answer may take, with its body
   */
  DiscordOAuth(
      String clientId, String secret, URI callback, Optional<URI> apiBase, Duration patience) {
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    this.patience = patience;
    this.clientId = clientId;
    this.secret = secret;
    this.callback = callback;
    this.api = apiBase.orElse(API);
  }

  @Override
  public URI of(String state, String challenge) {
    var words = new LinkedHashMap<String, String>();
    words.put("response_type", "code");
    words.put("client_id", clientId);
    words.put("scope", "identify email");
    words.put("redirect_uri", callback.toString());
    words.put("state", state);
    words.put("code_challenge", challenge);
    words.put("code_challenge_method", "S256");
    words.put("prompt", "consent");
    return URI.create(api.resolve("/oauth2/authorize") + "?" + form(words));
  }

  /**
   * Who agreed.
   *
   * @param code as Discord sent it with them
   * @return empty when Discord does not take the code
   * @throws IOException when Discord cannot be asked now, or does not know this application; the
   *     message says which and holds nothing secret
   */
  Optional<Consent> consent(String code, String verifier) throws IOException {
    var words =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", clientId,
            "client_secret", secret,
            "code", code,
            "redirect_uri", callback.toString(),
            "code_verifier", verifier);
    Optional<JsonNode> token =
        ask(
            HttpRequest.newBuilder(api.resolve("oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(words))));
    if (token.isEmpty()) {
      return Optional.empty();
    }
    String access = token.get().path("access_token").asText("");
    if (!TOKEN.matcher(access).matches()) {
      throw new IOException("Discord answers without a token");
    }
    return ask(HttpRequest.newBuilder(api.resolve("users/@me"))
            .header("Authorization", "Bearer " + access))
        .flatMap(DiscordOAuth::person);
  }

  private static Optional<Consent> person(JsonNode user) {
    String id = user.path("id").asText("");
    if (!id.matches("[0-9]{1,20}")) {
      return Optional.empty();
    }
    String shown = user.path("global_name").asText("");
    String name = shown.isBlank() ? user.path("username").asText("Somebody") : shown;
    // Only a verified address says whose it is (platforms.md 3, "Identity").
    Optional<EmailAddress> email =
        user.path("verified").asBoolean(false)
            ? EmailAddress.parse(user.path("email").asText(""))
            : Optional.empty();
    return Optional.of(new Consent(id, name, email));
  }

  /** The answer; empty for one that refuses whoever came back. */
  private Optional<JsonNode> ask(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> answer =
        send(
            request
                .timeout(patience)
                .header("Accept", "application/json")
                .header("User-Agent", "DiscordBot (https://roster.invalid, 1)")
                .build());
    if (answer.statusCode() == 200) {
      return Optional.of(read(answer.body()));
    }
    if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
      throw new IOException("Discord answers with status " + answer.statusCode());
    }
    String error = error(answer.body());
    if (error.equals("invalid_grant")) {
      return Optional.empty();
    }
    throw new IOException(
        "Discord refuses with status %d (%s): check DISCORD_CLIENT_ID, DISCORD_CLIENT_SECRET and that %s is a redirect of the application"
            .formatted(answer.statusCode(), error, callback));
  }

  /** Waits for the body too, which a request's own timeout does not cover. */
  private HttpResponse<String> send(HttpRequest request) throws IOException {
    var coming = http.sendAsync(request, BodyHandlers.ofString(UTF_8));
    try {
      return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(
          e.getCause() instanceof HttpTimeoutException
              ? "Discord does not answer in time"
              : "Discord cannot be reached",
          e.getCause());
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new IOException("Discord does not answer in time", e);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Discord was not waited for", e);
    }
  }

  /** Says nothing of what was read: it may hold a token. */
  private static JsonNode read(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      throw new IOException("Discord answers with something that is no JSON");
    }
  }

  private static String error(String body) {
    try {
      String error = JSON.readTree(body).path("error").asText("");
      return ERROR.matcher(error).matches() ? error : "no reason";
    } catch (JsonProcessingException _) {
      return "no reason";
    }
  }

  private static String form(Map<String, String> words) {
    return words.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
