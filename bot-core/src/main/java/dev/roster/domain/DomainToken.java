package dev.roster.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an org publishes to show that a domain is its own: made from both and from Roster's key, so
 * that it fits no other org and need not be stored. It is no secret once it is published.
 */
final class DomainToken {

  /** What stands before it in the TXT record. */
  private static final String PREFIX = "roster-domain-verification=";

  private static final int BYTES = 24;

  private final SecretKeySpec key;

  DomainToken(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Whether a record is one of these, for whatever org and domain. */
  static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  /** The whole text of the record. */
  String record(UUID org, DomainName domain) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] all = mac.doFinal((org + " " + domain).getBytes(StandardCharsets.US_ASCII));
      return PREFIX
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
