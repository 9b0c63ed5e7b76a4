package dev.roster.app.invitation;

import dev.roster.app.visit.Forms;
import dev.roster.app.web.Misses;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.invite.InvitationLinks.Shown;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
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
      Pattern.compile("/(?<token>[A-Za-z0-9_-]{43})(?:/(?<verb>accept|decline))?");

  private static final int TOO_MANY_REQUESTS = 429;

  private final transient InvitationLinks links;
  private final transient Forms forms;
  private final transient Misses misses;
  private final transient InstantSource clock;

  /**
   * Answers at {@code /invitations/*}.
   *
   * @param publicUrl where people reach the page
   */
  public InvitationServlet(InvitationLinks links, Forms forms, URI publicUrl, InstantSource clock) {
    this.links = links;
    this.forms = forms;
    this.misses = new Misses("https".equals(publicUrl.getScheme()), System::nanoTime);
    this.clock = clock;
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/invitations/*", this);
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
    } else if (misses.isOver(request.getRemoteAddr())) {
      tooMany(response);
    } else {
      show(request, response, path.group("token"));
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
    } else if (misses.isOver(request.getRemoteAddr())) {
      tooMany(response);
    } else {
      act(request, response, path.group("token"), path.group("verb"));
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, String token)
      throws IOException {
    var found = links.find(token).filter(one -> one.state().equals("pending") || isExpired(one));
    if (found.isEmpty()) {
      gone(request, response);
    } else if (isExpired(found.get())) {
      Pages.sendMessage(
          response,
          HttpServletResponse.SC_GONE,
          "This invitation has expired",
          "Ask %s for a new one to join %s."
              .formatted(found.get().inviter(), found.get().orgName()));
    } else {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "invitation",
          Map.of(
              "invitation", found.get(),
              "expiry", Expiry.of(found.get().expiresAt(), clock.instant()),
              "path", "/invitations/" + token,
              "csrf", forms.token(request, response, token)));
    }
  }

  private static boolean isExpired(Shown invitation) {
    return invitation.state().equals("expired");
  }

  private void act(
      HttpServletRequest request, HttpServletResponse response, String token, String verb)
      throws IOException {
    Optional<String> form = forms.check(request, token);
    if (form.isEmpty()) {
      Pages.sendMessage(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Open the link once more",
          "Nothing was changed, since this page is too old or your browser keeps no cookies. Open"
              + " the link in your mail again and press the button there.");
      return;
    }
    // Pressing twice sends one form twice: one key, one effect.
    String key = verb + ":" + form.get();
    answer(
        request,
        response,
        verb.equals("accept") ? links.accept(token, key) : links.decline(token, key));
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    switch (outcome) {
      case Outcome.Joined(String org, String role, Optional<String> team) ->
          Pages.sendMessage(
              response,
              HttpServletResponse.SC_OK,
              "You joined " + org,
              "You are in %s with the role %s.%s You can close this page."
                  .formatted(org, role, team.map(note -> " " + note).orElse("")));
      case Outcome.Declined(String org) ->
          Pages.sendMessage(
              response,
              HttpServletResponse.SC_OK,
              "Invitation declined",
              "You did not join %s. If you change your mind, ask for a new invitation."
                  .formatted(org));
      case Outcome.Refused(String sentence) ->
          Pages.sendMessage(
              response, HttpServletResponse.SC_CONFLICT, "That did not work", sentence);
      case Outcome.Unknown() -> gone(request, response);
    }
  }

  private void gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
    misses.add(request.getRemoteAddr());
    Pages.sendMessage(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "This link does not work",
        "It was used already, was cancelled or replaced by a newer one, or is incomplete. Take the"
            + " link from your newest mail, or ask who invited you to send it again.");
  }

  private static void tooMany(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "60");
    Pages.sendMessage(
        response,
        TOO_MANY_REQUESTS,
        "Too many links",
        "Many links that do not work were opened from your network. Try again in a minute.");
  }
}
