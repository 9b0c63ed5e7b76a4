package dev.roster.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes signing secrets: the same for an id and a generation, so that none is stored (as with
 * invitation links, design.md "Time, ids, text, secrets").
 */
final class WebhookSecrets {

  /** What a secret begins with (Standard Webhooks, "Signature scheme"). */
  private static final String PREFIX = "whsec_";

  private final SecretKeySpec key;

  WebhookSecrets(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** 32 bytes. */
  byte[] of(UUID webhook, int generation) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal((webhook + "/" + generation).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** What signs now, the newest first. */
  List<byte[]> of(UUID webhook, List<Integer> generations) {
    return generations.stream().map(generation -> of(webhook, generation)).toList();
  }

  /** The secret as its receiver configures it. */
  String shown(UUID webhook, int generation) {
    return PREFIX + Base64.getEncoder().encodeToString(of(webhook, generation));
  }
}
