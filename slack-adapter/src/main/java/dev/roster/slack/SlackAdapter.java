package dev.roster.slack;

import dev.roster.command.Engine;
import dev.roster.command.Running;
import dev.roster.platform.Platforms;
import dev.roster.slack.gate.SlackGate;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.install.OAuthInstall;
import dev.roster.slack.install.TokenVault;
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

  private final RawApi api;
  private final Running running;
  private final @Nullable SlackHttp http;
  private final @Nullable SocketMode socket;
  private final @Nullable OAuthInstall oauth;
  private final Workspaces workspaces;

  private SlackAdapter(
      RawApi api,
      Workspaces workspaces,
      Running running,
      @Nullable SlackHttp http,
      @Nullable SocketMode socket,
      @Nullable OAuthInstall oauth) {
    this.api = api;
    this.workspaces = workspaces;
    this.running = running;
    this.http = http;
    this.socket = socket;
    this.oauth = oauth;
  }

  /**
   * Registers Slack as a platform and begins to take what people do there.
   *
   * @param vault the workspaces that installed Roster, and what is known of the configured one
   */
  public static SlackAdapter start(
      Engine engine, Platforms platforms, SlackSettings settings, TokenVault vault) {
    return start(engine, platforms, settings, vault, InstantSource.system());
  }

  /** The same for the configured workspace alone. */
  public static SlackAdapter start(Engine engine, Platforms platforms, SlackSettings settings) {
    return start(engine, platforms, settings, null, InstantSource.system());
  }

  static SlackAdapter start(
      Engine engine,
      Platforms platforms,
      SlackSettings settings,
      @Nullable TokenVault vault,
      InstantSource clock) {
    settings
        .apiBaseUrl()
        .ifPresent(url -> log.warn("Slack is called at {} (SLACK_API_BASE_URL)", url));
    var raw = new RawApi(settings.apiBaseUrl());
    var workspaces = new Workspaces(raw, settings.botToken(), vault);
    var api = new SlackApi(raw, workspaces);
    var profiles = new Profiles(api, workspaces);
    var posts = new Posts(api);
    var running = new Running("slack");
    var answers = new Answers(raw, api, posts, settings.apiBaseUrl());
    var presence = new Presence(workspaces, settings.oauth().map(OAuthApp::installUrl));
    var interactions = new Interactions(engine, api, answers, presence);
    var home = new HomeTab(interactions, api, posts);
    var app =
        BoltApp.create(
            raw.slack(),
            workspaces,
            profiles,
            new BoltApp.Handlers(
                new SlashCommands(interactions),
                new Clicks(interactions, home),
                new Submissions(engine, interactions),
                new Suggestions(engine, running),
                home));
    platforms.register(new SlackPlatform(workspaces, profiles, posts));
    var afterAck = new AfterAck(running);
    OAuthInstall oauth = vault == null ? null : oauth(raw, settings, vault);
    if (settings.isSocketMode()) {
      var socket = new SocketMode(app, settings.appToken().orElseThrow(), afterAck);
      socket.start();
      return new SlackAdapter(raw, workspaces, running, null, socket, oauth);
    }
    var gate = new SlackGate(settings.signingSecrets(), clock);
    var http = new SlackHttp(gate, app, afterAck, running);
    return new SlackAdapter(raw, workspaces, running, http, null, oauth);
  }

  private static @Nullable OAuthInstall oauth(
      RawApi raw, SlackSettings settings, TokenVault vault) {
    return settings
        .oauth()
        .map(app ->
            new OAuthInstall(raw.slack(), app, SlackManifest.SCOPES, settings.apiBaseUrl(), vault))
        .orElse(null);
  }

  /** What lets further workspaces install Roster; empty when none may. */
  public Optional<OAuthInstall> oauth() {
    return Optional.ofNullable(oauth);
  }

  /** What serves {@code POST /slack/events}; empty in Socket Mode. */
  public Optional<SlackHttp> http() {
    return Optional.ofNullable(http);
  }

  /** What keeps Roster from working in Slack, in a sentence; empty while nothing is known to. */
  public Optional<String> trouble() {
    if (socket != null && !socket.isConnected()) {
      return Optional.of("Slack is not connected (Socket Mode): the log says why");
    }
    return workspaces.isHomeDead()
        ? Optional.of("Slack no longer accepts SLACK_BOT_TOKEN: install the app again")
        : Optional.empty();
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
