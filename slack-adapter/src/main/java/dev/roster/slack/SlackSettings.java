package dev.roster.slack;

import dev.roster.slack.install.OAuthApp;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the adapter needs to know of the configuration. With an app token Slack is connected by
 * Socket Mode, else it calls in by HTTP.
 *
 * @param botToken {@code SLACK_BOT_TOKEN}; may be absent with {@code oauth}
 * @param signingSecrets {@code SLACK_SIGNING_SECRET}; two during a rotation, none in Socket Mode
 * @param appToken {@code SLACK_APP_TOKEN}
 * @param apiBaseUrl {@code SLACK_API_BASE_URL}, ending in a slash; absent for Slack's own
 * @param oauth what further workspaces install, if they may
 */
public record SlackSettings(
    Optional<String> botToken,
    List<String> signingSecrets,
    Optional<String> appToken,
    Optional<URI> apiBaseUrl,
    Optional<OAuthApp> oauth) {

  /**
   * Copies and checks the values.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  public SlackSettings {
    signingSecrets = List.copyOf(signingSecrets);
    if (botToken.filter(token -> !token.isBlank()).isEmpty() && oauth.isEmpty()) {
      throw new IllegalArgumentException("SLACK_BOT_TOKEN is empty");
    }
    // Bolt would check signatures against a constant (platforms.md 2).
    if (appToken.isEmpty() && signingSecrets.stream().allMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)");
    }
    if (apiBaseUrl.isPresent() && !apiBaseUrl.get().toString().endsWith("/")) {
      throw new IllegalArgumentException("SLACK_API_BASE_URL ends in /api/");
    }
  }

  /** For one workspace, whose token is configured. */
  public static SlackSettings alone(
      String botToken,
      List<String> signingSecrets,
      Optional<String> appToken,
      Optional<URI> apiBaseUrl) {
    return new SlackSettings(
        Optional.of(botToken), signingSecrets, appToken, apiBaseUrl, Optional.empty());
  }

  /** Whether Slack is connected by Socket Mode. */
  public boolean isSocketMode() {
    return appToken.isPresent();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SlackSettings[mode="
        + (isSocketMode() ? "socket" : "http")
        + ", apiBaseUrl="
        + apiBaseUrl.map(URI::toString).orElse("Slack's own")
        + "]";
  }
}
