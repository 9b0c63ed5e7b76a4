package dev.roster.app.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.app.web.Misses;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds out which service key asks; slows down who tries keys at random. */
final class Authentication {

  /** Design.md, "Web side": {@code rk_} and 43 base64url characters. */
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +(?<token>rk_[A-Za-z0-9_-]{43})");

  private static final String PLAIN = "Bearer ";
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final ServiceKeys keys;
  private final Misses misses;
  // Hashes of keys that were good lately: who tries wrong ones beside them stops them not.
  private final Cache<ByteBuffer, Boolean> good =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();
  // Ends long before what it stands for.
  private final Cache<UUID, Boolean> remembered =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(REMEMBERED.dividedBy(2))
          .build();

  Authentication(ServiceKeys keys, Misses misses) {
    this.keys = keys;
    this.misses = misses;
  }

  /**
   * The key behind a request.
   *
   * @throws Problem 401 without a good key, 403 for a person's own, 429 after many wrong ones
   */
  ServiceKey require(HttpServletRequest request) throws Problem {
    String address = request.getRemoteAddr();
    Optional<String> token = token(request);
    if (misses.isOver(address) && token.filter(this::wasGood).isEmpty()) {
      throw Problem.of(
              Problem.Kind.TOO_MANY_REQUESTS,
              "Many keys that do not work came from your network. Try again in a minute.")
          .header("Retry-After", "60");
    }
    Optional<ServiceKey> found = token.isEmpty() ? Optional.empty() : keys.find(token.get());
    if (found.isEmpty()) {
      token.ifPresent(one -> good.invalidate(digest(one)));
      misses.add(address);
      throw Problem.of(
              Problem.Kind.UNAUTHENTICATED,
              "Send a service key of your org as `Authorization: Bearer rk_...`; `/key create`"
                  + " with `service:yes` makes one.")
          .header("WWW-Authenticate", "Bearer realm=\"roster\"");
    }
    remember(found.get(), token.get());
    return found.get();
  }

  /** The key of a request that is plainly good; null for any other, of which nothing is noted. */
  @Nullable ServiceKey good(Request request, String authorization) {
    if (!authorization.startsWith(PLAIN)
        || (!misses.isQuiet() && misses.isOver(Request.getRemoteAddr(request)))) {
      return null;
    }
    String token = authorization.substring(PLAIN.length());
    try {
      ServiceKey key = keys.find(token).orElse(null);
      if (key != null) {
        remember(key, token);
      }
      return key;
    } catch (Problem e) {
      return null;
    }
  }

  private boolean wasGood(String token) {
    return good.getIfPresent(digest(token)) != null;
  }

  /** Once in a while only: a digest costs more than the answer to a check. */
  private void remember(ServiceKey key, String token) {
    if (remembered.getIfPresent(key.id()) == null) {
      remembered.put(key.id(), true);
      good.put(digest(token), true);
    }
  }

  private static Optional<String> token(HttpServletRequest request) {
    var headers = request.getHeaders("Authorization");
    if (!headers.hasMoreElements()) {
      return Optional.empty();
    }
    var bearer = BEARER.matcher(headers.nextElement().strip());
    return bearer.matches() && !headers.hasMoreElements()
        ? Optional.of(bearer.group("token"))
        : Optional.empty();
  }

  private static ByteBuffer digest(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
