package dev.roster.app.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a list goes on, as a text that means nothing to who carries it. It is signed, so that only
 * what a list gave comes back to it, whatever the list makes of such words.
 */
final class Cursors {

  private static final int SIGNATURE = 12;

  private final SecretKeySpec secret;

  /** Derives a key of its own from Roster's. */
  Cursors(byte[] secretKey) {
    this.secret =
        new SecretKeySpec(
            mac(
                new SecretKeySpec(secretKey, "HmacSHA256"),
                "roster api cursors".getBytes(StandardCharsets.UTF_8)),
            "HmacSHA256");
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** A cursor of a list of an org. */
  String write(UUID org, String list, String place) {
    byte[] text = place.getBytes(StandardCharsets.UTF_8);
    byte[] all =
        ByteBuffer.allocate(SIGNATURE + text.length).put(sign(org, list, text)).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * The place that a cursor stands for.
   *
   * @throws Problem 400 for any text that this list of this org did not give
   */
  String read(UUID org, String list, String cursor) throws Problem {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      if (all.length > SIGNATURE) {
        byte[] text = Arrays.copyOfRange(all, SIGNATURE, all.length);
        byte[] signature = Arrays.copyOf(all, SIGNATURE);
        if (MessageDigest.isEqual(signature, sign(org, list, text))) {
          return new String(text, StandardCharsets.UTF_8);
        }
      }
    } catch (IllegalArgumentException e) {
      // Not even base64url: as any other text that is no cursor.
    }
    throw Problem.invalid(
        List.of(
            new Problem.Wrong(
                null, "cursor", "This is no `next` that this list gave. Begin without a cursor.")));
  }

  private byte[] sign(UUID org, String list, byte[] text) {
    byte[] head = (org + " " + list + " ").getBytes(StandardCharsets.UTF_8);
    byte[] all = ByteBuffer.allocate(head.length + text.length).put(head).put(text).array();
    return Arrays.copyOf(mac(secret, all), SIGNATURE);
  }
}
