package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.roster.app.visit.BrowserCookie;
import dev.roster.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Keeps what is to be said in the browser itself, so that it is said at an address of its own: the
 * one that Discord sends people back to holds a code and would stay in the history. Nothing in it
 * is secret, and nobody but its user sees it.
 */
final class LastAnswer {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int LONGEST = 3000;

  private final BrowserCookie cookie;

  /** What is said. */
  record Said(int status, String title, String text) {
    Said {
      requireNonNull(title, "title must not be null");
      requireNonNull(text, "text must not be null");
    }
  }

  LastAnswer(URI publicUrl) {
    this.cookie = BrowserCookie.lasting("discord", publicUrl, KEPT);
  }

  void keep(HttpServletResponse response, Said said) {
    cookie.set(
        response,
        Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(said).getBytes(UTF_8)));
  }

  /** Empty when the browser keeps no cookies, or some time after. */
  Optional<Said> find(HttpServletRequest request) {
    return cookie
        .find(request)
        .filter(text -> text.length() <= LONGEST)
        .flatMap(LastAnswer::read)
        .filter(said -> said.status() >= 200 && said.status() < 600);
  }

  private static Optional<Said> read(String text) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      return Optional.of(Json.read(json, Said.class));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
