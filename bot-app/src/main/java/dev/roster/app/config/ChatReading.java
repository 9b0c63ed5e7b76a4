package dev.roster.app.config;

import dev.roster.app.config.Config.Discord;
import dev.roster.app.config.Config.Slack;
import dev.roster.app.config.Config.SlackApp;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads what concerns the chat platforms: which are on, and what must be set together. */
final class ChatReading {

  private final Reading reading;

  ChatReading(Reading reading) {
    this.reading = reading;
  }

  /**
   * Slack, which a bot token turns on, or an app that workspaces install.
   *
   * @param installed that app
   */
  Optional<Slack> slack(Optional<SlackApp> installed) {
    var bot = reading.get(Keys.SLACK_BOT_TOKEN);
    var app = reading.get(Keys.SLACK_APP_TOKEN);
    var secrets = reading.get(Keys.SLACK_SIGNING_SECRET);
    var base = reading.get(Keys.SLACK_API_BASE_URL);
    boolean installs =
        reading.isSet(Keys.SLACK_CLIENT_ID) || reading.isSet(Keys.SLACK_CLIENT_SECRET);
    requireWayIn(reading.isSet(Keys.SLACK_BOT_TOKEN), installs);
    boolean isOn = bot.isPresent() || installed.isPresent();
    if (base.isPresent() && isOn) {
      reading.warn(
          reading.label(Keys.SLACK_API_BASE_URL)
              + " sends everything that is meant for Slack, the bot's token too, to "
              + base.get()
              + ".");
    }
    if (bot.isPresent()
        && !reading.isSet(Keys.SLACK_APP_TOKEN)
        && !reading.isSet(Keys.PUBLIC_URL)) {
      reading.warn(
          "ROSTER_PUBLIC_URL is not set: links in mails lead to this machine only, and Slack needs a"
              + " public address for HTTP mode.");
    }
    return isOn
        ? Optional.of(new Slack(bot, app, secrets.orElse(List.of()), base))
        : Optional.empty();
  }

  private void requireWayIn(boolean bot, boolean installs) {
    boolean anyWay =
        reading.isSet(Keys.SLACK_APP_TOKEN) || reading.isSet(Keys.SLACK_SIGNING_SECRET);
    if ((bot || installs) && !anyWay) {
      var first =
          bot
              ? Keys.SLACK_BOT_TOKEN
              : reading.isSet(Keys.SLACK_CLIENT_ID)
                  ? Keys.SLACK_CLIENT_ID
                  : Keys.SLACK_CLIENT_SECRET;
      reading.problem(
          reading.label(first)
              + " needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode): set one"
              + " of them.");
    }
    for (var key : List.of(Keys.SLACK_APP_TOKEN, Keys.SLACK_SIGNING_SECRET)) {
      if (reading.isSet(key) && !bot && !installs) {
        reading.problem(
            reading.label(key)
                + " needs SLACK_BOT_TOKEN: set that to "
                + Keys.SLACK_BOT_TOKEN.allowed()
                + ".");
      }
    }
  }

  Optional<SlackApp> slackApp() {
    var id = reading.get(Keys.SLACK_CLIENT_ID);
    var secret = reading.get(Keys.SLACK_CLIENT_SECRET);
    reading.requireTogether(Keys.SLACK_CLIENT_ID, Keys.SLACK_CLIENT_SECRET);
    return id.isPresent() && secret.isPresent()
        ? Optional.of(new SlackApp(id.get(), secret.get()))
        : Optional.empty();
  }

  /** Slack leads browsers back only by https. */
  void warnWithoutHttps(Optional<URI> publicUrl) {
    if (reading.isSet(Keys.SLACK_CLIENT_ID)
        && publicUrl.filter(one -> "https".equals(one.getScheme())).isEmpty()) {
      reading.warn(
          reading.label(Keys.SLACK_CLIENT_ID)
              + " lets workspaces install Roster only with an https address in ROSTER_PUBLIC_URL,"
              + " such as https://roster.example.com: Slack sends whoever installs it back there.");
    }
  }

  /** What lets people sign in at Discord; needs the application's id beside it. */
  Optional<String> discordSecret() {
    var secret = reading.get(Keys.DISCORD_CLIENT_SECRET);
    if (reading.isSet(Keys.DISCORD_CLIENT_SECRET) && !reading.isSet(Keys.DISCORD_CLIENT_ID)) {
      reading.problem(
          reading.label(Keys.DISCORD_CLIENT_SECRET)
              + " needs DISCORD_CLIENT_ID: set that to "
              + Keys.DISCORD_CLIENT_ID.allowed()
              + ".");
    }
    return secret;
  }

  Optional<Discord> discord() {
    var token = reading.get(Keys.DISCORD_TOKEN);
    var base = reading.get(Keys.DISCORD_API_BASE_URL);
    if (base.isPresent() && token.isPresent()) {
      reading.warn(
          reading.label(Keys.DISCORD_API_BASE_URL)
              + " sends everything that is meant for Discord, the bot's token too, to "
              + base.get()
              + ".");
    }
    return token.map(secret -> new Discord(secret, base));
  }
}
