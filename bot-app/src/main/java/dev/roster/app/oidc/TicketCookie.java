package dev.roster.app.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that binds a sign-in to the browser in which it began. */
final class TicketCookie {

  private final boolean secure;
  private final String name;

  /** With {@code secure} a browser sends it by https only, and takes it from nowhere else. */
  TicketCookie(boolean secure) {
    this.secure = secure;
    this.name = secure ? "__Host-roster-sign-in" : "roster-sign-in";
  }

  Optional<String> find(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(one -> one.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  void set(HttpServletResponse response, String value) {
    response.addCookie(cookie(value, (int) Tickets.LIFE.toSeconds()));
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
    // Lax: the browser comes back from the provider's site.
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
