package dev.roster.app.invitation;

import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.app.web.VisitLimit;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.invite.InvitationLinks.Shown;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.invite.TypedName;
import dev.roster.session.MailboxCodes;
import dev.roster.session.Proof;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages behind an invitation's link. GET only shows, since mail scanners open links; the
 * buttons post. A link that is unknown, used, cancelled or superseded gives one and the same page.
 */
public final class InvitationServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** 43 characters of base64url: 256 bits (design.md, "Time, ids, text, secrets"). */
  private static final Pattern PATH =
      Pattern.compile("/(?<token>[A-Za-z0-9_-]{43})(?:/(?<verb>accept|decline|code|sign-out))?");

  /** How the path of each invitation's page begins. */
  public static final String PAGES = "/invitations/";

  private final transient Parts parts;
  private final transient VisitLimit misses;

  /**
   * What it stands on.
   *
   * @param signIn whether this Roster has a sign-in
   * @param publicUrl where people reach the page
   */
  public record Parts(
      InvitationLinks links,
      MailboxCodes codes,
      Forms forms,
      Visitors visitors,
      boolean signIn,
      URI publicUrl,
      InstantSource clock) {}

  /** Answers at {@code /invitations/*}. */
  public InvitationServlet(Parts parts) {
    this.parts = parts;
    this.misses =
        new VisitLimit(
            parts.publicUrl(),
            "Too many links",
            "Many links that do not work were opened from your network. Try again in a minute.");
  }

  /** The pages of invitations. */
  public static List<Route> routes(Site site) {
    var core = site.core();
    return List.of(
        new InvitationServlet(
                new Parts(
                    core.links(),
                    core.mailboxCodes(),
                    site.forms(),
                    site.visitors(),
                    site.config().signIn().isPresent(),
                    site.publicUrl(),
                    site.clock()))
            .route());
  }

  /** Where it answers. */
  public Route route() {
    return Route.open(PAGES + "*", this);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = PATH.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      gone(request, response);
    } else if (path.group("verb") != null) {
      response.setHeader("Allow", "POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (!misses.stops(request, response)) {
      var visit = new Visit(request, response, path.group("token"));
      show(visit, HttpServletResponse.SC_OK, "", TypedName.NONE);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = PATH.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      gone(request, response);
    } else if (path.group("verb") == null) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (!misses.stops(request, response)) {
      act(new Visit(request, response, path.group("token")), path.group("verb"));
    }
  }

  private record Visit(HttpServletRequest request, HttpServletResponse response, String token) {
    String path() {
      return PAGES + token;
    }

    String parameter(String name) {
      return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
  }

  private void show(Visit visit, int status, String problem, TypedName typed) throws IOException {
    Optional<Shown> found = parts.links().find(visit.token());
    if (found.isEmpty()) {
      gone(visit.request(), visit.response());
    } else if (found.get().state().equals("expired")) {
      Pages.sendMessage(
          visit.response(),
          HttpServletResponse.SC_GONE,
          "This invitation has expired",
          "Ask %s for a new one to join %s."
              .formatted(found.get().inviter(), found.get().orgName()));
    } else {
      Pages.send(
          visit.response(),
          status,
          "invitation",
          Map.of("view", view(visit, found.get(), problem, typed)));
    }
  }

  private InvitationView view(Visit visit, Shown shown, String problem, TypedName typed) {
    var now = parts.clock().instant();
    var session = parts.visitors().find(visit.request());
    var need = shown.identity().need(shown.email(), session, now);
    var waiting = parts.forms().browser(visit.request()).flatMap(parts.codes()::waiting);
    var name = session.filter(_ -> need == Need.NONE).map(parts.links()::nameOf);
    return new InvitationView(
        shown,
        Expiry.of(shown.expiresAt(), now),
        InvitationView.emailOf(shown, need),
        need,
        waiting.filter(to -> to.normalised().equals(shown.email().normalised())).isPresent(),
        session.filter(_ -> need == Need.OTHER_ADDRESS).map(one -> one.proof().email().typed()),
        parts.signIn(),
        name.flatMap(known -> InvitationView.fields(known, typed)),
        name.flatMap(InvitationView::calledAs),
        problem,
        visit.path(),
        parts.forms().token(visit.request(), visit.response(), visit.token()));
  }

  private void act(Visit visit, String verb) throws IOException {
    Optional<String> form = parts.forms().check(visit.request(), visit.token());
    if (form.isEmpty()) {
      Pages.sendMessage(
          visit.response(),
          HttpServletResponse.SC_FORBIDDEN,
          "Open the link once more",
          "Nothing was changed, since this page is too old or your browser keeps no cookies. Open"
              + " the link in your mail again and press the button there.");
      return;
    }
    // Pressing twice sends one form twice: one key, one effect.
    String key = verb + ":" + form.get();
    switch (verb) {
      case "accept" -> accept(visit, key);
      case "decline" -> answer(visit, parts.links().decline(visit.token(), key));
      case "code" -> code(visit);
      default -> {
        parts.visitors().end(visit.request(), visit.response());
        Pages.goOn(visit.response(), visit.path());
      }
    }
  }

  private void accept(Visit visit, String key) throws IOException {
    var typed = new TypedName(visit.parameter("first"), visit.parameter("last"));
    Outcome outcome =
        parts.links().accept(visit.token(), parts.visitors().find(visit.request()), typed, key);
    if (outcome instanceof Outcome.Refused(String sentence)
        && parts.links().find(visit.token()).isPresent()) {
      show(visit, HttpServletResponse.SC_CONFLICT, sentence, typed);
    } else {
      answer(visit, outcome);
    }
  }

  /** Mails a code to the invited address, or takes what was typed for it. */
  private void code(Visit visit) throws IOException {
    Optional<Shown> shown =
        parts.links().find(visit.token()).filter(one -> one.state().equals("pending"));
    Optional<String> browser = parts.forms().browser(visit.request());
    if (shown.isEmpty() || browser.isEmpty()) {
      show(visit, HttpServletResponse.SC_OK, "", TypedName.NONE);
    } else if (visit.parameter("do").equals("enter")) {
      take(visit, browser.get());
    } else if (parts.codes().ask(browser.get(), shown.get().email())
        instanceof MailboxCodes.Asked.Refused(String sentence)) {
      show(visit, VisitLimit.TOO_MANY, sentence, TypedName.NONE);
    } else {
      Pages.goOn(visit.response(), visit.path());
    }
  }

  private void take(Visit visit, String browser) throws IOException {
    Optional<MailboxCodes.Taken> taken = parts.codes().take(browser, visit.parameter("code"));
    if (taken.isEmpty()) {
      show(visit, HttpServletResponse.SC_CONFLICT, MailboxCodes.WRONG_CODE, TypedName.NONE);
      return;
    }
    parts
        .visitors()
        .begin(
            visit.request(),
            visit.response(),
            new Proof.Code(taken.get().email()),
            taken.get().person());
    Pages.goOn(visit.response(), visit.path());
  }

  private void answer(Visit visit, Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Joined joined -> JoinedPage.send(visit.response(), joined);
      case Outcome.Declined(String org) ->
          Pages.sendMessage(
              visit.response(),
              HttpServletResponse.SC_OK,
              "Invitation declined",
              "You did not join %s. If you change your mind, ask for a new invitation."
                  .formatted(org));
      case Outcome.Refused(String sentence) ->
          Pages.sendMessage(
              visit.response(), HttpServletResponse.SC_CONFLICT, "That did not work", sentence);
      // The page says what is missing.
      case Outcome.Unproven _ -> Pages.goOn(visit.response(), visit.path());
      case Outcome.Unknown() -> gone(visit.request(), visit.response());
    }
  }

  private void gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
    misses.count(request);
    Pages.sendMessage(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "This link does not work",
        "It was used already, was cancelled or replaced by a newer one, or is incomplete. Take the"
            + " link from your newest mail, or ask who invited you to send it again. If you joined"
            + " already, go on in chat.");
  }
}
