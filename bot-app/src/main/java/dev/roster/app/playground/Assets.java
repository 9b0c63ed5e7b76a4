package dev.roster.app.playground;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The page, its style and its scripts, from the class path. */
final class Assets {

  private static final Pattern NAME = Pattern.compile("[a-z]+\\.(html|css|js|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Assets() {}

  /** Sends an asset; false when there is none of that name. */
  static boolean send(String name, HttpServletResponse response) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return false;
    }
    try (InputStream asset = Assets.class.getResourceAsStream(name)) {
      if (asset == null) {
        return false;
      }
      response.setContentType(TYPES.get(name.substring(name.indexOf('.') + 1)));
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'");
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cache-Control", "no-cache");
      asset.transferTo(response.getOutputStream());
      return true;
    }
  }
}
