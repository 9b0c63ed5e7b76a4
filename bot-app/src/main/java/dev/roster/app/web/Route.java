package dev.roster.app.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A servlet and where it answers. Every request runs on a virtual thread of its own, so a servlet
 * may block. {@link SecurityHeaders} are set before it is called; what it sets itself wins.
 *
 * @param path in the servlet specification's words: {@code /exact} or {@code /prefix/*}; empty for
 *     the root alone
 * @param servlet what answers
 * @param reach who may ask
 * @param errors what the server's own errors look like there; null for a page that people read
 * @param shortcuts addresses of it whose plain case is answered without the servlet
 * @param bodies exact addresses of it that take larger bodies than {@link #USUAL_BODY}, each with
 *     how many bytes; more than that
 */
public record Route(
    String path,
    HttpServlet servlet,
    Reach reach,
    @Nullable ErrorBody errors,
    List<Shortcut> shortcuts,
    Map<String, Long> bodies) {

  /** The largest body in bytes: what Slack's gate takes (trust.md, "Measured facts"). */
  public static final long USUAL_BODY = 256 * 1024L;

  /** Who may ask. */
  public enum Reach {
    /** Anybody who reaches the port. */
    ANYONE,
    /** A person at this machine, not through a proxy or a foreign page: see {@link LocalOnly}. */
    THIS_MACHINE
  }

  /**
   * Checks the path.
   *
   * @throws IllegalArgumentException when a path does not begin with a slash, not anybody may take
   *     a shortcut, or a larger body is none
   */
  public Route {
    requireNonNull(servlet, "servlet must not be null");
    requireNonNull(reach, "reach must not be null");
    shortcuts = List.copyOf(shortcuts);
    bodies = Map.copyOf(bodies);
    if (bodies.values().stream().anyMatch(bytes -> bytes <= USUAL_BODY)) {
      throw new IllegalArgumentException("a larger body is not larger at " + path);
    }
    if (reach != Reach.ANYONE && !shortcuts.isEmpty()) {
      throw new IllegalArgumentException("a shortcut passes by who may ask at " + path);
    }
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash, not like " + path);
    }
  }

  /** A route for anybody. */
  public static Route open(String path, HttpServlet servlet) {
    return new Route(path, servlet, Reach.ANYONE, null, List.of(), Map.of());
  }

  /** A route for people at this machine. */
  public static Route local(String path, HttpServlet servlet) {
    return new Route(path, servlet, Reach.THIS_MACHINE, null, List.of(), Map.of());
  }

  /** The same with errors of its own, for programs. */
  public Route telling(ErrorBody body) {
    return new Route(path, servlet, reach, body, shortcuts, bodies);
  }

  /** The same with shortcuts. */
  public Route quickly(List<Shortcut> ways) {
    return new Route(path, servlet, reach, errors, ways, bodies);
  }

  /** The same with addresses that take larger bodies, each with how many bytes. */
  public Route taking(Map<String, Long> larger) {
    return new Route(path, servlet, reach, errors, shortcuts, larger);
  }

  /** The largest body at an address of this route, in bytes. */
  long largestBody(String address) {
    return bodies.getOrDefault(address, USUAL_BODY);
  }

  /** Whether an address is one of this route. */
  boolean isAt(String address) {
    return path.endsWith("/*")
        ? address.startsWith(path.substring(0, path.length() - 1))
        : address.equals(path);
  }
}
