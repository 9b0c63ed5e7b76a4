package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks Discord who somebody is, with their consent: OAuth2 with {@code identify email} and PKCE.
 * The token is used once and kept nowhere. Safe for any number of threads.
 */
final class DiscordOAuth implements DiscordLinks.Page {

  private static final URI API = URI.create("https://discord.com/api/v10/");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String clientId;
  private final String secret;
  private final URI callback;
  private final URI api;

  /**
   * Wires it.
   *
   * @param callback where Discord sends people back to; named in its developer portal
   * @param apiBase another REST endpoint than Discord's own; the page to sign in follows it
   */
  DiscordOAuth(String clientId, String secret, URI callback, Optional<URI> apiBase) {
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
   * @throws IOException when Discord cannot be asked now
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
    String access = token.map(one -> one.path("access_token").asText("")).orElse("");
    return access.isEmpty()
        ? Optional.empty()
        : ask(HttpRequest.newBuilder(api.resolve("users/@me"))
                .header("Authorization", "Bearer " + access))
            .flatMap(DiscordOAuth::read);
  }

  private static Optional<Consent> read(JsonNode user) {
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

  /** The answer; empty for one that refuses. */
  private Optional<JsonNode> ask(HttpRequest.Builder request) throws IOException {
    try {
      var answer =
          http.send(
              request
                  .timeout(PATIENCE)
                  .header("Accept", "application/json")
                  .header("User-Agent", "DiscordBot (https://roster.invalid, 1)")
                  .build(),
              BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
        throw new IOException("Discord answers with status " + answer.statusCode());
      }
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("not waited for", e);
    }
  }

  private static String form(Map<String, String> words) {
    return words.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
