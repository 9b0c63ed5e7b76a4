package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Refusal;
import dev.roster.command.Shown;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that the product reports as used.
 *
 * @param event the reporter's own id of it: the same id counts once in an org (ADR 012); 1 to 100
 *     visible ASCII characters without blanks
 * @param person who used it; Roster knows them, in the org or not any more
 * @param credits what it cost, 0 to 1,000,000,000
 * @param requests how many requests it was, 0 to 1,000,000,000
 * @param at when; what lies in the future counts as now
 */
public record Usage(String event, UUID person, long credits, long requests, Instant at) {

  private static final Pattern EVENT = Pattern.compile("[!-~]{1,100}");
  private static final long MOST = 1_000_000_000L;

  /** Before anything that can have been used; the database's dates reach further back. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * Checks the values.
   *
   * @throws Refusal that says what is allowed
   */
  public Usage {
    requireNonNull(event, "event must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(at, "at must not be null");
    if (!EVENT.matcher(event).matches()) {
      throw new Refusal(
          "`%s` is no id of an event. 1 to 100 letters, digits and signs without blanks are allowed, such as `evt-20261122-000017`."
              .formatted(Shown.of(event)));
    }
    requireCount("credits", credits);
    requireCount("requests", requests);
    if (at.isBefore(EARLIEST)) {
      throw new Refusal(
          "`%s` lies too far back. A time from 2000 on is allowed, such as `2026-11-22T10:00:00Z`."
              .formatted(at));
    }
  }

  /** The same at another time. */
  Usage at(Instant other) {
    return new Usage(event, person, credits, requests, other);
  }

  private static void requireCount(String what, long count) {
    if (count < 0 || count > MOST) {
      throw new Refusal(
          "`%d` is no number of %s. A whole number from 0 to %d is allowed, such as `3`."
              .formatted(count, what, MOST));
    }
  }
}
