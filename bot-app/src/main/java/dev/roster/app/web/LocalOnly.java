package dev.roster.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets only a browser at this machine through, on a page of this server. A page that needs no
 * password must not be driven by another site (whose requests come from this machine too), not
 * through a name that an attacker points at 127.0.0.1, and not through a proxy.
 */
final class LocalOnly extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isLocal(request) && isOwnPage(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isLocal(HttpServletRequest request) throws UnknownHostException {
    String host = request.getHeader("Host");
    // The container gives the peer as a literal address, so no name is looked up here.
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null)
        && host != null
        && LOCAL_NAMES.contains(host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
  }

  /**
   * Whether no other site sent the browser here. Reading by following a link is allowed, since
   * nothing changes and the other site sees nothing of it.
   */
  private static boolean isOwnPage(HttpServletRequest request) {
    boolean reading = READING.contains(request.getMethod());
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin")
          || site.equals("none")
          || (reading && "navigate".equals(request.getHeader("Sec-Fetch-Mode")));
    }
    String origin = request.getHeader("Origin");
    return reading || origin == null || origin.equals("http://" + request.getHeader("Host"));
  }
}
