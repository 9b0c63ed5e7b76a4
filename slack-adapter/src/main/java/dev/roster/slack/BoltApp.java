package dev.roster.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.event.UserChangeEvent;
import dev.roster.command.ErrorId;
import dev.roster.slack.render.FormView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the Bolt app together. Its own middleware is left out: it would call {@code auth.test}
 * before each start and request, and the check of signatures stands before it ({@link
 * dev.roster.slack.gate.SlackGate}).
 */
final class BoltApp {

  private static final Logger log = LoggerFactory.getLogger(BoltApp.class);

  /** Slack brings again what was answered so. */
  private static final int AGAIN = 503;

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private BoltApp() {}

  /** What takes each kind of request. */
  record Handlers(
      SlashCommands commands,
      Clicks clicks,
      Submissions submissions,
      Suggestions suggestions,
      HomeTab home) {}

  static App create(Slack slack, Workspaces workspaces, Profiles profiles, Handlers handlers) {
    var config = new AppConfig();
    config.setSlack(slack);
    // Bolt would read these from the environment by itself.
    config.setSigningSecret(null);
    config.setSingleTeamBotToken(null);
    config.setClientId(null);
    config.setClientSecret(null);
    // What nobody subscribed to is acknowledged, else Slack sends it again and again.
    config.setAllEventsApiAutoAckEnabled(true);
    config.setUnmatchedRequestHandler(request -> unmatched(request, handlers.clicks()));
    Middleware shield = (request, response, chain) -> shielded(request, () -> chain.next(request));
    var app = new App(config, List.of(shield));
    app.command(ANY, handlers.commands());
    app.blockAction(ANY, handlers.clicks());
    app.blockSuggestion(ANY, handlers.suggestions());
    app.viewSubmission(FormView.CALLBACK, handlers.submissions());
    events(app, workspaces, profiles, handlers.home());
    return app;
  }

  private static void events(App app, Workspaces workspaces, Profiles profiles, HomeTab home) {
    app.event(
        UserChangeEvent.class,
        (payload, context) -> {
          profiles.forget(payload.getTeamId(), payload.getEvent().getUser().getId());
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          if ("home".equals(event.getTab())) {
            AfterAck.later(() ->
                home.show(
                    home.source(payload.getTeamId(), event.getUser()),
                    Deliveries.key("event", payload.getEventId())));
          }
          return context.ack();
        });
    app.event(
        AppUninstalledEvent.class,
        (payload, context) -> {
          workspaces.takenOut(payload.getTeamId(), "app_uninstalled", at(payload.getEventTime()));
          return context.ack();
        });
    app.event(
        TokensRevokedEvent.class,
        (payload, context) -> {
          var bots = payload.getEvent().getTokens().getBot();
          if (bots != null && !bots.isEmpty()) {
            workspaces.takenOut(payload.getTeamId(), "tokens_revoked", at(payload.getEventTime()));
          }
          return context.ack();
        });
  }

  /** Unix seconds. */
  private static Optional<Instant> at(@Nullable Integer eventTime) {
    return Optional.ofNullable(eventTime).map(Instant::ofEpochSecond);
  }

  /** Every click is answered, also one that a hostile client sends without an id. */
  private static Response unmatched(Request<?> request, Clicks clicks) {
    return request instanceof BlockActionRequest click
            && click.getPayload().getActions() != null
            && !click.getPayload().getActions().isEmpty()
        ? clicks.apply(click, click.getContext())
        : Response.ok();
  }

  @FunctionalInterface
  private interface Step {
    Response run() throws Exception;
  }

  /**
   * Acknowledges also when a handler fails: in Socket Mode an exception would leave Slack without
   * any answer (platforms.md 2). Where Slack shows what is said, the person learns the error's id.
   * An event alone is not acknowledged, since nobody would do it again: Slack brings it again, at
   * once, after 1 and after 5 minutes (docs.slack.dev, Events API, "Retries").
   */
  private static Response shielded(Request<?> request, Step step) {
    try {
      return step.run();
    } catch (Exception e) {
      String id = ErrorId.log(log, "a request of Slack", e);
      return switch (request.getRequestType()) {
        case Command -> Response.ok(Interactions.sorry(id).words());
        case Event -> Response.error(AGAIN);
        default -> Response.ok();
      };
    }
  }
}
