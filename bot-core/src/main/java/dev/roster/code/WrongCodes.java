package dev.roster.code;

import dev.roster.chat.Account;
import dev.roster.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How often an account tried codes that were none: SQL of {@code wrong_code}. */
public final class WrongCodes {

  /** How many an account may try within {@link #PERIOD} where nothing else limits it. */
  public static final int ALLOWED = 10;

  /** How long a wrong try counts. */
  public static final Duration PERIOD = Duration.ofHours(1);

  private WrongCodes() {}

  /** Notes a wrong try. */
  public static void add(Handle sql, Account account, Instant now) {
    sql.createUpdate("insert into wrong_code (id, account, tried_at) values (:id, :account, :now)")
        .bind("id", Transactions.newId())
        .bind("account", account.toString())
        .bind("now", now)
        .execute();
  }

  /** Whether the account tried too often. */
  public static boolean isTooMany(Handle sql, Account account, Instant now) {
    return sql.createQuery(
                "select count(*) from wrong_code where account = :account and tried_at > :since")
            .bind("account", account.toString())
            .bind("since", now.minus(PERIOD))
            .mapTo(Integer.class)
            .one()
        >= ALLOWED;
  }

  /** Forgets old tries, some at a time; how many. */
  public static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from wrong_code where tried_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
