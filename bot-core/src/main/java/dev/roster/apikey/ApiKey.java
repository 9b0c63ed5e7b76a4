package dev.roster.apikey;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A key by which a program speaks for a member, or for the whole org. What it says is not known to
 * Roster: only its hash is kept.
 *
 * @param org the only org that it is good for
 * @param person for whom it speaks; of a service key a person that is nobody's and in no org
 * @param code what people type, such as {@code k-7k2m}; unique in its org
 * @param name what it is for; 1 to 60 characters
 * @param prefix its first 8 characters, by which people know it again
 * @param createdBy who made it
 * @param expiresAt from when on it does not work; empty for never
 * @param lastUsedAt when it was used last, to the minute; empty for never
 * @param revoked its end; empty while it is not revoked
 */
public record ApiKey(
    UUID id,
    UUID org,
    UUID person,
    String code,
    String name,
    Origin origin,
    String prefix,
    UUID createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Revoked> revoked) {

  /** How many characters of a key are kept and shown. */
  public static final int PREFIX = 8;

  /** As the contract has it (design.md, "Web side"). */
  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");

  /** Checks that nothing is missing. */
  public ApiKey {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(code, "code must not be null");
    requireNonNull(origin, "origin must not be null");
  }

  /** For whom a key is, and how it came to be. */
  public enum Origin {
    /** Made by its owner (D47). */
    PERSONAL,
    /** Made by the product for its owner's IDE (D34, D47). */
    IDE,
    /** Made for the whole org: it stays when its maker goes. */
    SERVICE;

    /** The word of the database and of chat, such as {@code ide}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * The end of a key.
   *
   * @param at when
   * @param by who did it; empty for Roster itself
   * @param version the version that the change gave to the org
   */
  public record Revoked(Instant at, Optional<UUID> by, long version) {}

  /** Whether a text reads like a key; whether there is such a key is another question. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /**
   * What is kept of a key: its SHA-256. A key has 256 random bits, so that neither salt nor a slow
   * function would make it harder to guess.
   *
   * @return 32 bytes
   */
  public static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether it belongs to the org and to nobody in it. */
  public boolean isService() {
    return origin == Origin.SERVICE;
  }

  /** Whether its time is over. */
  public boolean isExpiredAt(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  /**
   * Whether it was neither revoked nor has run out; its owner's place may block it all the same.
   */
  public boolean isOpenAt(Instant now) {
    return revoked.isEmpty() && !isExpiredAt(now);
  }
}
