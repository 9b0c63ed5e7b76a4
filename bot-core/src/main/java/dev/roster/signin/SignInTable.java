package dev.roster.signin;

import dev.roster.session.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code sign_in}. */
final class SignInTable {

  private SignInTable() {}

  /**
   * Whose a sign-in is.
   *
   * @param email the address that was verified at the last one, as it is written there
   * @param normalised as it is compared
   */
  record Row(UUID person, String email, String normalised) {}

  static Optional<Row> find(Handle sql, Proof.SignIn proof) {
    return sql.createQuery(
            """
            select person_id, email, email_norm from sign_in
            where issuer = :issuer and subject = :subject
            """)
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .map((rs, context) ->
            new Row(
                UUID.fromString(rs.getString("person_id")),
                rs.getString("email"),
                rs.getString("email_norm")))
        .findOne();
  }

  /** Whether somebody signs in at the same identity provider as somebody else there. */
  static boolean hasOther(Handle sql, UUID person, Proof.SignIn proof) {
    return sql.createQuery(
            """
            select exists (
              select 1 from sign_in
              where person_id = :person and issuer = :issuer and subject <> :subject)
            """)
        .bind("person", person)
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .mapTo(Boolean.class)
        .one();
  }

  static void address(Handle sql, Proof.SignIn proof) {
    sql.createUpdate(
            """
            update sign_in set email = :email, email_norm = :norm
            where issuer = :issuer and subject = :subject
            """)
        .bind("email", proof.email().typed())
        .bind("norm", proof.email().normalised())
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .execute();
  }

  /** Notes what a sign-in led to. */
  static void arrived(Handle sql, Proof.SignIn proof, String entries, Instant now) {
    sql.createUpdate(
            """
            update sign_in set seen_at = greatest(seen_at, :now), entries = :entries
            where issuer = :issuer and subject = :subject
            """)
        .bind("now", now)
        .bind("entries", entries)
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .execute();
  }

  /** What somebody's last sign-in led to. */
  static Optional<String> entries(Handle sql, UUID person, Instant since) {
    return sql.createQuery(
            """
            select entries from sign_in
            where person_id = :person and seen_at >= :since and entries is not null
            order by seen_at desc limit 1
            """)
        .bind("person", person)
        .bind("since", since)
        .mapTo(String.class)
        .findOne();
  }

  /** Where somebody signs in. */
  static List<String> issuers(Handle sql, UUID person) {
    return sql.createQuery("select distinct issuer from sign_in where person_id = :person limit 20")
        .bind("person", person)
        .mapTo(String.class)
        .list();
  }

  /** Notes that somebody was there, in each org that they are active in (B22). */
  static void active(Handle sql, UUID person, Instant now) {
    sql.createUpdate(
            """
            update membership set last_active_at = :now
            where person_id = :person and status = 'active'
              and (last_active_at is null or last_active_at < :now)
            """)
        .bind("now", now)
        .bind("person", person)
        .execute();
  }
}
