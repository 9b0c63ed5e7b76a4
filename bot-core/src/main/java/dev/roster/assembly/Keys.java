package dev.roster.assembly;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives a key for each purpose from the one secret, so that no key serves two. */
final class Keys {

  private final SecretKeySpec secret;

  Keys(byte[] secretKey) {
    this.secret = new SecretKeySpec(secretKey, "HmacSHA256");
  }

  /** 32 bytes for one purpose: the expansion step of HKDF (RFC 5869) with a single block. */
  byte[] forPurpose(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update(("roster " + purpose).getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(new byte[] {1});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
