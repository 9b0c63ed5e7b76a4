package dev.roster.app.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import dev.roster.app.config.Config;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Slack knows the bot's token. */
public final class SlackCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SlackCheck.class);
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private SlackCheck() {}

  /** What Slack said: with {@code works} who the bot is, else what is wrong and what to do. */
  public record Result(boolean works, String sentence) {}

  /** Calls {@code auth.test}, which changes nothing. */
  public static Result call(Config.Slack slack) {
    var config = new SlackConfig();
    config.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    config.setHttpClientReadTimeoutMillis(PATIENCE_MILLIS);
    slack.apiBase().ifPresent(base -> config.setMethodsEndpointUrlPrefix(base.toString()));
    var client = Slack.getInstance(config);
    try {
      var answer = client.methods(slack.botToken()).authTest(call -> call);
      return answer.isOk()
          ? new Result(
              true,
              "the bot is %s in the workspace %s.".formatted(answer.getUser(), answer.getTeam()))
          : new Result(
              false,
              "it refuses the bot's token (%s): copy the bot token again to SLACK_BOT_TOKEN."
                  .formatted(answer.getError()));
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
