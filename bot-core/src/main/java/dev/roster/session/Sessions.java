package dev.roster.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.audit.Actor;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Begins, finds and ends the sessions of browsers. They end at removal and suspension and stay on a
 * change of role (X09).
 */
public final class Sessions {

  /** So long somebody stays signed in. */
  public static final Duration LIFE = Duration.ofDays(14);

  private static final Duration NOTED = Duration.ofMinutes(10);
  private static final Duration KEPT_AFTER_END = Duration.ofDays(30);

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Optional<String> issuer;
  private final Cache<UUID, Boolean> noted =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(NOTED).build();

  /**
   * Wires it.
   *
   * @param issuer the identity provider at which people sign in; sessions that began at another one
   *     are none
   */
  public Sessions(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Optional<String> issuer) {
    this.issuer = issuer;
    this.databases = databases;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Names what is to be cleared away. */
  public void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT_AFTER_END, SessionTable::deleteBefore);
  }

  /**
   * Begins one.
   *
   * @param person who it is, when that is known already; one who is erased meanwhile is nobody
   * @param agent which browser, in words
   * @return the cookie's value, 43 characters of base64url; only its hash is stored
   */
  public String begin(Proof proof, Optional<UUID> person, Optional<String> agent) {
    String token = SessionToken.random();
    Instant now = clock.instant();
    UUID id = Transactions.newId();
    transactions.own(
        Actor.system("session", "session:" + id),
        tx -> {
          Optional<UUID> there = person.filter(who -> SessionTable.isThere(tx.sql(), who));
          SessionTable.insert(
              tx.sql(),
              new WebSession(id, proof, there, agent, now, now, now.plus(LIFE)),
              SessionToken.hash(token));
          return true;
        });
    return token;
  }

  /** The session that a browser brings, when it goes on; notes that it was used. */
  public Optional<WebSession> find(String token) {
    if (!SessionToken.isToken(token)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<WebSession> found =
        databases.read(sql -> SessionTable.find(sql, SessionToken.hash(token), issuer, now));
    found
        .filter(session -> noted.asMap().putIfAbsent(session.id(), true) == null)
        .ifPresent(session ->
            transactions.own(
                Actor.system("session", "session:" + session.id()),
                tx -> {
                  SessionTable.seen(tx.sql(), session.id(), now);
                  return true;
                }));
    return found;
  }

  /** Whether what an identity provider vouches for counts here. */
  public boolean counts(String byIssuer) {
    return issuer.filter(byIssuer::equals).isPresent();
  }

  /** Says who it is, once they are somebody. */
  public void settle(Tx tx, UUID session, UUID person) {
    SessionTable.settle(tx.sql(), session, person);
  }

  /** The sessions of somebody that go on, the last used first. */
  public List<WebSession> of(Handle sql, UUID person) {
    return SessionTable.of(sql, person, issuer, clock.instant());
  }

  /**
   * Ends one of somebody's own.
   *
   * @return whether it went on until now
   */
  public boolean end(UUID person, UUID session) {
    return transactions.own(
        Actor.system("session", "session:" + session),
        tx -> SessionTable.end(tx.sql(), person, session, tx.now()));
  }

  /**
   * Ends all of somebody's own but one.
   *
   * @return how many went on until now
   */
  public int endOthers(UUID person, UUID session) {
    return transactions.own(
        Actor.system("session", "session:" + session),
        tx -> SessionTable.endOthers(tx.sql(), person, session, tx.now()));
  }

  /** Ends the one that a browser brings. */
  public void end(String token) {
    if (SessionToken.isToken(token)) {
      transactions.own(
          Actor.system("session", "session:end"),
          tx -> SessionTable.end(tx.sql(), SessionToken.hash(token), tx.now()));
    }
  }

  /** Ends all of somebody's in the same change: they were removed, suspended or erased (E18). */
  public static void endAll(Tx tx, UUID person) {
    SessionTable.endAll(tx.sql(), person, tx.now());
  }

  /**
   * Gives somebody's sessions and sign-ins to whom they turned out to be. Who signs in already goes
   * on by their own account alone, and the sessions of the other's end.
   */
  public static void move(Tx tx, UUID from, UUID to) {
    SignInRows.move(tx, from, to);
    SessionTable.move(tx.sql(), from, to);
  }
}
