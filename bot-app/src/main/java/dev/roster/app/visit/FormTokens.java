package dev.roster.app.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens against forged forms: a signed double-submit cookie. The browser holds a random cookie; a
 * form holds a random number and its HMAC over cookie, subject and number. Another site can neither
 * read the cookie nor make the HMAC.
 */
final class FormTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "forms";
  private static final int COOKIE_BYTES = 32;
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int NUMBER_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /** Derives a key of its own from Roster's. */
  FormTokens(byte[] secretKey) {
    key =
        new SecretKeySpec(
            mac(new SecretKeySpec(secretKey, ALGORITHM), PURPOSE.getBytes(UTF_8)), ALGORITHM);
  }

  /** Whether a text could be a cookie's value at all. */
  static boolean isCookie(String text) {
    return COOKIE.matcher(text).matches();
  }

  /** A new cookie's value. */
  String newCookie() {
    return random(COOKIE_BYTES);
  }

  /**
   * A token for one form in the browser with that cookie.
   *
   * @param subject what the form is about, such as its path
   */
  String issue(String cookie, String subject) {
    String number = random(NUMBER_BYTES);
    return number + "." + sign(cookie, subject, number);
  }

  /**
   * Checks a token that came back.
   *
   * @return the form's number, the same each time its buttons are pressed; empty when the token is
   *     forged or belongs to another browser or subject
   */
  Optional<String> check(String cookie, String subject, String token) {
    int dot = token.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String number = token.substring(0, dot);
    byte[] expected = sign(cookie, subject, number).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(UTF_8))
        ? Optional.of(number)
        : Optional.empty();
  }

  private String sign(String cookie, String subject, String number) {
    // Number and cookie are base64url, so that only one subject ends before them.
    return BASE64.encodeToString(mac(key, (subject + " " + number + " " + cookie).getBytes(UTF_8)));
  }

  private String random(int bytes) {
    var some = new byte[bytes];
    random.nextBytes(some);
    return BASE64.encodeToString(some);
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
