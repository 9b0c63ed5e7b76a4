package dev.roster.app.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style sheets, scripts and pictures: the files in {@code src/main/resources/assets}, under a path
 * that holds a hash of their content, so that a browser may keep them for good.
 */
public final class Assets extends HttpServlet {

  /** Where it answers. */
  static final String PATH = "/assets/*";

  private static final long serialVersionUID = 1L;
  private static final Pattern HASHED =
      Pattern.compile("/(?<name>[a-z][a-z0-9-]*)\\.(?<hash>[0-9a-f]{12})\\.(?<type>css|js|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private static final Map<String, Asset> LOADED = new ConcurrentHashMap<>();

  /** A file; no record, since it holds an array. */
  private static final class Asset {
    private final byte[] bytes;
    private final String hash;

    Asset(byte[] bytes, String hash) {
      this.bytes = bytes;
      this.hash = hash;
    }
  }

  /**
   * The address of a file in the page.
   *
   * @param file such as {@code roster.css}
   * @throws IllegalArgumentException when there is no such file
   */
  public static String path(String file) {
    Asset asset =
        load(file).orElseThrow(() -> new IllegalArgumentException("no asset named " + file));
    int dot = file.lastIndexOf('.');
    return "/assets/" + file.substring(0, dot) + "." + asset.hash + file.substring(dot);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = HASHED.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var asset = load(path.group("name") + "." + path.group("type"));
    if (asset.isEmpty() || !asset.get().hash.equals(path.group("hash"))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setContentType(TYPES.get(path.group("type")));
    response.setContentLength(asset.get().bytes.length);
    response.getOutputStream().write(asset.get().bytes);
  }

  private static Optional<Asset> load(String file) {
    // Only files that exist are kept: names come from the outside too.
    return Optional.ofNullable(LOADED.computeIfAbsent(file, Assets::read));
  }

  private static @Nullable Asset read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream("/assets/" + file)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(bytes, HexFormat.of().formatHex(hash, 0, 6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
