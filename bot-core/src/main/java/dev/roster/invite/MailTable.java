package dev.roster.invite;

import dev.roster.store.Lane;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about the mail of an invitation. */
final class MailTable {

  private MailTable() {}

  /**
   * Notes that the mail server took the mail of a generation.
   *
   * @param row of the outbox, which knows of tries that nobody answered
   */
  static void sent(Handle sql, Instant now, UUID id, int generation, UUID row) {
    sql.createUpdate(
            """
            update invitation set mailed = greatest(mailed, :generation),
              mail_at = if(generation = :generation, :now, mail_at),
              mail_words = if(generation = :generation, null, mail_words),
              mail_copies = if(generation = :generation, :copies, mail_copies),
              mail_state = if(generation = :generation, 'sent', mail_state)
            where id = :id
            """)
        .bind("generation", generation)
        .bind("now", now)
        .bind("copies", Lane.unsure(sql, row))
        .bind("id", id)
        .execute();
  }

  /** Whether the mail server took the mail of a generation. */
  static boolean isSent(Handle sql, UUID id, int generation) {
    return sql.createQuery("select mailed >= :generation from invitation where id = :id")
        .bind("generation", generation)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Notes that it did not.
   *
   * @param at when it is tried again, or was given up
   * @return false when the invitation was sent again since, or this is noted already
   */
  static boolean failed(
      Handle sql,
      UUID id,
      int generation,
      MailState.Kind kind,
      Instant at,
      boolean mayHaveArrived,
      String words) {
    return sql.createUpdate(
                """
                update invitation set mail_state = :state, mail_at = :at, mail_words = :words,
                  mail_copies = mail_copies + :copies
                where id = :id and generation = :generation and mailed < :generation
                  and mail_state in ('queued', 'failed')
                """)
            .bind("state", kind.word())
            .bind("at", at)
            .bind("words", words)
            .bind("copies", mayHaveArrived ? 1 : 0)
            .bind("id", id)
            .bind("generation", generation)
            .execute()
        == 1;
  }

  /** Notes that the mail is to go out, for the first time or once more. */
  static void queued(Handle sql, UUID id, Instant now) {
    sql.createUpdate(
            """
            update invitation
            set mail_state = 'queued', mail_at = :now, mail_words = null, mail_copies = 0
            where id = :id and email_norm is not null and mailed < generation
            """)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /**
   * Notes who saw the link.
   *
   * @return how many invitations' links that person saw last since then, this one included
   */
  static int linkShown(Handle sql, UUID id, UUID person, Instant now, Instant since) {
    sql.createUpdate(
            "update invitation set link_shown_by = :person, link_shown_at = :now where id = :id")
        .bind("person", person)
        .bind("now", now)
        .bind("id", id)
        .execute();
    return sql.createQuery(
            """
            select count(*) from invitation
            where link_shown_by = :person and link_shown_at > :since
            """)
        .bind("person", person)
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }
}
