package dev.roster.discord;

import java.io.IOException;
import java.time.Duration;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks REST where the gateway is. JDA would go to Discord's own whatever REST address it was given
 * (platforms.md 3), and tries a wrong address for ever, so this is asked first.
 */
final class Gateway {

  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final OkHttpClient http;
  private final String base;
  private final String token;

  Gateway(OkHttpClient http, DiscordSettings settings) {
    this.http = http;
    this.base = settings.apiBaseUrl().map(Object::toString).orElse(RestConfig.DEFAULT_BASE_URL);
    this.token = settings.token();
  }

  /** Discord does not know the token. */
  static final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The address to connect to.
   *
   * @throws IOException when Discord does not say, or takes no connection now
   */
  String address() throws IOException, TokenRefused {
    var request =
        new Request.Builder()
            .url(base + "gateway/bot")
            .header("Authorization", "Bot " + token)
            .header("User-Agent", RestConfig.USER_AGENT)
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (response.code() == 401) {
        throw new TokenRefused();
      }
      if (!response.isSuccessful()) {
        throw new IOException("HTTP " + response.code());
      }
      return read(DataObject.fromJson(response.body().byteStream()));
    } catch (RuntimeException e) {
      throw new IOException("an answer that cannot be read", e);
    }
  }

  private static String read(DataObject answer) throws IOException {
    int shards = answer.getInt("shards", 1);
    if (shards > 1) {
      log.warn("Discord advises {} connections for so many servers; Roster makes one", shards);
    }
    var starts = answer.optObject("session_start_limit");
    if (starts.isPresent() && starts.get().getInt("remaining", 1) == 0) {
      var wait = Duration.ofMillis(starts.get().getLong("reset_after", 0));
      throw new IOException(
          "too many connections today, the next is free in " + wait.toMinutes() + " min");
    }
    return answer.getString("url");
  }
}
