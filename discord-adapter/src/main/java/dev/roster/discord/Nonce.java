package dev.roster.discord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names a message by the key of its delivery: Discord posts a nonce once within some minutes, so
 * that a repeated try posts nothing twice (platforms.md 3).
 */
final class Nonce {

  // 18 bytes are 24 characters; Discord takes 25.
  private static final int BYTES = 18;

  private Nonce() {}

  /**
   * The nonce of a part of a delivery.
   *
   * @param part which of its messages, from 0
   */
  static String of(String key, int part) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((key + "/" + part).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
