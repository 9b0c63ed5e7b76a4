package dev.roster.app.visit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guards the forms of Roster's pages, so that no other site posts them in a visitor's name. */
public final class Forms {

  /** The field of a form that holds its token. */
  public static final String FIELD = "csrf";

  private final FormTokens tokens;
  private final BrowserCookie cookie;

  /**
   * Wires it.
   *
   * @param secretKey Roster's key, from which one of its own is derived
   * @param publicUrl where people reach the pages
   */
  public Forms(byte[] secretKey, URI publicUrl) {
    this.tokens = new FormTokens(secretKey);
    this.cookie = BrowserCookie.untilClosed("form", publicUrl);
  }

  /**
   * The token of a form that is about to be shown; sets the browser's cookie.
   *
   * @param subject what the form is about, such as its path
   */
  public String token(HttpServletRequest request, HttpServletResponse response, String subject) {
    String browser = browser(request).orElseGet(tokens::newCookie);
    cookie.set(response, browser);
    return tokens.issue(browser, subject);
  }

  /**
   * Checks a form that came back.
   *
   * @return the form's number, the same each time its button is pressed: what is done under it is
   *     done once; empty when another site sent it, or it is of another browser or subject
   */
  public Optional<String> check(HttpServletRequest request, String subject) {
    return check(request, subject, request.getParameter(FIELD));
  }

  /** The same for a token that came back another way, such as an OAuth state. */
  public Optional<String> check(
      HttpServletRequest request, String subject, @Nullable String token) {
    return browser(request)
        .flatMap(browser ->
            Optional.ofNullable(token).flatMap(field -> tokens.check(browser, subject, field)));
  }

  /** What only this browser holds: its cookie of 256 random bits; empty before its first form. */
  public Optional<String> browser(HttpServletRequest request) {
    return cookie.find(request).filter(FormTokens::isCookie);
  }
}
