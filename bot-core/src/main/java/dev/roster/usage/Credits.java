package dev.roster.usage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What an org lets its people use and what they used of it, for everybody who asks: the check, the
 * view of usage, the card of a request. All of it is a few rows by primary key, in an org of any
 * size.
 */
public final class Credits {

  private Credits() {}

  /**
   * What an org lets its people use.
   *
   * @throws IllegalStateException when there is no such org
   */
  public static CreditTerms terms(Handle sql, UUID org) {
    return grant(sql, org).terms();
  }

  /** What somebody used in a cycle, in the org or not any more. */
  public static Spending spending(Handle sql, UUID org, UUID person, Cycle cycle) {
    return CreditTable.spending(sql, org, person, cycle);
  }

  /** What the org's pool gave to all in a cycle; may be more than the pool has (X33). */
  public static long poolSpent(Handle sql, UUID org, Cycle cycle) {
    return CreditTable.ofAll(sql, org, cycle).fromPool();
  }

  /**
   * How a member stands in the cycle of now; empty when they are not in the org.
   *
   * @throws IllegalStateException when there is no such org
   */
  public static Optional<Balance> balance(Handle sql, UUID org, UUID person, Instant now) {
    CreditTable.Grant grant = grant(sql, org);
    Cycle cycle = grant.terms().cycleAt(now);
    Map<UUID, Drawer> found =
        CreditTable.drawers(sql, org, Set.of(person), cycle, grant.base(), now);
    return Optional.ofNullable(found.get(person))
        .map(member ->
            new Balance(
                grant.terms(),
                cycle,
                member.drawsOnPool(),
                member.cap(),
                member.spending(),
                poolSpent(sql, org, cycle)));
  }

  /**
   * What a member may use yet in the cycle of now; empty when they are not in the org.
   *
   * @throws IllegalStateException when there is no such org
   */
  public static Optional<Remaining> remaining(Handle sql, UUID org, UUID person, Instant now) {
    return balance(sql, org, person, now).map(Balance::remaining);
  }

  private static CreditTable.Grant grant(Handle sql, UUID org) {
    return CreditTable.grant(sql, org)
        .orElseThrow(() -> new IllegalStateException("no org " + org));
  }
}
