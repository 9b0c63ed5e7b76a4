package dev.roster.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * What a network may do at a page within a minute, {@value Misses#ALLOWED} times, and the page that
 * it gets instead beyond that.
 */
public final class VisitLimit {

  /** The status of too many requests (RFC 6585, 4). */
  public static final int TOO_MANY = 429;

  private final Misses misses;
  private final String title;
  private final String text;

  /**
   * Counts nothing yet.
   *
   * @param publicUrl where people reach the pages; behind a proxy when it is https
   * @param title the title of the page for who did too much
   * @param text what it says
   */
  public VisitLimit(URI publicUrl, String title, String text) {
    this.misses = new Misses("https".equals(publicUrl.getScheme()), System::nanoTime);
    this.title = title;
    this.text = text;
  }

  /** Whether whoever asks did it so often that they were answered that. */
  public boolean stops(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!misses.isOver(request.getRemoteAddr())) {
      return false;
    }
    response.setHeader("Retry-After", "60");
    Pages.sendMessage(response, TOO_MANY, title, text);
    return true;
  }

  /** Counts it once. */
  public void count(HttpServletRequest request) {
    misses.add(request.getRemoteAddr());
  }
}
