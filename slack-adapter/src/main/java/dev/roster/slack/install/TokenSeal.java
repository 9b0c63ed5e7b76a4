package dev.roster.slack.install;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Encrypts tokens at rest: AES-256-GCM by Tink, under a key that HKDF derives from Roster's own for
 * nothing else. The workspace's id is bound in, so that a token that is copied to another row opens
 * nothing.
 */
final class TokenSeal {

  private static final String PURPOSE = "roster slack tokens";
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  // Names the key in what it sealed; a second key, during a rotation, would be another.
  private static final int KEY_ID = 1;

  private final Aead aead;

  /**
   * Derives the key.
   *
   * @param secretKey Roster's key
   */
  @AccessesPartialKey
  TokenSeal(byte[] secretKey) {
    try {
      AeadConfig.register();
      var parameters =
          AesGcmParameters.builder()
              .setKeySizeBytes(KEY_BYTES)
              .setIvSizeBytes(IV_BYTES)
              .setTagSizeBytes(TAG_BYTES)
              .setVariant(AesGcmParameters.Variant.TINK)
              .build();
      byte[] derived =
          Hkdf.computeHkdf(
              "HMACSHA256",
              secretKey,
              new byte[0],
              PURPOSE.getBytes(StandardCharsets.UTF_8),
              KEY_BYTES);
      var key =
          AesGcmKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(derived, InsecureSecretKeyAccess.get()))
              .setIdRequirement(KEY_ID)
              .build();
      this.aead =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(key).makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink has AES-256-GCM", e);
    }
  }

  /** Seals a token for one workspace; in base64. */
  String seal(String team, String token) {
    try {
      byte[] sealed = aead.encrypt(bytes(token), bytes(team));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink did not encrypt", e);
    }
  }

  /** Opens what was sealed for that workspace under this key; empty for anything else. */
  Optional<String> open(String team, String sealed) {
    try {
      byte[] token = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(team));
      return Optional.of(new String(token, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
