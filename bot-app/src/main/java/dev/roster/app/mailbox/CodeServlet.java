package dev.roster.app.mailbox;

import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Masked;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Misses;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.app.web.VisitLimit;
import dev.roster.person.EmailAddress;
import dev.roster.session.MailboxCodes;
import dev.roster.session.Proof;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /join/code}: asks for an address, mails a code there, takes the code, and goes on to the
 * path in {@code next}. It says and does the same whether anybody is known by the address.
 */
public final class CodeServlet extends HttpServlet {

  /** Where it answers. */
  public static final String PATH = "/join/code";

  private static final long serialVersionUID = 1L;

  private static final String NEXT = "next";
  private static final String AFTERWARDS = "/join";

  /** So that nobody has mail sent all over the world; an office on one address has room. */
  private static final int MAILS = 30;

  private static final Duration PERIOD = Duration.ofHours(1);

  private final transient MailboxCodes codes;
  private final transient Forms forms;
  private final transient Visitors visitors;
  private final transient Misses mails;

  /**
   * Answers at {@link #PATH}.
   *
   * @param publicUrl where people reach the page
   */
  public CodeServlet(MailboxCodes codes, Forms forms, Visitors visitors, URI publicUrl) {
    this.codes = codes;
    this.forms = forms;
    this.visitors = visitors;
    this.mails = new Misses("https".equals(publicUrl.getScheme()), System::nanoTime, MAILS, PERIOD);
  }

  /** The page that mails codes. */
  public static List<Route> routes(Site site) {
    return List.of(
        new CodeServlet(site.core().mailboxCodes(), site.forms(), site.visitors(), site.publicUrl())
            .route());
  }

  /** Where it answers. */
  public Route route() {
    return Route.open(PATH, this);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    show(request, response, HttpServletResponse.SC_OK, "");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> browser = forms.browser(request);
    if (browser.isEmpty() || forms.check(request, PATH).isEmpty()) {
      Pages.sendMessage(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Open the page once more",
          "Nothing was mailed, since this page is too old or your browser keeps no cookies. Go"
              + " back, load the page again and press the button there.");
      return;
    }
    switch (parameter(request, "do")) {
      case "enter" -> enter(request, response, browser.get());
      case "again" -> {
        Optional<EmailAddress> email = codes.waiting(browser.get());
        if (email.isPresent()) {
          mail(request, response, browser.get(), email.get());
        } else {
          again(request, response);
        }
      }
      case "other" -> {
        codes.forget(browser.get());
        again(request, response);
      }
      default -> {
        Optional<EmailAddress> email = EmailAddress.parse(parameter(request, "email"));
        if (email.isPresent()) {
          mail(request, response, browser.get(), email.get());
        } else {
          show(
              request,
              response,
              HttpServletResponse.SC_BAD_REQUEST,
              "This is no address that mail can be sent to. For example: zoe@acme.test");
        }
      }
    }
  }

  private void mail(
      HttpServletRequest request, HttpServletResponse response, String browser, EmailAddress email)
      throws IOException {
    if (mails.isOver(request.getRemoteAddr())) {
      show(
          request,
          response,
          VisitLimit.TOO_MANY,
          "Many codes were asked for from your network. Please try again in an hour.");
      return;
    }
    switch (codes.ask(browser, email)) {
      case MailboxCodes.Asked.Mailed _ -> {
        mails.add(request.getRemoteAddr());
        again(request, response);
      }
      case MailboxCodes.Asked.Refused(String sentence) ->
          show(request, response, VisitLimit.TOO_MANY, sentence);
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, String browser)
      throws IOException {
    Optional<MailboxCodes.Taken> taken = codes.take(browser, parameter(request, "code"));
    if (taken.isEmpty()) {
      show(request, response, HttpServletResponse.SC_CONFLICT, MailboxCodes.WRONG_CODE);
      return;
    }
    visitors.begin(request, response, new Proof.Code(taken.get().email()), taken.get().person());
    Pages.goOn(response, next(request));
  }

  /** Shows the page anew, so that loading it once more posts nothing. */
  private static void again(HttpServletRequest request, HttpServletResponse response) {
    Pages.goOn(
        response,
        PATH + "?" + NEXT + "=" + URLEncoder.encode(next(request), StandardCharsets.US_ASCII));
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, String problem)
      throws IOException {
    Optional<EmailAddress> waiting = forms.browser(request).flatMap(codes::waiting);
    Pages.send(
        response,
        status,
        "code",
        Map.of(
            "sentTo", waiting.map(Masked::of).orElse(""),
            "problem", problem,
            "next", next(request),
            "csrf", forms.token(request, response, PATH)));
  }

  private static String next(HttpServletRequest request) {
    return LocalPath.of(request.getParameter(NEXT)).orElse(AFTERWARDS);
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
