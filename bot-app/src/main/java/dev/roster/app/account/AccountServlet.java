package dev.roster.app.account;

import dev.roster.account.Unlinking;
import dev.roster.app.invitation.JoinedPage;
import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.command.Outcome;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InvitationLinks.Name;
import dev.roster.invite.TypedName;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import dev.roster.signin.Accounts;
import dev.roster.signin.MyAccount;
import dev.roster.signin.SignIns;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
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
  private final transient InvitationLinks links;
  private final transient ChatAccounts chats;
  private final transient Visitors visitors;
  private final transient Forms forms;
  private final transient InstantSource clock;
  private final boolean discord;

  /**
   * What it stands on.
   *
   * @param discord whether people can link their Discord account by signing in there
   */
  public record Parts(
      Accounts accounts,
      SignIns signIns,
      Sessions sessions,
      InvitationLinks links,
      Unlinking unlinking,
      Visitors visitors,
      Forms forms,
      InstantSource clock,
      boolean discord) {}

  /** Answers at {@code /account} and below. */
  public AccountServlet(Parts parts) {
    this.accounts = parts.accounts();
    this.signIns = parts.signIns();
    this.sessions = parts.sessions();
    this.links = parts.links();
    this.chats = new ChatAccounts(parts.unlinking(), parts.forms());
    this.visitors = parts.visitors();
    this.forms = parts.forms();
    this.clock = parts.clock();
    this.discord = parts.discord();
  }

  /** The account page. */
  public static List<Route> routes(Site site) {
    var core = site.core();
    return List.of(
        new AccountServlet(
                new Parts(
                    core.accounts(),
                    core.signIns(),
                    core.sessions(),
                    core.links(),
                    core.unlinking(),
                    site.visitors(),
                    site.forms(),
                    site.clock(),
                    site.linksDiscord()))
            .route());
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
    if (!path.isEmpty() && !path.equals("/key") && !path.equals("/chat")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (session.isEmpty()) {
      signedOut(response);
    } else if (path.isEmpty()) {
      show(request, response, session.get());
    } else if (path.equals("/chat")) {
      chats.ask(request, response, session.get());
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
    List<Waiting> invitations = Waiting.of(links, session, clock.instant());
    if (account.isEmpty()) {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "nobody",
          Map.of(
              "email", session.proof().email().typed(),
              "invitations", invitations,
              "csrf", csrf));
    } else {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "account",
          Map.of(
              "mine",
              account.get(),
              "unnamed",
              unnamed(session, account.get()),
              "invitations",
              invitations,
              "current",
              session.id(),
              "discord",
              discord,
              "csrf",
              csrf));
    }
  }

  /**
   * What the form for a name begins with; empty for somebody who has one, from here or from chat
   * (B14).
   */
  private Optional<Name> unnamed(WebSession session, MyAccount account) {
    return account.chats().isEmpty() && !account.orgs().isEmpty()
        ? Optional.of(links.nameOf(session)).filter(name -> !name.known())
        : Optional.empty();
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
    String code = parameter(request, "key");
    return session
        .person()
        .flatMap(person -> id(request, "org").flatMap(org -> accounts.key(person, org, code)));
  }

  private static Optional<UUID> id(HttpServletRequest request, String name) {
    String text = parameter(request, name);
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
            .ifPresent(person -> id(request, "session").ifPresent(id -> sessions.end(person, id)));
        back(response);
      }
      case "/end-others" -> {
        session.person().ifPresent(person -> sessions.endOthers(person, session.id()));
        back(response);
      }
      case "/key" -> revoke(request, response, session, form);
      case "/chat" -> chats.unlink(request, response, session, form);
      case "/name" -> name(request, response, session, form);
      case "/accept", "/decline" -> decide(request, response, session, form);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void name(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    var typed = new TypedName(parameter(request, "first"), parameter(request, "last"));
    Optional<String> problem =
        session.person().flatMap(person -> links.name(person, typed, "name:" + form));
    if (problem.isPresent()) {
      notDone(response, HttpServletResponse.SC_CONFLICT, problem.get());
    } else {
      back(response);
    }
  }

  private void decide(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    Optional<UUID> id = id(request, "invitation");
    if (id.isEmpty()) {
      invitationIsGone(response);
      return;
    }
    String key = form + ":" + id.get();
    var name = new TypedName(parameter(request, "first"), parameter(request, "last"));
    var outcome =
        path(request).equals("/accept")
            ? links.accept(id.get(), session, name, "accept:" + key)
            : links.decline(id.get(), session, "decline:" + key);
    switch (outcome) {
      case InvitationLinks.Outcome.Joined joined -> JoinedPage.send(response, joined);
      case InvitationLinks.Outcome.Declined _ -> back(response);
      case InvitationLinks.Outcome.Unproven _ -> Pages.goOn(response, "/join?next=/account");
      case InvitationLinks.Outcome.Refused(var sentence) ->
          notDone(response, HttpServletResponse.SC_CONFLICT, Pages.fromChat(sentence));
      case InvitationLinks.Outcome.Unknown() -> invitationIsGone(response);
    }
  }

  static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  private static void invitationIsGone(HttpServletResponse response) throws IOException {
    Pages.sendMessage(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "No such invitation",
        "It was answered, withdrawn or sent anew meanwhile, or it is for another address. Look at"
            + " /account, or ask who invited you.");
  }

  private void revoke(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    String code = parameter(request, "key");
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
          notDone(response, HttpServletResponse.SC_CONFLICT, Pages.fromChat(sentence));
      case Outcome.Misused _, Outcome.Changed _, Outcome.Reused _ -> keyIsGone(response);
      case Outcome.Failed(_, var id, _) ->
          notDone(
              response,
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Roster cannot do this right now; nothing was half done. Its id in the log is %s."
                  .formatted(id));
    }
  }

  static void notDone(HttpServletResponse response, int status, String sentence)
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

  static void back(HttpServletResponse response) {
    Pages.goOn(response, SUBJECT);
  }

  private static void signedOut(HttpServletResponse response, HttpServletRequest request)
      throws IOException {
    Optional<String> next = LocalPath.of(request.getParameter("next"));
    if (next.isPresent()) {
      Pages.goOn(response, next.get());
    } else {
      signedOut(response);
    }
  }

  private static void signedOut(HttpServletResponse response) throws IOException {
    Pages.send(response, HttpServletResponse.SC_OK, "signedout", Map.of());
  }
}
