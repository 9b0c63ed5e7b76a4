package dev.roster.app.slack;

import dev.roster.app.visit.Forms;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.app.web.VisitLimit;
import dev.roster.install.InstallStates;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.install.OAuthInstall;
import dev.roster.slack.install.OAuthInstall.Outcome;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two pages of an install into a Slack workspace: one that leads to Slack, and one that Slack
 * leads back to. What comes back counts once, within 10 minutes, and only in the browser that
 * began: else somebody could make another's browser finish an install of theirs.
 */
public final class InstallServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String SUBJECT = "slack install";

  /** Installs under way at once; more are nobody's workspaces. */
  private static final long MOST_UNDER_WAY = 10_000;

  // Far beyond what Slack sends; a longer one is no code of its.
  private static final int LONGEST = 512;

  private final transient OAuthInstall slack;
  private final transient InstallStates states;
  private final transient Forms forms;
  private final transient VisitLimit visits;

  /**
   * Wires it.
   *
   * @param publicUrl where people reach the pages
   */
  public InstallServlet(OAuthInstall slack, InstallStates states, Forms forms, URI publicUrl) {
    this.slack = slack;
    this.states = states;
    this.forms = forms;
    this.visits =
        new VisitLimit(
            publicUrl,
            "Too many installs",
            "Many installs were begun from your network. Try again in a minute.");
  }

  /** Where it answers. */
  public List<Route> routes() {
    return List.of(
        Route.open(OAuthApp.INSTALL_PATH, this), Route.open(OAuthApp.REDIRECT_PATH, this));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (visits.stops(request, response)) {
      return;
    }
    visits.count(request);
    if (request.getServletPath().equals(OAuthApp.REDIRECT_PATH)) {
      finish(request, response);
    } else {
      begin(request, response);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (states.underWay() >= MOST_UNDER_WAY) {
      response.setHeader("Retry-After", "600");
      Pages.sendMessage(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "Too many installs",
          "Too many installs are under way right now. Try again in ten minutes.");
      return;
    }
    String state = forms.token(request, response, SUBJECT);
    states.begin(state);
    Pages.send(
        response,
        HttpServletResponse.SC_OK,
        "slack-install",
        Map.of("authorize", slack.authorize(state).toString()));
  }

  private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> state = parameter(request, "state");
    if (state.isEmpty() || forms.check(request, SUBJECT, state.get()).isEmpty()) {
      again(
          response,
          "This install was not begun here",
          "Nothing was installed: an install ends in the browser in which it was begun, and with"
              + " cookies on.");
      return;
    }
    switch (states.use(state.get())) {
      case GOOD -> returned(request, response);
      case USED ->
          again(
              response,
              "This install is over",
              "Slack sent you here before, and each install counts once. If Roster answers to"
                  + " /roster home in your workspace, all is well.");
      case EXPIRED, UNKNOWN ->
          again(
              response,
              "This install took too long",
              "Nothing was installed: an install has to be finished within ten minutes.");
    }
  }

  private void returned(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> error = parameter(request, "error");
    Optional<String> code = parameter(request, "code");
    if (error.isPresent() || code.isEmpty()) {
      boolean cancelled = error.filter("access_denied"::equals).isPresent();
      again(
          response,
          "Roster was not installed",
          cancelled
              ? "You cancelled at Slack, or an admin of your workspace has to allow the app first."
              : "Slack did not agree to the install.");
      return;
    }
    answer(response, slack.finish(code.get()));
  }

  private static void answer(HttpServletResponse response, Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Done(String workspace) ->
          Pages.sendMessage(
              response,
              HttpServletResponse.SC_OK,
              "Roster is in " + workspace,
              "Type /roster home there. It knows no org yet: make one with /roster org create, or"
                  + " bring one over with the code that /roster org connect gives in another place.");
      case Outcome.WholeOrganisation() ->
          again(
              response,
              "Pick one workspace",
              "Roster is installed into one workspace at a time, not into a whole organisation of"
                  + " Enterprise Grid. Nothing was installed; pick a workspace at Slack instead.");
      case Outcome.TokensExpire() ->
          tell(
              response,
              HttpServletResponse.SC_CONFLICT,
              "Nothing was installed: this Slack app has token rotation switched on, which Roster does"
                  + " not use. Whoever runs Roster needs an app without it, made from what ./roster"
                  + " manifest slack prints.");
      case Outcome.Stale() ->
          again(
              response,
              "This install took too long",
              "Nothing was installed: Slack does not know this install any more.");
      case Outcome.Misconfigured(_) ->
          tell(
              response,
              HttpServletResponse.SC_BAD_GATEWAY,
              "Nothing was installed: Slack refuses what Roster is configured with. Tell whoever runs"
                  + " Roster; ./roster doctor says more.");
      case Outcome.Unreachable() ->
          again(
              response,
              "Slack does not answer",
              "Whether Roster is installed is not known. If it does not answer to /roster home in a"
                  + " few minutes, install it again: that does no harm.");
    }
  }

  private static void tell(HttpServletResponse response, int status, String text)
      throws IOException {
    Pages.sendMessage(response, status, "Roster was not installed", text);
  }

  private static void again(HttpServletResponse response, String title, String text)
      throws IOException {
    Pages.send(
        response,
        HttpServletResponse.SC_BAD_REQUEST,
        "slack-again",
        Map.of("title", title, "text", text, "path", OAuthApp.INSTALL_PATH));
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    @Nullable String value = request.getParameter(name);
    return Optional.ofNullable(value).filter(text -> !text.isEmpty() && text.length() <= LONGEST);
  }
}
