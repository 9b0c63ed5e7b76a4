package dev.roster.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What the outbox gave up. */
public final class GivenUp {

  private GivenUp() {}

  /**
   * Lets wait again what was given up for one reason, once that is gone; the longest ago first.
   * Whether it still makes sense is the courier's to see. What ended 14 days ago is gone.
   *
   * @param reason the message of the exception, whole
   * @return how many, at most {@code most}
   */
  public static int retry(Handle sql, String reason, Instant now, int most) {
    return sql.createUpdate(
            """
            update outbox
            set state = 'waiting', attempts = 0, due_at = :now, ended_at = null, error = null
            where state = 'parked' and error = :reason
            order by due_at, seq limit :most
            """)
        .bind("now", now)
        .bind("reason", reason)
        .bind("most", most)
        .execute();
  }
}
