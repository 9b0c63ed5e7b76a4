package dev.roster.app.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import dev.roster.app.config.Config;
import dev.roster.slack.install.OAuthApp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Slack knows the bot's token, and the app that workspaces install. */
public final class SlackCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SlackCheck.class);
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private SlackCheck() {}

  /** What Slack said: with {@code works} who the bot is, else what is wrong and what to do. */
  public record Result(boolean works, String sentence) {}

  /** Calls {@code auth.test}, which changes nothing. */
  public static Result call(Config.Slack slack, String token) {
    return asked(
        slack,
        client -> {
          var answer = client.methods(token).authTest(call -> call);
          return answer.isOk()
              ? new Result(
                  true,
                  "the bot is %s in the workspace %s."
                      .formatted(answer.getUser(), answer.getTeam()))
              : new Result(
                  false,
                  "it refuses the bot's token (%s): copy the bot token again to SLACK_BOT_TOKEN."
                      .formatted(answer.getError()));
        });
  }

  /** Tries the app's id and secret with a code that leads nowhere, which changes nothing. */
  public static Result pair(Config.Slack slack, Config.SlackApp app, URI publicUrl) {
    if (!"https".equals(publicUrl.getScheme())) {
      return new Result(
          false,
          "nobody can install Roster: set ROSTER_PUBLIC_URL to an https address, since Slack sends"
              + " whoever installs it back there.");
    }
    String redirect = publicUrl + OAuthApp.REDIRECT_PATH;
    return asked(
        slack,
        client -> {
          var answer =
              client
                  .methods()
                  .oauthV2Access(call ->
                      call.clientId(app.clientId())
                          .clientSecret(app.clientSecret())
                          .code("doctor")
                          .redirectUri(redirect));
          String error = String.valueOf(answer.getError());
          return switch (error) {
            case "invalid_client_id", "bad_client_secret" ->
                new Result(
                    false,
                    "it refuses the app (%s): copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from"
                            .formatted(error)
                        + " Basic Information of the app.");
            case "bad_redirect_uri" ->
                new Result(
                    false, "the app does not name " + redirect + " as redirect URL: add it there.");
            default ->
                new Result(
                    true,
                    "it knows the app; workspaces install it at %s, and it has to name %s as redirect"
                            .formatted(publicUrl + OAuthApp.INSTALL_PATH, redirect)
                        + " URL.");
          };
        });
  }

  @FunctionalInterface
  private interface Question {
    Result ask(Slack client) throws IOException, SlackApiException;
  }

  private static Result asked(Config.Slack slack, Question question) {
    var config = new SlackConfig();
    config.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    config.setHttpClientReadTimeoutMillis(PATIENCE_MILLIS);
    slack.apiBase().ifPresent(base -> config.setMethodsEndpointUrlPrefix(base.toString()));
    var client = Slack.getInstance(config);
    try {
      return question.ask(client);
    } catch (SlackApiException e) {
      return new Result(
          false,
          "it answers with status %d: try again later, or check SLACK_API_BASE_URL."
              .formatted(e.getResponse().code()));
    } catch (IOException e) {
      return new Result(
          false,
          "it cannot be reached (%s): check the network, the proxy and SLACK_API_BASE_URL."
              .formatted(e.getClass().getSimpleName()));
    } finally {
      close(client);
    }
  }

  private static void close(Slack client) {
    try {
      client.close();
    } catch (Exception e) {
      LOG.debug("the Slack client did not close", e);
    }
  }
}
