package dev.roster.discord;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * What the adapter needs to know of the configuration.
 *
 * @param token {@code DISCORD_TOKEN}, the bot's
 * @param apiBaseUrl {@code DISCORD_API_BASE_URL}, ending in {@code /api/v10/}; absent for Discord's
 *     own. The gateway is the one that it names
 */
public record DiscordSettings(String token, Optional<URI> apiBaseUrl) {

  /** The version of Discord's API that the adapter speaks. */
  private static final String VERSION = "/api/v10/";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the variable that is wrong
   */
  public DiscordSettings {
    requireNonNull(token, "token must not be null");
    if (token.isBlank() || !token.equals(token.strip())) {
      throw new IllegalArgumentException(
          "DISCORD_TOKEN is empty or has blanks around it: copy it from the application's page Bot");
    }
    apiBaseUrl.ifPresent(DiscordSettings::check);
  }

  private static void check(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || !url.toString().endsWith(VERSION)) {
      throw new IllegalArgumentException(
          "DISCORD_API_BASE_URL is an http or https address that ends in "
              + VERSION
              + ", such as https://proxy.example.com/api/v10/");
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "DiscordSettings[apiBaseUrl="
        + apiBaseUrl.map(URI::toString).orElse("Discord's own")
        + "]";
  }
}
