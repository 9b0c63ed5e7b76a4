package dev.roster.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.ee10.servlet.ServletApiResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Headers of every answer: no framing, no sniffing, no caching, no referrer, nothing loaded from
 * elsewhere (trust.md R7). A servlet whose page has scripts sets {@code Content-Security-Policy} to
 * {@link #WITH_SCRIPTS}.
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
  private static final String HSTS_ONE_YEAR = "max-age=31536000";

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

  private final transient List<HttpField> encoded = new ArrayList<>();

  /**
   * Adds {@code Strict-Transport-Security} where people come by https.
   *
   * @param publicUrl where people reach the web side
   */
  public SecurityHeaders(URI publicUrl) {
    if ("https".equalsIgnoreCase(publicUrl.getScheme())) {
      headers.put("Strict-Transport-Security", HSTS_ONE_YEAR);
    }
    headers.forEach((name, value) -> encoded.add(new PreEncodedHttpField(name, value)));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof ServletApiResponse api) {
      // Nothing is there yet to be replaced, and the bytes are the same each time.
      encoded.forEach(api.getResponse().getHeaders()::add);
    } else {
      headers.forEach(response::setHeader);
    }
    chain.doFilter(request, response);
  }

  /** The headers as they are written, for answers that are not written by a servlet. */
  List<HttpField> encoded() {
    return List.copyOf(encoded);
  }

  /** The headers by name, for answers that are not written by a servlet. */
  Map<String, String> all() {
    return Map.copyOf(headers);
  }
}
