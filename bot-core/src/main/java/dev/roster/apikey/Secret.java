package dev.roster.apikey;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a new key says. Handed on once, to be shown to whoever made the key; it must reach no
 * database and no log.
 */
public final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A new one: {@code rk_} and 43 characters of base64url. */
  static Secret make() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new Secret("rk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The key itself, to be shown. */
  public String reveal() {
    return text;
  }

  byte[] hash() {
    return ApiKey.hash(text);
  }

  String prefix() {
    return text.substring(0, ApiKey.PREFIX);
  }

  /** Its beginning only. */
  @Override
  public String toString() {
    return prefix() + "...";
  }
}
