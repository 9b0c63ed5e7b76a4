package dev.roster.benchmarks.growth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that the application derives from the secret of a run, which is 32 zeros. */
final class Keys {

  static final byte[] SECRET = new byte[32];

  private Keys() {}

  /** The key of the audit chain, as {@code dev.roster.assembly} makes it. */
  static byte[] auditChain() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      mac.update("roster audit chain".getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(new byte[] {1});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
