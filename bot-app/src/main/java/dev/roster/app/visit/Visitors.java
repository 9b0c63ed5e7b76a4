package dev.roster.app.visit;

import dev.roster.session.Proof;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Who uses a browser. */
public final class Visitors {

  private final Sessions sessions;
  private final BrowserCookie cookie;

  /**
   * Wires it.
   *
   * @param publicUrl where people reach the pages
   */
  public Visitors(Sessions sessions, URI publicUrl) {
    this.sessions = sessions;
    this.cookie = BrowserCookie.lasting("session", publicUrl, Sessions.LIFE);
  }

  /** The session of the browser that asks, when it has one. */
  public Optional<WebSession> find(HttpServletRequest request) {
    return cookie.find(request).flatMap(sessions::find);
  }

  /**
   * Begins a session in the browser; one that it had ends, so that nobody goes on in a session that
   * somebody else planted.
   *
   * @param person who it is, when that is known already
   */
  public void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      Proof proof,
      Optional<UUID> person) {
    cookie.find(request).ifPresent(sessions::end);
    cookie.set(response, sessions.begin(proof, person, Browser.of(request)));
  }

  /** Ends the session of the browser. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    cookie.find(request).ifPresent(sessions::end);
    cookie.clear(response);
  }
}
