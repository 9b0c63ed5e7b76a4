package dev.roster.session;

import dev.roster.person.EmailAddress;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who somebody is at an identity provider: SQL of {@code sign_in}. */
public final class SignInRows {

  private SignInRows() {}

  /** Whose sign-in it is; empty for one that nobody came in by. */
  public static Optional<UUID> person(Handle sql, Proof.SignIn proof) {
    return sql.createQuery(
            "select person_id from sign_in where issuer = :issuer and subject = :subject")
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Whether somebody signs in at the same identity provider as somebody else there: one person has
   * one account at a provider (B35).
   */
  public static boolean hasOther(Tx tx, UUID person, Proof.SignIn proof) {
    // INVARIANT: held until the commit, so that no two accounts become theirs at one instant.
    tx.sql()
        .createQuery("select id from person where id = :person for update")
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne();
    return tx.sql()
        .createQuery(
            """
            select 1 from sign_in
            where person_id = :person and issuer = :issuer and subject <> :subject
            limit 1 for update
            """)
        .bind("person", person)
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Notes whose it is, and its address; a sign-in that is somebody's already stays theirs. Accounts
   * in chat that were linked before by another sign-in speak with the rights of this one only once
   * they are linked again.
   */
  public static void bind(Tx tx, Proof.SignIn proof, UUID person) {
    if (person(tx.sql(), proof).isEmpty()) {
      forgetLinks(tx, person);
    }
    tx.sql()
        .createUpdate(
            """
            insert into sign_in
              (issuer, subject, person_id, email, email_norm, created_at, seen_at)
            values (:issuer, :subject, :person, :email, :norm, :now, :now)
            on duplicate key update
              email = values(email), email_norm = values(email_norm), seen_at = values(seen_at)
            """)
        .bind("issuer", proof.issuer())
        .bind("subject", proof.subject())
        .bind("person", person)
        .bind("email", proof.email().typed())
        .bind("norm", proof.email().normalised())
        .bind("now", tx.now())
        .execute();
  }

  /**
   * How somebody signs in.
   *
   * @param issuer where
   * @param email the address that was verified at the last time
   */
  public record Known(String issuer, EmailAddress email) {}

  /** How somebody signs in, also where nobody does any more; few. */
  public static List<Known> of(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select issuer, email, email_norm from sign_in where person_id = :person
            order by seen_at desc limit 20
            """)
        .bind("person", person)
        .map((rs, context) ->
            new Known(
                rs.getString("issuer"),
                new EmailAddress(rs.getString("email"), rs.getString("email_norm"))))
        .list();
  }

  /**
   * Forgets how somebody signs in: the next account at the identity provider with their address
   * takes the place. The sessions that began so end.
   */
  public static void forget(Tx tx, UUID person) {
    tx.sql()
        .createUpdate("delete from sign_in where person_id = :person")
        .bind("person", person)
        .execute();
    SessionTable.endSignIns(tx.sql(), person, tx.now());
    forgetLinks(tx, person);
  }

  /**
   * Gives somebody's sign-ins to whom they turned out to be by a mailed code, unless these have one
   * of their own at that provider (B35): whoever reads their mailbox would sign in as them, with
   * the rights of their address.
   */
  static void move(Tx tx, UUID from, UUID to) {
    // INVARIANT: as in hasOther, held until the commit.
    tx.sql()
        .createQuery("select id from person where id = :to for update")
        .bind("to", to)
        .mapTo(UUID.class)
        .findOne();
    int dropped =
        tx.sql()
            .createUpdate(
                """
                delete from sign_in
                where person_id = :from
                  and issuer in (select own.issuer from sign_in own where own.person_id = :to)
                """)
            .bind("from", from)
            .bind("to", to)
            .execute();
    if (dropped > 0) {
      SessionTable.endSignIns(tx.sql(), from, tx.now());
    }
    int moved =
        tx.sql()
            .createUpdate("update sign_in set person_id = :to where person_id = :from")
            .bind("to", to)
            .bind("from", from)
            .execute();
    if (moved > 0) {
      forgetLinks(tx, to);
    }
  }

  private static void forgetLinks(Tx tx, UUID person) {
    tx.sql()
        .createUpdate(
            "update chat_identity set signed_in = false where person_id = :person and signed_in")
        .bind("person", person)
        .execute();
  }
}
