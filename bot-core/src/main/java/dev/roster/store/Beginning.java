package dev.roster.store;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What every change reads first, in one statement: others wait for the org's row meanwhile.
 *
 * @param answer what the same delivery was answered before
 * @param chainEnd the hash of the last event in the chain
 * @param webhooks who hears of it, as {@link Subscriptions#COLUMN} has it
 */
record Beginning(
    Optional<Deliveries.Kept> answer, Optional<byte[]> chainEnd, Optional<String> webhooks) {

  /** Reads it; after the touch, so that the chain cannot grow until the end of the change. */
  static Beginning read(Handle sql, String delivery, UUID chain) {
    return sql.createQuery(
            """
            select
              (select reply from handled_delivery where delivery = :delivery) as answer,
              (select told from handled_delivery where delivery = :delivery) as told,
              (select hash from audit_event where chain = :chain
               order by version desc, n desc limit 1) as chain_end,
            """
                + Subscriptions.COLUMN
                + " as webhooks")
        .bind("delivery", delivery)
        .bind("chain", chain)
        .map((rs, context) ->
            new Beginning(
                Deliveries.Kept.of(rs.getString("answer"), rs.getString("told")),
                Optional.ofNullable(rs.getBytes("chain_end")),
                Optional.ofNullable(rs.getString("webhooks"))))
        .one();
  }

  /** The version of an org as a plain read of the change sees it. */
  static Optional<Long> versionSeen(Handle sql, UUID org) {
    return sql.createQuery("select version from org where id = :org")
        .bind("org", org)
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * The end of a chain that is touched after something else was read: a locking read, since a plain
   * one would still see the chain as it was at that first read.
   */
  static Optional<byte[]> chainEndNow(Handle sql, UUID chain) {
    return sql.createQuery(
            """
            select hash from audit_event where chain = :chain
            order by version desc, n desc limit 1
            lock in share mode
            """)
        .bind("chain", chain)
        .mapTo(byte[].class)
        .findOne();
  }
}
