package dev.roster.history;

import java.time.Instant;
import java.util.function.Consumer;

/** What an export holds: how many events, from when to when. */
final class ExportSpan {

  private long events;
  private long newest;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  /** Counts what is handed on. */
  Consumer<ExportRow> counting(Consumer<ExportRow> taker) {
    return row -> {
      events++;
      newest = Math.max(newest, row.version());
      first = row.at().isBefore(first) ? row.at() : first;
      last = row.at().isAfter(last) ? row.at() : last;
      taker.accept(row);
    };
  }

  boolean isEmpty() {
    return events == 0;
  }

  long events() {
    return events;
  }

  /** The org's version that the newest of them made. */
  long newest() {
    return newest;
  }

  Instant first() {
    return first;
  }

  Instant last() {
    return last;
  }
}
