package dev.roster.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.ee10.servlet.ServletApiResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Headers of every answer: no framing, no sniffing, no caching, no referrer, nothing loaded from
 * elsewhere (trust.md R7). A servlet whose page has scripts sets {@code Content-Security-Policy} to
 * {@link #WITH_SCRIPTS}. Answers to programs carry only those that guard JSON should a browser open
 * it: the rest would be half of what goes over the wire.
 */
public final class SecurityHeaders extends HttpFilter {

  /** The header's name. */
  public static final String POLICY = "Content-Security-Policy";

  /** For pages without scripts: own style sheets, forms to this server, nothing else. */
  public static final String WITHOUT_SCRIPTS =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /** For pages with scripts: as without, and own scripts that may call this server. */
  public static final String WITH_SCRIPTS =
      WITHOUT_SCRIPTS + "; script-src 'self'; connect-src 'self'";

  private static final long serialVersionUID = 1L;
  private static final String HSTS = "Strict-Transport-Security";
  private static final String HSTS_ONE_YEAR = "max-age=31536000";
  private static final Map<String, String> FOR_PROGRAMS =
      Map.of(
          POLICY,
          "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Cache-Control",
          "no-store");

  private final TreeMap<String, String> headers =
      new TreeMap<>(
          Map.of(
              POLICY,
              WITHOUT_SCRIPTS,
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer",
              "Cache-Control",
              "no-store",
              "Cross-Origin-Opener-Policy",
              "same-origin",
              "Cross-Origin-Resource-Policy",
              "same-origin",
              "Permissions-Policy",
              "camera=(), microphone=(), geolocation=()",
              "X-Robots-Tag",
              "noindex"));

  private final TreeMap<String, String> programs = new TreeMap<>(FOR_PROGRAMS);
  private final transient List<HttpField> encoded;
  private final transient List<HttpField> encodedForPrograms;
  private final transient List<Route> programRoutes;

  /**
   * Adds {@code Strict-Transport-Security} where people come by https.
   *
   * @param publicUrl where people reach the web side
   * @param routes those with errors of their own or shortcuts are for programs
   */
  public SecurityHeaders(URI publicUrl, List<Route> routes) {
    if ("https".equalsIgnoreCase(publicUrl.getScheme())) {
      headers.put(HSTS, HSTS_ONE_YEAR);
      programs.put(HSTS, HSTS_ONE_YEAR);
    }
    this.encoded = encode(headers);
    this.encodedForPrograms = encode(programs);
    this.programRoutes = routes.stream().filter(SecurityHeaders::isForPrograms).toList();
  }

  private static List<HttpField> encode(Map<String, String> headers) {
    return headers.entrySet().stream()
        .<HttpField>map(one -> new PreEncodedHttpField(one.getKey(), one.getValue()))
        .toList();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean program = isForPrograms(request.getRequestURI());
    if (response instanceof ServletApiResponse api) {
      // Nothing is there yet to be replaced, and the bytes are the same each time.
      (program ? encodedForPrograms : encoded).forEach(api.getResponse().getHeaders()::add);
    } else {
      (program ? programs : headers).forEach(response::setHeader);
    }
    if (request.getMethod().equals("TRACE")) {
      // Echoes what no script may read, cookies among it.
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isForPrograms(Route route) {
    return route.errors() != null || !route.shortcuts().isEmpty();
  }

  private boolean isForPrograms(String address) {
    for (Route route : programRoutes) {
      if (route.isAt(address)) {
        return true;
      }
    }
    return false;
  }

  /** The headers of answers to programs as they are written, for those that no servlet writes. */
  List<HttpField> encodedForPrograms() {
    return encodedForPrograms;
  }

  /** The headers of an answer at that address by name, for those that no servlet writes. */
  Map<String, String> at(String address) {
    return Map.copyOf(isForPrograms(address) ? programs : headers);
  }
}
