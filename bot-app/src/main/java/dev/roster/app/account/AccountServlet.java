package dev.roster.app.account;

import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.command.Outcome;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import dev.roster.signin.Accounts;
import dev.roster.signin.MyAccount;
import dev.roster.signin.SignIns;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The account page of whoever is signed in: what they are where, their keys and their sessions. All
 * that it shows and does is their own; GET only shows.
 */
public final class AccountServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** What the forms of the page are about, also of a sign-out button elsewhere. */
  public static final String SUBJECT = "/account";

  private final transient Accounts accounts;
  private final transient SignIns signIns;
  private final transient Sessions sessions;
  private final transient Visitors visitors;
  private final transient Forms forms;

  /** Answers at {@code /account} and below. */
  public AccountServlet(
      Accounts accounts, SignIns signIns, Sessions sessions, Visitors visitors, Forms forms) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.visitors = visitors;
    this.forms = forms;
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/account/*", this);
  }

  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<WebSession> session = visitors.find(request);
    String path = path(request);
    if (!path.isEmpty() && !path.equals("/key")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (session.isEmpty()) {
      signedOut(response);
    } else if (path.isEmpty()) {
      show(request, response, session.get());
    } else {
      askAboutKey(request, response, session.get());
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, WebSession session)
      throws IOException {
    Optional<UUID> person =
        session.person().or(() -> signIns.recognise(session, "account:" + session.id()));
    Optional<MyAccount> account = person.flatMap(accounts::of);
    String csrf = forms.token(request, response, SUBJECT);
    if (account.isEmpty()) {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "nobody",
          Map.of("email", session.proof().email().typed(), "csrf", csrf));
    } else {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "account",
          Map.of("mine", account.get(), "current", session.id(), "csrf", csrf));
    }
  }

  private void askAboutKey(
      HttpServletRequest request, HttpServletResponse response, WebSession session)
      throws IOException {
    Optional<MyAccount.Key> key = key(request, session);
    if (key.isEmpty()) {
      keyIsGone(response);
    } else {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "revoke",
          Map.of("key", key.get(), "csrf", forms.token(request, response, SUBJECT)));
    }
  }

  private Optional<MyAccount.Key> key(HttpServletRequest request, WebSession session) {
    String code = Optional.ofNullable(request.getParameter("key")).orElse("");
    return session
        .person()
        .flatMap(person -> id(request, "org").flatMap(org -> accounts.key(person, org, code)));
  }

  private static Optional<UUID> id(HttpServletRequest request, String name) {
    String text = Optional.ofNullable(request.getParameter(name)).orElse("");
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> form = forms.check(request, SUBJECT);
    Optional<WebSession> session = visitors.find(request);
    if (session.isEmpty()) {
      signedOut(response);
    } else if (form.isEmpty()) {
      Pages.sendMessage(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Open the page once more",
          "Nothing was changed, since the page is too old or your browser keeps no cookies. Open"
              + " /account again and press the button there.");
    } else {
      act(request, response, session.get(), form.get());
    }
  }

  private void act(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    switch (path(request)) {
      case "/sign-out" -> {
        visitors.end(request, response);
        signedOut(response, request);
      }
      case "/end" -> {
        session
            .person()
            .flatMap(person -> id(request, "session").map(id -> sessions.end(person, id)));
        back(response);
      }
      case "/end-others" -> {
        session.person().ifPresent(person -> sessions.endOthers(person, session.id()));
        back(response);
      }
      case "/key" -> revoke(request, response, session, form);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void revoke(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    String code = Optional.ofNullable(request.getParameter("key")).orElse("");
    Optional<UUID> org = id(request, "org");
    if (session.person().isEmpty() || org.isEmpty() || code.length() > 16) {
      keyIsGone(response);
      return;
    }
    Outcome outcome =
        accounts.revoke(session.person().get(), org.get(), code, "revoke:" + form + ":" + code);
    switch (outcome) {
      case Outcome.Done _ -> back(response);
      case Outcome.Refused(_, var sentence, _, _) ->
          notDone(response, HttpServletResponse.SC_CONFLICT, sentence);
      case Outcome.Misused _, Outcome.Changed _, Outcome.Reused _ -> keyIsGone(response);
      case Outcome.Failed(_, var id, _) ->
          notDone(
              response,
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Roster cannot do this right now; nothing was half done. Its id in the log is %s."
                  .formatted(id));
    }
  }

  private static void notDone(HttpServletResponse response, int status, String sentence)
      throws IOException {
    Pages.sendMessage(response, status, "That did not work", sentence);
  }

  private static void keyIsGone(HttpServletResponse response) throws IOException {
    Pages.sendMessage(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "No such key",
        "You have no open key of that name. It may have been revoked meanwhile; look at /account.");
  }

  private static void back(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/account");
  }

  private static void signedOut(HttpServletResponse response, HttpServletRequest request)
      throws IOException {
    Optional<String> next = LocalPath.of(request.getParameter("next"));
    if (next.isPresent()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", next.get());
    } else {
      signedOut(response);
    }
  }

  private static void signedOut(HttpServletResponse response) throws IOException {
    Pages.send(response, HttpServletResponse.SC_OK, "signedout", Map.of());
  }
}
