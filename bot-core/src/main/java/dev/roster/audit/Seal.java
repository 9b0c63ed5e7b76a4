package dev.roster.audit;

import dev.roster.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the HMAC of a row. Not for several threads. */
final class Seal {

  /** What a row's HMAC says of its place in the change, beside the row's columns. */
  enum Place {
    /** The change has further events. */
    MORE,
    /** The last event of its change: without it a cut within the last change would not show. */
    LAST,
    /** Written by a Roster that did not say so yet. */
    UNSAID
  }

  private final Mac mac;

  Seal(SecretKeySpec key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /**
   * The HMAC over every column and the place, as a JSON array: unambiguous, and readable when it
   * differs.
   */
  byte[] of(List<String> columns, Place place) {
    var sealed = new ArrayList<>(columns);
    switch (place) {
      case MORE -> sealed.add("more");
      case LAST -> sealed.add("last");
      case UNSAID -> {}
    }
    return mac.doFinal(Json.write(sealed).getBytes(StandardCharsets.UTF_8));
  }
}
