package dev.roster.discord;

import dev.roster.command.Engine;
import dev.roster.command.Running;
import dev.roster.discord.render.Commands;
import dev.roster.discord.render.MessageComponents;
import dev.roster.platform.Platforms;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Roster on Discord: start it with what talks to the engine, close it to stop. A start needs no
 * Discord: whatever fails there is tried again, but for a token that Discord does not know, which
 * is said once.
 */
public final class DiscordAdapter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DiscordAdapter.class);

  /** How long running work may take when stopping; the rest of 25 s is for the farewell. */
  private static final Duration DRAIN = Duration.ofSeconds(18);

  private final Connection connection;
  private final Running running;

  private DiscordAdapter(Connection connection, Running running) {
    this.connection = connection;
    this.running = running;
  }

  /** Registers Discord as a platform and begins to take what people do there. */
  public static DiscordAdapter start(Engine engine, Platforms platforms, DiscordSettings settings) {
    settings
        .apiBaseUrl()
        .ifPresent(url -> log.warn("Discord is called at {} (DISCORD_API_BASE_URL)", url));
    var running = new Running("discord");
    var connection = new Connection(settings);
    var rest = new Rest(connection);
    var drafts = new Drafts(new MessageComponents(new Commands(engine.catalog())));
    var posts = new Posts(rest, drafts);
    var profiles = new Profiles(rest);
    var registrar = new Registrar(rest, Registration.of(engine.catalog()), running);
    var answers = new Answers(posts, drafts);
    platforms.register(new DiscordPlatform(rest, profiles, posts));
    connection.start(new Interactions(engine, running, profiles, answers, registrar));
    return new DiscordAdapter(connection, running);
  }

  /** Takes nothing new, waits up to 18 s for what runs, and lets go of Discord. */
  @Override
  public void close() {
    running.drain(DRAIN);
    connection.close();
  }
}
