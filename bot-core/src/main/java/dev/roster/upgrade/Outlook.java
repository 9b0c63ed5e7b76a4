package dev.roster.upgrade;

import static java.util.Objects.requireNonNull;

import dev.roster.usage.Balance;
import dev.roster.usage.Credits;
import dev.roster.usage.Cycle;
import dev.roster.usage.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What Pro would mean for somebody and for the org's pool, as far as the last {@value #DAYS} days
 * tell. All of it is a few rows by primary key.
 *
 * @param balance how they stand in this cycle
 * @param own what they used in those days since they came
 * @param pool what the pool gave to all in those days
 * @param days over how many of them they were in the org; 1 to {@value #DAYS}
 */
record Outlook(Balance balance, Spending own, long pool, int days) {

  /** A month, as a pace is told. */
  static final int DAYS = 30;

  /** Checks that nothing is missing. */
  Outlook {
    requireNonNull(balance, "balance must not be null");
    requireNonNull(own, "own must not be null");
  }

  /**
   * Of a member; empty for who is not in the org.
   *
   * @param joined since when they are in it
   */
  static Optional<Outlook> of(Handle sql, UUID org, UUID person, Instant joined, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var last = new Cycle(today.minusDays(DAYS - 1L), today.plusDays(1));
    // Who came back is measured by what they used since, not by that over fewer days.
    LocalDate since = LocalDate.ofInstant(joined, ZoneOffset.UTC);
    LocalDate first = since.isAfter(today) ? today : since;
    var there = new Cycle(first.isAfter(last.first()) ? first : last.first(), last.next());
    return Credits.balance(sql, org, person, now)
        .map(balance ->
            new Outlook(
                balance,
                Credits.spending(sql, org, person, there),
                Credits.poolSpent(sql, org, last),
                (int) ChronoUnit.DAYS.between(there.first(), there.next())));
  }

  /**
   * What they use a month at their pace, within their own limit: all of it from the pool on Pro.
   */
  long month() {
    long pace = Math.round((double) own.credits() * DAYS / days);
    return Math.min(pace, balance.cap().orElse(pace));
  }

  /** What the pool has left in this cycle; empty for no limit. */
  Optional<Long> poolLeft() {
    return balance.terms().pool().map(pool -> Math.max(0, pool - balance.pool()));
  }

  boolean isPoolEmpty() {
    return poolLeft().filter(left -> left == 0).isPresent();
  }

  /**
   * When the pool would be used up with them on Pro, at the pace of all; empty when it lasts until
   * the next cycle, or has no limit.
   */
  Optional<Instant> poolEndsAt(Instant now) {
    double others = (double) (pool - own.fromPool()) / DAYS;
    double daily = Math.max(0, others) + (double) month() / DAYS;
    return poolLeft()
        .filter(_ -> daily > 0)
        .map(left -> now.plus(Duration.ofMinutes(Math.round(left / daily * 24 * 60))))
        .filter(balance.cycle().end()::isAfter);
  }
}
