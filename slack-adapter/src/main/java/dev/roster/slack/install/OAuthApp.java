package dev.roster.slack.install;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * The Slack app as workspaces install it.
 *
 * @param clientId {@code SLACK_CLIENT_ID}
 * @param clientSecret {@code SLACK_CLIENT_SECRET}
 * @param publicUrl {@code ROSTER_PUBLIC_URL}, without a slash at the end
 */
public record OAuthApp(String clientId, String clientSecret, URI publicUrl) {

  /** The path of the page that begins an install (design.md, web side). */
  public static final String INSTALL_PATH = "/slack/install";

  /** The path to which Slack sends the browser back (design.md, web side). */
  public static final String REDIRECT_PATH = "/slack/oauth_redirect";

  /** Checks that nothing is missing. */
  public OAuthApp {
    requireNonNull(clientId, "clientId must not be null");
    requireNonNull(clientSecret, "clientSecret must not be null");
    requireNonNull(publicUrl, "publicUrl must not be null");
  }

  /** The page that begins an install. */
  public URI installUrl() {
    return URI.create(publicUrl + INSTALL_PATH);
  }

  /** Where Slack sends the browser back to. */
  public URI redirectUrl() {
    return URI.create(publicUrl + REDIRECT_PATH);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OAuthApp[" + clientId + "]";
  }
}
