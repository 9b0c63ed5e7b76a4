package dev.roster.invite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens of invitation links: base64url of an HMAC over the invitation's id and generation, so
 * that the link can be made when the mail is sent and only its hash is ever stored (design.md,
 * "Time, ids, text, secrets"; trust.md R7).
 */
final class Tokens {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SecretKeySpec key;

  /** Takes 32 bytes that are used for nothing else. */
  Tokens(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The token: 43 characters. */
  String of(UUID invitation, int generation) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] bits =
          mac.doFinal((invitation + "/" + generation).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** What is stored. */
  byte[] hashOf(UUID invitation, int generation) {
    return hash(of(invitation, generation));
  }

  /** The hash of a token that somebody brings. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether a text could be a token at all. */
  static boolean isToken(String text) {
    return SHAPE.matcher(text).matches();
  }
}
