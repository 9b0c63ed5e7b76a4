package dev.roster.slack.install;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's OAuth 2.0, version 2: leads an admin of a workspace to Slack, and trades the code that
 * comes back for the bot token. The state is the page's to make and to check.
 */
public final class OAuthInstall {

  private static final Logger LOG = LoggerFactory.getLogger(OAuthInstall.class);

  private static final int LONGEST_NAME = 160;
  private static final int LONGEST_SCOPES = 1_000;
  // What would break the line or turn its direction.
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cc}\\p{Cs}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+");
  private static final Set<String> STALE =
      Set.of("invalid_code", "code_already_used", "code_expired");

  private final Slack slack;
  private final OAuthApp app;
  private final List<String> scopes;
  private final URI authorize;
  private final TokenVault vault;

  /**
   * Wires it.
   *
   * @param scopes what is asked for
   * @param apiBase another Slack endpoint in use, beside which its page for consent is
   */
  public OAuthInstall(
      Slack slack, OAuthApp app, List<String> scopes, Optional<URI> apiBase, TokenVault vault) {
    this.slack = slack;
    this.app = app;
    this.scopes = List.copyOf(scopes);
    this.authorize =
        apiBase.orElse(URI.create("https://slack.com/api/")).resolve("../oauth/v2/authorize");
    this.vault = vault;
  }

  /** What came of an install. */
  public sealed interface Outcome {
    /** Roster is in that workspace now. */
    record Done(String workspace) implements Outcome {}

    /** A whole organisation of Enterprise Grid was picked instead of a workspace. */
    record WholeOrganisation() implements Outcome {}

    /** The app gives tokens that expire, which Roster does not renew. */
    record TokensExpire() implements Outcome {}

    /** Slack knows the code no longer. */
    record Stale() implements Outcome {}

    /** Slack refuses Roster itself: a fault of its configuration. */
    record Misconfigured(String error) implements Outcome {}

    /** Slack did not answer. */
    record Unreachable() implements Outcome {}
  }

  /** Slack's page where an admin picks a workspace and agrees. */
  public URI authorize(String state) {
    return URI.create(
        "%s?client_id=%s&scope=%s&state=%s&redirect_uri=%s"
            .formatted(
                authorize,
                encoded(app.clientId()),
                encoded(String.join(",", scopes)),
                encoded(state),
                encoded(app.redirectUrl().toString())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Trades the code of an install for its token, and keeps that. */
  public Outcome finish(String code) {
    OAuthV2AccessResponse answer;
    try {
      answer =
          slack
              .methods()
              .oauthV2Access(r ->
                  r.clientId(app.clientId())
                      .clientSecret(app.clientSecret())
                      .code(code)
                      .redirectUri(app.redirectUrl().toString()));
    } catch (IOException | SlackApiException e) {
      LOG.warn("Slack did not answer oauth.v2.access ({})", e.getClass().getSimpleName());
      return new Outcome.Unreachable();
    }
    if (answer.isOk()) {
      return granted(answer);
    }
    String error = String.valueOf(answer.getError());
    if (STALE.contains(error)) {
      return new Outcome.Stale();
    }
    LOG.error(
        "Slack refuses an install ({}): check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and that the app"
            + " names {} as redirect URL",
        error,
        app.redirectUrl());
    return new Outcome.Misconfigured(error);
  }

  private Outcome granted(OAuthV2AccessResponse answer) {
    var team = answer.getTeam();
    String token = answer.getAccessToken();
    if (token == null) {
      return new Outcome.Misconfigured("no bot token");
    }
    if (answer.isEnterpriseInstall() || team == null || team.getId() == null) {
      giveBack(token);
      return new Outcome.WholeOrganisation();
    }
    if (answer.getRefreshToken() != null) {
      giveBack(token);
      LOG.error("This Slack app has token rotation switched on: use one without it");
      return new Outcome.TokensExpire();
    }
    String name = fit(team.getName() == null ? "" : team.getName(), team.getId());
    var user = answer.getAuthedUser();
    String granted = answer.getScope() == null ? "" : answer.getScope();
    vault.keep(
        team.getId(),
        name,
        token,
        granted.length() <= LONGEST_SCOPES ? granted : granted.substring(0, LONGEST_SCOPES),
        Optional.ofNullable(user).map(OAuthV2AccessResponse.AuthedUser::getId));
    return new Outcome.Done(name);
  }

  /** A token that is not kept is worth nothing to anybody. */
  private void giveBack(String token) {
    try {
      slack.methods(token).authRevoke(r -> r);
    } catch (IOException | SlackApiException e) {
      LOG.warn("A token that Roster does not use was not revoked ({})", e.getClass().getName());
    }
  }

  private static String fit(String name, String otherwise) {
    String line = UNFIT.matcher(name).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return otherwise;
    }
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME));
  }
}
