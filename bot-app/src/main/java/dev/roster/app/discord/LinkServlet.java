package dev.roster.app.discord;

import dev.roster.account.DiscordLinks;
import dev.roster.account.DiscordLinks.Consent;
import dev.roster.account.DiscordLinks.Outcome;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.Misses;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.session.WebSession;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links Discord accounts: {@code /discord/link} leads whoever uses their account page to Discord,
 * {@code /discord/callback} takes them back, also those who began in chat.
 */
public final class LinkServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LinkServlet.class);
  private static final int LONGEST = 512;
  private static final int TOO_MANY_REQUESTS = 429;

  private final transient DiscordLinks links;
  private final transient DiscordOAuth discord;
  private final transient Visitors visitors;
  private final transient Misses misses;

  /**
   * Answers below {@code /discord}, and switches links in chat on.
   *
   * @param publicUrl where people reach the pages
   * @param apiBase another REST endpoint than Discord's own
   */
  public LinkServlet(
      DiscordLinks links,
      String clientId,
      String secret,
      URI publicUrl,
      Optional<URI> apiBase,
      Visitors visitors) {
    this.links = links;
    this.visitors = visitors;
    this.discord =
        new DiscordOAuth(clientId, secret, URI.create(publicUrl + "/discord/callback"), apiBase);
    this.misses = new Misses("https".equals(publicUrl.getScheme()), System::nanoTime);
    links.open(discord);
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/discord/*", this);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/link" -> begin(request, response);
      case "/callback" -> back(request, response);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<WebSession> session = visitors.find(request).filter(one -> one.person().isPresent());
    if (session.isEmpty()) {
      Pages.goOn(response, "/account");
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", links.begin(session.get()).toString());
  }

  private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String address = request.getRemoteAddr();
    if (misses.isOver(address)) {
      response.setHeader("Retry-After", "60");
      say(response, TOO_MANY_REQUESTS, "Too many links", "Try again in a minute.");
      return;
    }
    String state = word(request, "state");
    Optional<String> verifier = links.verifier(state);
    if (verifier.isEmpty()) {
      misses.add(address);
      over(response);
    } else if (request.getParameter("error") != null || word(request, "code").isEmpty()) {
      say(
          response,
          HttpServletResponse.SC_OK,
          "Nothing was linked",
          "You did not agree at Discord. The link works until its time is over, if you change your"
              + " mind.");
    } else {
      finish(request, response, state, verifier.get());
    }
  }

  private void finish(
      HttpServletRequest request, HttpServletResponse response, String state, String verifier)
      throws IOException {
    Optional<Consent> consent;
    try {
      consent = discord.consent(word(request, "code"), verifier);
    } catch (IOException e) {
      LOG.warn("Discord could not be asked who linked an account: {}", e.getMessage());
      say(
          response,
          HttpServletResponse.SC_BAD_GATEWAY,
          "Discord does not answer",
          "Nothing was linked. Open the link once more in a minute.");
      return;
    }
    if (consent.isEmpty()) {
      misses.add(request.getRemoteAddr());
      say(
          response,
          HttpServletResponse.SC_CONFLICT,
          "Nothing was linked",
          "Discord does not confirm that you agreed. Open the link once more.");
      return;
    }
    switch (links.finish(state, visitors.find(request), consent.get())) {
      case Outcome.Linked(var name, var account) ->
          say(
              response,
              HttpServletResponse.SC_OK,
              "Linked",
              "On Discord you are %s here too, as %s. Type /me there to see your orgs. You can close this page."
                  .formatted(name, account));
      case Outcome.Refused(var sentence) ->
          say(
              response,
              HttpServletResponse.SC_CONFLICT,
              "Nothing was linked",
              sentence.replace("`", ""));
      case Outcome.Over() -> over(response);
    }
  }

  private static String word(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .filter(text -> text.length() <= LONGEST)
        .orElse("");
  }

  private static void over(HttpServletResponse response) throws IOException {
    say(
        response,
        HttpServletResponse.SC_GONE,
        "This link does not work any more",
        "It works once and for 10 minutes. Type /account link on Discord for another, or press Link"
            + " Discord on your account page.");
  }

  private static void say(HttpServletResponse response, int status, String title, String text)
      throws IOException {
    Pages.sendMessage(response, status, title, text);
  }
}
