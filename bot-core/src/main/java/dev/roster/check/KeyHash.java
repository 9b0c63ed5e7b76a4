package dev.roster.check;

import dev.roster.apikey.ApiKey;
import java.nio.ByteBuffer;

/** The SHA-256 of what was presented as a key; compares by content, and says nothing of the key. */
public record KeyHash(long first, long second, long third, long fourth) {

  /** Of what a caller presented, whatever it is. */
  public static KeyHash of(String presented) {
    var hash = ByteBuffer.wrap(ApiKey.hash(presented));
    return new KeyHash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(32)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  @Override
  public String toString() {
    return "KeyHash";
  }
}
