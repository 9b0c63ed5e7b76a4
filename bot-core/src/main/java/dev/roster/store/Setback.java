package dev.roster.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A try that did not deliver.
 *
 * @param key the row's id
 * @param words what {@link Outgoing#words()} said
 * @param reason what was wrong, one line without secrets
 * @param again when it is tried again; empty when it is given up
 * @param mayHaveArrived whether nobody knows if it was delivered, so that another try may make a
 *     second copy
 */
public record Setback(
    String key,
    Map<String, String> words,
    String reason,
    Optional<Instant> again,
    boolean mayHaveArrived) {

  /** Copies the words. */
  public Setback {
    requireNonNull(key, "key must not be null");
    requireNonNull(reason, "reason must not be null");
    requireNonNull(again, "again must not be null");
    words = Map.copyOf(words);
  }

  /** Hears of it before the row is kept for the next try or given up; may hear of one twice. */
  @FunctionalInterface
  public interface Listener {
    /** Notes it. */
    void after(Setback setback);
  }
}
