package dev.roster.usage;

import dev.roster.access.Seat;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * How an org stands in a cycle.
 *
 * @param baseOnPool whether Base draws on the pool too, by the policy {@code credits.base} (X28)
 * @param used what all used in the cycle
 */
record CreditState(CreditTerms terms, boolean baseOnPool, Cycle cycle, Spending used) {

  static CreditState of(Handle sql, Seat seat, Instant now) {
    CreditTable.Grant grant =
        CreditTable.grant(sql, seat.org())
            .orElseThrow(() -> new IllegalStateException("a seat has its org"));
    Cycle cycle = grant.terms().cycleAt(now);
    return new CreditState(
        grant.terms(),
        Remaining.drawsOnPool("base", grant.base()),
        cycle,
        CreditTable.ofAll(sql, seat.org(), cycle));
  }
}
