package dev.roster.app.visit;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie of Roster's pages. No script reads it and no other site's form sends it; where people
 * come by https a browser sends it by https only, and takes it from nowhere else.
 */
public final class BrowserCookie {

  /** Until the browser is closed. */
  private static final int BROWSER_SESSION = -1;

  private final String name;
  private final boolean secure;
  private final int seconds;

  private BrowserCookie(String purpose, URI publicUrl, int seconds) {
    this.secure = "https".equals(publicUrl.getScheme());
    this.name = (secure ? "__Host-" : "") + "roster-" + purpose;
    this.seconds = seconds;
  }

  /**
   * A cookie that a browser keeps for some time.
   *
   * @param purpose a word that names it
   * @param publicUrl where people reach the pages
   */
  public static BrowserCookie lasting(String purpose, URI publicUrl, Duration life) {
    return new BrowserCookie(purpose, publicUrl, (int) life.toSeconds());
  }

  /** A cookie that ends when the browser is closed. */
  static BrowserCookie untilClosed(String purpose, URI publicUrl) {
    return new BrowserCookie(purpose, publicUrl, BROWSER_SESSION);
  }

  /** What the browser holds in it. */
  public Optional<String> find(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(one -> one.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Gives it to the browser. */
  public void set(HttpServletResponse response, String value) {
    response.addCookie(cookie(value, seconds));
  }

  /** Takes it from the browser. */
  public void clear(HttpServletResponse response) {
    response.addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, int age) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setMaxAge(age);
    // Lax: people come from a mail, or back from the identity provider's site.
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
