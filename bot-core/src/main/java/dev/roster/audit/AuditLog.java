package dev.roster.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.roster.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Appends the events of a change to their org's chain: each row's HMAC covers the row and the HMAC
 * before it, so that nobody can alter, remove or insert one without the key (trust.md, "Audit").
 */
public final class AuditLog {

  /** The chain of changes that concern people and no org. */
  public static final UUID PLATFORM = new UUID(0, 0);

  /** What the first row of a chain has in place of the HMAC before. */
  static final byte[] START = new byte[32];

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /** Takes the key: 32 bytes that are used for nothing else. */
  public AuditLog(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Appends, in the change's own transaction, after its first statement wrote the chain's row: so
   * nobody else can append to this chain meanwhile.
   *
   * @param chainEnd the hash of the chain's last event, read in the same transaction; empty for a
   *     new chain
   */
  public void append(
      Handle sql,
      UUID chain,
      long version,
      Instant at,
      Actor actor,
      Optional<byte[]> chainEnd,
      List<AuditEvent> events) {
    byte[] previous = chainEnd.orElse(START);
    var seal = new Seal(key);
    var rows = new ArrayList<AuditTable.Sealed>();
    int n = 0;
    for (AuditEvent event : events) {
      Personal personal = event.personal().isEmpty() ? null : Personal.of(event.personal());
      var row =
          new AuditRow(
              chain,
              version,
              ++n,
              at.truncatedTo(ChronoUnit.MICROS),
              actor,
              event,
              personal == null ? null : personal.id(),
              personal == null ? null : personal.hash(),
              previous);
      previous = seal.of(row.columns(), n == events.size() ? Seal.Place.LAST : Seal.Place.MORE);
      rows.add(new AuditTable.Sealed(row, previous));
      if (personal != null) {
        AuditTable.insertPersonal(sql, personal.id(), personal.salt(), personal.words());
      }
    }
    AuditTable.insert(sql, rows);
  }

  /** Erasable words with the salted hash that the chain covers. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Personal(UUID id, byte[] salt, String words, byte[] hash) {
    static Personal of(Map<String, String> words) {
      byte[] salt = new byte[16];
      RANDOM.nextBytes(salt);
      String json = Json.write(words);
      return new Personal(UuidCreator.getTimeOrderedEpoch(), salt, json, salted(salt, json));
    }
  }

  /** The hash that the chain covers of erasable words: without the salt they could be guessed. */
  static byte[] salted(byte[] salt, String words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest.digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The hexadecimal form of a hash; empty for none. */
  static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "" : HexFormat.of().formatHex(bytes);
  }
}
