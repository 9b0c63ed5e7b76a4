package dev.roster.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of 40 bits that people type: eight letters and digits without those that look alike. A code
 * is an HMAC over an id, so that it can be made again when it is shown, and never has to be stored.
 */
public final class Codes {

  // 32 of them, so that each character is exactly 5 bits; no 0, O, 1, I.
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final int BITS = 5;

  /** Blanks and dashes of any alphabet, and what mail programs and phones put beside them. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}\\u2212_.`*]+");

  private final SecretKeySpec key;

  /** Takes 32 bytes that are used for nothing else. */
  public Codes(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The code of an id, as it is compared: 8 characters. */
  public String of(String id) {
    byte[] mac = mac("code/" + id);
    long bits = 0;
    for (int i = 0; i < LENGTH; i++) {
      bits = (bits << Byte.SIZE) | (mac[i] & 0xFF);
    }
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1))));
      bits >>>= BITS;
    }
    return code.toString();
  }

  /** What may be stored of a code: 32 bytes that say nothing without the key. */
  public byte[] hash(String code) {
    return mac("hash/" + code);
  }

  /** Whether what somebody typed is the code of an id; takes the same time whatever was typed. */
  public boolean isCodeOf(String id, String typed) {
    return MessageDigest.isEqual(hash(read(typed)), hash(of(id)));
  }

  /** A code as it is compared, whichever blanks, dashes and case it was typed with. */
  public static String read(String typed) {
    return BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** A code as it is shown, such as {@code 7K2M-QRXA}. */
  public static String shown(String code) {
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
