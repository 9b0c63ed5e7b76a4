package dev.roster.audit;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a chain as it was found, every column as its text: what is there may be anything.
 *
 * @param columns all columns but the HMAC, as {@link AuditRow#columns} gives them
 * @param salt of the erasable words; null when there are none or they were erased
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record StoredRow(
    Position number,
    List<String> columns,
    byte[] previous,
    byte[] hash,
    byte @Nullable [] personalHash,
    byte @Nullable [] salt,
    @Nullable String words) {

  /**
   * The place of an event in its chain.
   *
   * @param version the org's version that the change made
   * @param n the event's number within the change, from 1
   */
  record Position(long version, int n) implements Comparable<Position> {

    /** Before the first. */
    static final Position START = new Position(0, 0);

    boolean isFollowedBy(Position next) {
      return next.n == 1 ? next.version == version + 1 : next.equals(new Position(version, n + 1));
    }

    @Override
    public int compareTo(Position other) {
      return version == other.version
          ? Integer.compare(n, other.n)
          : Long.compare(version, other.version);
    }

    @Override
    public String toString() {
      return version + "." + n;
    }
  }

  private static final int AT = 3;
  private static final int ACTION = 8;
  private static final int PERSONAL = 13;

  static StoredRow read(UUID chain, ResultSet row) throws SQLException {
    byte[] previous = bytes(row, "prev_hash");
    byte @Nullable [] personalHash = row.getBytes("personal_hash");
    return new StoredRow(
        new Position(row.getLong("version"), row.getInt("n")),
        List.of(
            chain.toString(),
            text(row, "version"),
            text(row, "n"),
            instant(text(row, "at")),
            text(row, "person_id"),
            text(row, "account"),
            text(row, "door"),
            text(row, "delivery"),
            text(row, "action"),
            text(row, "target"),
            text(row, "target_id"),
            text(row, "before_values"),
            text(row, "after_values"),
            text(row, "personal_id"),
            AuditLog.hex(personalHash),
            AuditLog.hex(previous)),
        previous,
        bytes(row, "hash"),
        personalHash,
        row.getBytes("salt"),
        row.getString("words"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return requireNonNullElse(row.getString(column), "");
  }

  private static byte[] bytes(ResultSet row, String column) throws SQLException {
    return requireNonNullElse(row.getBytes(column), new byte[0]);
  }

  /** As {@link Instant#toString} writes it; what is no instant stays as it is, and so shows. */
  private static String instant(String stored) {
    try {
      return LocalDateTime.parse(stored.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeException e) {
      return stored;
    }
  }

  /** When it happened, as the row has it. */
  Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(columns.get(AT)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  String action() {
    return columns.get(ACTION);
  }

  boolean hasPersonal() {
    return !columns.get(PERSONAL).isEmpty();
  }

  /** Whether the erasable words are those that the chain covers, or are erased. */
  boolean isPersonalWhole() {
    return salt == null
        || words == null
        || Arrays.equals(personalHash, AuditLog.salted(salt, words));
  }

  boolean isErased() {
    return hasPersonal() && (salt == null || words == null);
  }

  /** What its HMAC says of its place; empty when the HMAC is not that of this row. */
  Optional<Seal.Place> sealedAs(Seal seal, Seal.Place likely) {
    if (isSealed(seal, columns, likely)) {
      return Optional.of(likely);
    }
    return Arrays.stream(Seal.Place.values())
        .filter(place -> place != likely && isSealed(seal, columns, place))
        .findFirst();
  }

  /** Whether this was the row of another place. */
  boolean belongsTo(Seal seal, Position place) {
    var moved = new ArrayList<>(columns);
    moved.set(1, Long.toString(place.version()));
    moved.set(2, Integer.toString(place.n()));
    return Arrays.stream(Seal.Place.values()).anyMatch(said -> isSealed(seal, moved, said));
  }

  private boolean isSealed(Seal seal, List<String> as, Seal.Place place) {
    return Arrays.equals(hash, seal.of(as, place));
  }
}
