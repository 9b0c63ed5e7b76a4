package dev.roster.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.app.config.Config;
import dev.roster.slack.standin.StandInSlack;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the doctor finds at Slack. */
final class SlackCheckTest {

  private static final URI HERE = URI.create("https://roster.test");

  @Test
  void knowsTheBot() throws Exception {
    try (var slack = new StandInSlack()) {
      assertThat(SlackCheck.call(at(slack), StandInSlack.BOT_TOKEN).works()).isTrue();
      assertThat(SlackCheck.call(at(slack), "xoxb-other"))
          .isEqualTo(
              new SlackCheck.Result(
                  false,
                  "it refuses the bot's token (invalid_auth): copy the bot token again to"
                      + " SLACK_BOT_TOKEN."));
    }
  }

  @Test
  void knowsTheAppThatWorkspacesInstall() throws Exception {
    try (var slack = new StandInSlack()) {
      var good = new Config.SlackApp(StandInSlack.CLIENT_ID, StandInSlack.CLIENT_SECRET);
      assertThat(SlackCheck.pair(at(slack), good, HERE))
          .isEqualTo(
              new SlackCheck.Result(
                  true,
                  "it knows the app; workspaces install it at https://roster.test/slack/install, and"
                      + " it has to name https://roster.test/slack/oauth_redirect as redirect URL."));
      var bad = new Config.SlackApp(StandInSlack.CLIENT_ID, "other");
      assertThat(SlackCheck.pair(at(slack), bad, HERE))
          .isEqualTo(
              new SlackCheck.Result(
                  false,
                  "it refuses the app (bad_client_secret): copy SLACK_CLIENT_ID and"
                      + " SLACK_CLIENT_SECRET again from Basic Information of the app."));
      int calls = slack.calls().size();
      assertThat(SlackCheck.pair(at(slack), good, URI.create("http://roster.test")).sentence())
          .startsWith("nobody can install Roster: set ROSTER_PUBLIC_URL to an https address");
      assertThat(slack.calls()).hasSize(calls);
    }
  }

  private static Config.Slack at(StandInSlack slack) {
    return new Config.Slack(
        Optional.empty(), Optional.empty(), List.of("s"), Optional.of(slack.apiBaseUrl()));
  }
}
