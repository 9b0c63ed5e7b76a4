package dev.roster.app.visit;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cookie that a form's token belongs to; ends with the browser's session. */
final class FormCookie {

  private static final String PATH = "/";
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final boolean secure;
  private final String name;

  /** With {@code secure} a browser sends it by https only, and takes it from nowhere else. */
  FormCookie(boolean secure) {
    this.secure = secure;
    this.name = secure ? "__Host-roster-form" : "roster-form";
  }

  Optional<String> find(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .filter(one -> one.getName().equals(name))
        .map(Cookie::getValue)
        .filter(value -> VALUE.matcher(value).matches())
        .findFirst();
  }

  void set(HttpServletResponse response, String value) {
    var cookie = new Cookie(name, value);
    cookie.setPath(PATH);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    // Lax: the page is opened from a mail, and a second invitation must not void the first one's
    // form.
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
