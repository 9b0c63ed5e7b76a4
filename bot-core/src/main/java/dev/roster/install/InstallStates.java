package dev.roster.install;

import dev.roster.audit.Actor;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The states of installs under way (OAuth 2.0, RFC 6749 10.12): each is good for one install within
 * 10 minutes, on any replica. That it comes back in the browser that began is the page's to check.
 */
public final class InstallStates {

  /** How long an install may take. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofHours(1);

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;

  InstallStates(Databases databases, Transactions transactions, InstantSource clock) {
    this.databases = databases;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a state that came back is. */
  public enum Found {
    /** Good, and used from now on. */
    GOOD,
    /** Used before. */
    USED,
    /** Older than 10 minutes. */
    EXPIRED,
    /** Nobody began with it. */
    UNKNOWN
  }

  void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, InstallStates::deleteBefore);
  }

  /** Remembers a state that leaves for Slack; only its hash is stored. */
  public void begin(String state) {
    byte[] hash = hash(state);
    transactions.own(
        Actor.system("install", "install:state"),
        tx -> {
          tx.sql()
              .createUpdate(
                  """
                  insert into slack_install_state (hash, expires_at) values (:hash, :expires)
                  """)
              .bind("hash", hash)
              .bind("expires", tx.now().plus(LIFE))
              .execute();
          return true;
        });
  }

  /** Uses a state that came back, once. */
  public Found use(String state) {
    byte[] hash = hash(state);
    boolean used =
        transactions.own(
            Actor.system("install", "install:state"),
            tx ->
                tx.sql()
                        .createUpdate(
                            """
                            update slack_install_state set used_at = :now
                            where hash = :hash and used_at is null and expires_at > :now
                            """)
                        .bind("hash", hash)
                        .bind("now", tx.now())
                        .execute()
                    == 1);
    return used ? Found.GOOD : databases.read(sql -> why(sql, hash));
  }

  private Found why(Handle sql, byte[] hash) {
    Optional<Boolean> used =
        sql.createQuery("select used_at is not null from slack_install_state where hash = :hash")
            .bind("hash", hash)
            .mapTo(Boolean.class)
            .findOne();
    return used.map(before -> before ? Found.USED : Found.EXPIRED).orElse(Found.UNKNOWN);
  }

  /** How many installs are under way. */
  public long underWay() {
    Instant now = clock.instant();
    return databases.read(sql ->
        sql.createQuery("select count(*) from slack_install_state where expires_at > :now")
            .bind("now", now)
            .mapTo(Long.class)
            .one());
  }

  private static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from slack_install_state where expires_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }

  private static byte[] hash(String state) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
