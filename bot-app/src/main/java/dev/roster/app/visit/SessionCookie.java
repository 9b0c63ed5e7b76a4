package dev.roster.app.visit;

import dev.roster.session.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie by which a browser is known; see {@link Visitors}. */
final class SessionCookie {

  private final boolean secure;
  private final String name;

  /** With {@code secure} a browser sends it by https only, and takes it from nowhere else. */
  SessionCookie(boolean secure) {
    this.secure = secure;
    this.name = secure ? "__Host-roster-session" : "roster-session";
  }

  Optional<String> find(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(one -> one.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  void set(HttpServletResponse response, String value) {
    response.addCookie(cookie(value, (int) Sessions.LIFE.toSeconds()));
  }

  void clear(HttpServletResponse response) {
    response.addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, int seconds) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setMaxAge(seconds);
    // Lax: people come from a mail or back from the identity provider.
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
