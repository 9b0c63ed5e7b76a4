package dev.roster.slack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names what Slack delivers, the same when it is delivered again: the engine does each once
 * (platforms.md 2, "Signature", names the parts).
 */
final class Deliveries {

  private static final int MOST = 150;

  private Deliveries() {}

  /** A name made of parts that together are unique. */
  static String key(@Nullable String... parts) {
    String key =
        Arrays.stream(parts)
            .map(part -> Objects.requireNonNullElse(part, "-"))
            .collect(Collectors.joining(":"));
    return key.length() <= MOST ? key : hash(key);
  }

  private static String hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
