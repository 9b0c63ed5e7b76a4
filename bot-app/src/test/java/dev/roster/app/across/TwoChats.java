package dev.roster.app.across;

import static java.util.Objects.requireNonNull;

import dev.roster.discord.DiscordAdapter;
import dev.roster.discord.DiscordSettings;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.slack.SlackAdapter;
import dev.roster.slack.SlackSettings;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SocketDoor;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A core with both adapters around it, which meet a Slack and a Discord of our own. These outlive
 * it: it can be stopped and started anew on the same database, as another process would be.
 */
final class TwoChats implements AutoCloseable {

  final StandInSlack slack = new StandInSlack();
  final SocketDoor socket = slack.openSocket();
  final People people = new People(slack, socket);
  final StandInDiscord discord = new StandInDiscord();

  private final TestDatabase database;
  private @Nullable TestRoster roster;
  private @Nullable SlackAdapter slackAdapter;
  private @Nullable DiscordAdapter discordAdapter;

  TwoChats(TestDatabase database) throws Exception {
    this.database = database;
  }

  /** Starts it; returns when both can be spoken on. */
  void start() {
    roster = TestRoster.silent(database);
    var core = roster.core();
    slackAdapter =
        SlackAdapter.start(
            core.engine(),
            core.platforms(),
            SlackSettings.alone(
                StandInSlack.BOT_TOKEN,
                List.of(),
                Optional.of(StandInSlack.APP_TOKEN),
                Optional.of(slack.apiBaseUrl())));
    discordAdapter =
        DiscordAdapter.start(
            core.engine(),
            core.platforms(),
            new DiscordSettings(StandInDiscord.TOKEN, Optional.of(discord.apiBaseUrl())));
    Awaitility.await()
        .until(() ->
            socket.connections() > 0
                && discord.gateway().isConnected()
                && discord.commands().contains("upgrade"));
    // Only now, so that what waits is not tried in vain: this clock stands still.
    core.start();
  }

  /** Stops it, so that nothing is in the way of another. */
  void stop() {
    requireNonNull(slackAdapter).close();
    requireNonNull(discordAdapter).close();
    roster().close();
    slackAdapter = null;
    discordAdapter = null;
    Awaitility.await().until(() -> socket.connections() == 0);
  }

  /** Stops it and starts another on what it left. */
  void restart() {
    Instant now = roster().clock().instant();
    stop();
    start();
    roster().clock().set(now);
  }

  /** The core with the mail server and the clock; another one after a restart. */
  TestRoster roster() {
    return requireNonNull(roster, "it is not started");
  }

  @Override
  public void close() {
    if (slackAdapter != null) {
      stop();
    }
    slack.close();
    discord.close();
  }
}
