package dev.roster.app.config;

import java.security.SecureRandom;
import java.util.Base64;

/** The key that signs links and the audit chain: 32 bytes. */
public final class SecretKey {

  private static final int BYTES = 32;

  private final byte[] bytes;

  private SecretKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  static SecretKey random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKey(bytes);
  }

  /**
   * Reads base64, standard or URL-safe, with or without padding.
   *
   * @throws IllegalArgumentException when it is none or has not 32 bytes
   */
  static SecretKey parse(String text) {
    byte[] bytes = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not 32 bytes");
    }
    return new SecretKey(bytes);
  }

  /** The bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** In base64. */
  String text() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "SecretKey";
  }
}
