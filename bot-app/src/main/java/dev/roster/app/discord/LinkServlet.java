package dev.roster.app.discord;

import dev.roster.access.Refusal;
import dev.roster.account.DiscordLinks;
import dev.roster.account.DiscordLinks.Consent;
import dev.roster.account.DiscordLinks.Outcome;
import dev.roster.app.config.Config;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.app.web.VisitLimit;
import dev.roster.session.WebSession;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links Discord accounts: {@code /discord/link} leads whoever uses their account page to Discord,
 * {@code /discord/callback} takes them back, also those who began in chat, and {@code
 * /discord/done} says what came of it at an address without code or state.
 */
public final class LinkServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LinkServlet.class);
  private static final int LONGEST = 512;
  private static final String DONE = "/done";

  private final transient DiscordLinks links;
  private final transient DiscordOAuth discord;
  private final transient Visitors visitors;
  private final transient VisitLimit misses;
  private final transient LastAnswer answers;

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
    this(
        links,
        new DiscordOAuth(clientId, secret, callback(publicUrl), apiBase),
        publicUrl,
        visitors);
  }

  LinkServlet(DiscordLinks links, DiscordOAuth discord, URI publicUrl, Visitors visitors) {
    this.links = links;
    this.discord = discord;
    this.visitors = visitors;
    this.misses = new VisitLimit(publicUrl, "Too many links", "Try again in a minute.");
    this.answers = new LastAnswer(publicUrl);
    links.open(discord);
  }

  /** The address to register at Discord. */
  static URI callback(URI publicUrl) {
    return URI.create(publicUrl + "/discord/callback");
  }

  /** Where people link Discord accounts; nowhere when Discord's sign-in is not configured. */
  public static List<Route> routes(Site site) {
    var config = site.config();
    if (!site.linksDiscord()) {
      return List.of();
    }
    return List.of(
        new LinkServlet(
                site.core().discordLinks(),
                config.discordClient().orElseThrow(),
                config.discordSecret().orElseThrow(),
                site.publicUrl(),
                config.discord().flatMap(Config.Discord::apiBase),
                site.visitors())
            .route());
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
      case DONE -> done(request, response);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<WebSession> session = visitors.find(request).filter(one -> one.person().isPresent());
    if (session.isEmpty()) {
      Pages.goOn(response, "/account");
      return;
    }
    try {
      response.setHeader("Location", links.begin(session.get()).toString());
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } catch (Refusal tooOften) {
      Pages.sendMessage(response, VisitLimit.TOO_MANY, "Too many links", tooOften.sentence());
    }
  }

  private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (misses.stops(request, response)) {
      return;
    }
    String state = word(request, "state");
    Optional<String> verifier = links.verifier(state);
    if (verifier.isEmpty()) {
      misses.count(request);
      over(response);
    } else if (word(request, "error").equals("access_denied")) {
      say(
          response,
          HttpServletResponse.SC_OK,
          "Nothing was linked",
          "You did not agree at Discord. The link works until its time is over, if you change your"
              + " mind.");
    } else if (word(request, "code").isEmpty()) {
      LOG.warn("Discord sends somebody back without a code");
      say(
          response,
          HttpServletResponse.SC_BAD_GATEWAY,
          "Nothing was linked",
          "Discord sent you back without a yes or no. Open the link once more.");
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
      LOG.warn("somebody could not link a Discord account: {}", e.getMessage());
      say(
          response,
          HttpServletResponse.SC_BAD_GATEWAY,
          "Discord cannot be asked now",
          "Nothing was linked. Open the link once more in a minute; if it stays so, tell whoever"
              + " runs this Roster.");
      return;
    }
    if (consent.isEmpty()) {
      misses.count(request);
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
              "On Discord you are %s here too, as %s. Type /roster me there to see your orgs. You can close this page."
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

  private void over(HttpServletResponse response) {
    say(
        response,
        HttpServletResponse.SC_GONE,
        "This link does not work any more",
        "It works once and for 10 minutes. Type /account link on Discord for another, or press Link"
            + " Discord on your account page.");
  }

  private void say(HttpServletResponse response, int status, String title, String text) {
    answers.keep(response, new LastAnswer.Said(status, title, text));
    Pages.goOn(response, "/discord" + DONE);
  }

  private void done(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<LastAnswer.Said> said = answers.find(request);
    if (said.isEmpty()) {
      Pages.goOn(response, "/account");
      return;
    }
    Pages.send(
        response,
        said.get().status(),
        "linked",
        Map.of(
            "title", said.get().title(),
            "text", said.get().text(),
            "account", visitors.find(request).isPresent()));
  }
}
