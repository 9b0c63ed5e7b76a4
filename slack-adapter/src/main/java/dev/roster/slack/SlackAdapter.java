package dev.roster.slack;

import dev.roster.command.Engine;
import dev.roster.command.Running;
import dev.roster.platform.Platforms;
import dev.roster.slack.gate.SlackGate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Roster on Slack: start it with what talks to the engine, close it to stop. A start needs no
 * Slack: whatever fails there is tried again.
 */
public final class SlackAdapter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SlackAdapter.class);

  /** How long running work may take when stopping (issue: drained within 25 s). */
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final SlackApi api;
  private final Running running;
  private final @Nullable SlackHttp http;
  private final @Nullable SocketMode socket;

  private SlackAdapter(
      SlackApi api, Running running, @Nullable SlackHttp http, @Nullable SocketMode socket) {
    this.api = api;
    this.running = running;
    this.http = http;
    this.socket = socket;
  }

  /** Registers Slack as a platform and begins to take what people do there. */
  public static SlackAdapter start(Engine engine, Platforms platforms, SlackSettings settings) {
    return start(engine, platforms, settings, InstantSource.system());
  }

  static SlackAdapter start(
      Engine engine, Platforms platforms, SlackSettings settings, InstantSource clock) {
    settings
        .apiBaseUrl()
        .ifPresent(url -> log.warn("Slack is called at {} (SLACK_API_BASE_URL)", url));
    var api = new SlackApi(settings);
    var workspace = new Workspace(api);
    var profiles = new Profiles(api, workspace);
    var posts = new Posts(api, workspace);
    var running = new Running("slack");
    var answers = new Answers(api, posts, settings.apiBaseUrl());
    var interactions = new Interactions(engine, api, answers);
    var home = new HomeTab(interactions, api, posts);
    var app =
        BoltApp.create(
            api,
            profiles,
            new BoltApp.Handlers(
                new SlashCommands(interactions),
                new Clicks(interactions, home),
                new Submissions(engine, interactions, answers),
                new Suggestions(engine, running),
                home));
    platforms.register(new SlackPlatform(workspace, profiles, posts));
    var afterAck = new AfterAck(running);
    if (settings.isSocketMode()) {
      var socket = new SocketMode(app, settings.appToken().orElseThrow(), afterAck);
      socket.start();
      return new SlackAdapter(api, running, null, socket);
    }
    var gate = new SlackGate(settings.signingSecrets(), clock);
    return new SlackAdapter(api, running, new SlackHttp(gate, app, afterAck, running), null);
  }

  /** What serves {@code POST /slack/events}; empty in Socket Mode. */
  public Optional<SlackHttp> http() {
    return Optional.ofNullable(http);
  }

  /** Takes nothing new, waits up to 20 s for what runs, and lets go of Slack. */
  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
    running.drain(DRAIN);
    api.close();
  }
}
