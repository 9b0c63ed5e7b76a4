package dev.roster.store;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where the copies of a card are: SQL of {@code posted_message}. */
public final class PostedMessages {

  /**
   * One copy.
   *
   * @param posted where it is
   * @param to whose direct message it is in; absent for a channel
   */
  public record Copy(Posted posted, Optional<Account> to) {}

  private PostedMessages() {}

  /** Remembers a copy that was posted to a channel. */
  public static void store(Handle sql, Instant now, String subject, UUID id, Posted posted) {
    insert(sql, now, subject, id, null, posted);
  }

  /** Remembers a copy that was posted to somebody. */
  public static void store(
      Handle sql, Instant now, String subject, UUID id, Account to, Posted posted) {
    insert(sql, now, subject, id, to.toString(), posted);
  }

  private static void insert(
      Handle sql, Instant now, String subject, UUID id, @Nullable String to, Posted posted) {
    sql.createUpdate(
            """
            insert ignore into posted_message
              (id, subject, subject_id, account, platform, install, channel, direct, message, posted_at)
            values (:id, :subject, :subjectId, :account, :platform, :install, :channel, :direct,
              :message, :now)
            """)
        .bind("id", Transactions.newId())
        .bind("subject", subject)
        .bind("subjectId", id)
        .bind("account", to)
        .bind("platform", posted.place().platform())
        .bind("install", posted.place().install())
        .bind("channel", posted.place().channel())
        .bind("direct", posted.place().direct())
        .bind("message", posted.message())
        .bind("now", now)
        .execute();
  }

  /** The copies of a card. */
  public static List<Copy> find(Handle sql, String subject, UUID id) {
    return sql.createQuery(
            """
            select account, platform, install, channel, direct, message from posted_message
            where subject = :subject and subject_id = :id
            order by posted_at
            """)
        .bind("subject", subject)
        .bind("id", id)
        .map((rs, context) ->
            new Copy(
                new Posted(
                    new Place(
                        rs.getString("platform"),
                        rs.getString("install"),
                        rs.getString("channel"),
                        rs.getBoolean("direct")),
                    rs.getString("message")),
                Optional.ofNullable(rs.getString("account")).flatMap(Account::parse)))
        .list();
  }
}
