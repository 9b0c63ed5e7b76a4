package dev.roster.app.serve;

import dev.roster.app.config.Config;
import dev.roster.app.config.SecretKey;
import dev.roster.assembly.Core;
import dev.roster.discord.DiscordAdapter;
import dev.roster.discord.DiscordSettings;
import dev.roster.slack.SlackAdapter;
import dev.roster.slack.SlackHttp;
import dev.roster.slack.SlackSettings;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.install.OAuthInstall;
import dev.roster.slack.install.TokenVault;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The chat platforms that are configured. They stop side by side, since each takes its time. */
final class Chats implements AutoCloseable {

  private final Optional<SlackAdapter> slack;
  private final Optional<DiscordAdapter> discord;

  private Chats(Optional<SlackAdapter> slack, Optional<DiscordAdapter> discord) {
    this.slack = slack;
    this.discord = discord;
  }

  /** Starts what is configured; a platform that cannot be reached is tried again by its adapter. */
  static Chats start(Config config, Core core, SecretKey key) {
    Optional<SlackAdapter> slack = config.slack().map(one -> slack(config, one, core, key));
    Optional<DiscordAdapter> discord =
        config
            .discord()
            .map(one ->
                DiscordAdapter.start(
                    core.engine(),
                    core.platforms(),
                    new DiscordSettings(one.token(), one.apiBase())));
    return new Chats(slack, discord);
  }

  private static SlackAdapter slack(Config config, Config.Slack slack, Core core, SecretKey key) {
    Optional<OAuthApp> app =
        config
            .slackApp()
            .map(
                one -> new OAuthApp(one.clientId(), one.clientSecret(), config.http().publicUrl()));
    return SlackAdapter.start(
        core.engine(),
        core.platforms(),
        new SlackSettings(
            slack.botToken(), slack.signingSecrets(), slack.appToken(), slack.apiBase(), app),
        new TokenVault(core.installations(), key.bytes()));
  }

  /** What lets further Slack workspaces install Roster. */
  Optional<OAuthInstall> slackInstall() {
    return slack.flatMap(SlackAdapter::oauth);
  }

  /** Why nothing comes from Slack; empty while all is well, or Slack is not configured. */
  Optional<String> slackTrouble() {
    return slack.flatMap(SlackAdapter::trouble);
  }

  /** What serves Slack's requests, in its HTTP mode. */
  Optional<SlackHttp> slackHttp() {
    return slack.flatMap(SlackAdapter::http);
  }

  @Override
  public void close() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      slack.ifPresent(adapter -> threads.execute(adapter::close));
      discord.ifPresent(adapter -> threads.execute(adapter::close));
    }
  }
}
