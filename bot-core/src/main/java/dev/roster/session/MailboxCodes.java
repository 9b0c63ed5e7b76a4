package dev.roster.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.audit.Actor;
import dev.roster.code.CodeLetter;
import dev.roster.code.Codes;
import dev.roster.code.Patience;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.reply.Span;
import dev.roster.session.MailboxTable.Mailed;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Mails codes by which a browser proves that its user reads a mailbox (X22). It never looks whether
 * anybody is known by an address, so nobody learns it by an answer or by the time it takes.
 */
public final class MailboxCodes {

  /** How long a code is valid. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** The same for a code that is wrong, used, replaced or too old. */
  public static final String WRONG_CODE =
      "This code is wrong or too old: it is valid for 24 hours, only in the browser that asked for"
          + " it, and may be mistyped %d times. Have another one mailed."
              .formatted(Patience.TRIES - 1);

  private static final String MAIL = "session.code";
  private static final String CODE = "code";
  private static final Duration KEPT = Duration.ofDays(2);

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final People people;
  private final Mailer mailer;
  private final Codes codes;

  /**
   * Wires it.
   *
   * @param codeKey 32 bytes from which codes are made and nothing else
   */
  public MailboxCodes(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      People people,
      Mailer mailer,
      byte[] codeKey) {
    this.databases = databases;
    this.transactions = transactions;
    this.clock = clock;
    this.people = people;
    this.mailer = mailer;
    this.codes = new Codes(codeKey);
  }

  /** Names who sends what the outbox holds. */
  public void register(OutboxRelay relay) {
    relay.register(MAIL, this::send);
  }

  /** Names what is to be cleared away. */
  public void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, MailboxTable::deleteBefore);
  }

  /** What came of asking. */
  public sealed interface Asked {
    /** A code is on its way, and replaces an earlier one of the browser. */
    record Mailed(Instant until) implements Asked {}

    /** Nothing was mailed; one sentence says why. */
    record Refused(String sentence) implements Asked {}
  }

  /**
   * Whose mailbox it is.
   *
   * @param person whom everybody knows by the address already
   */
  public record Taken(EmailAddress email, Optional<UUID> person) {}

  /**
   * Mails a code: one a minute and five an hour for an address, and so for a browser.
   *
   * @param browser what only this browser holds, such as a cookie of 256 random bits
   */
  public Asked ask(String browser, EmailAddress email) {
    byte[] asking = hash("browser", browser);
    byte[] asked = hash("email", email.normalised());
    UUID id = Transactions.newId();
    return transactions.delivering(
        Actor.system("code", "code:" + id),
        tx -> {
          MailboxTable.Asked byBrowser = MailboxTable.lock(tx.sql(), asking, tx.now());
          MailboxTable.Asked forAddress = MailboxTable.lock(tx.sql(), asked, tx.now());
          Optional<String> refusal =
              refusal(byBrowser, tx.now()).or(() -> refusal(forAddress, tx.now()));
          if (refusal.isPresent()) {
            return new Asked.Refused(refusal.get());
          }
          MailboxTable.asked(tx.sql(), asking, once(byBrowser, tx.now()));
          MailboxTable.asked(tx.sql(), asked, once(forAddress, tx.now()));
          MailboxTable.end(tx.sql(), asking, tx.now());
          Instant until = tx.now().plus(LIFE);
          MailboxTable.insert(tx.sql(), id, asking, email, tx.now(), until);
          tx.send(new Outgoing(MAIL, MAIL + ":" + id, Map.of(CODE, id.toString())));
          return new Asked.Mailed(until);
        });
  }

  private static Optional<String> refusal(MailboxTable.Asked before, Instant now) {
    return Patience.left(before.last(), now)
        .map(Patience::tooSoon)
        .or(() ->
            isSameHour(before, now) && before.count() >= Patience.MOST_AN_HOUR
                ? Optional.of(Patience.TOO_OFTEN)
                : Optional.empty());
  }

  private static MailboxTable.Asked once(MailboxTable.Asked before, Instant now) {
    boolean goesOn = isSameHour(before, now);
    return new MailboxTable.Asked(
        goesOn ? before.since() : now, goesOn ? before.count() + 1 : 1, Optional.of(now));
  }

  private static boolean isSameHour(MailboxTable.Asked before, Instant now) {
    return now.isBefore(before.since().plus(Patience.HOUR));
  }

  /** The address that a code was mailed to for the browser, while it may be typed. */
  public Optional<EmailAddress> waiting(String browser) {
    Instant now = clock.instant();
    return databases
        .read(sql -> MailboxTable.open(sql, hash("browser", browser)))
        .filter(mailed -> isOpenAt(mailed, now) && mailed.tries() < Patience.TRIES)
        .map(Mailed::email);
  }

  /** Forgets the code that a browser waits for; the mail is worth nothing then. */
  public void forget(String browser) {
    transactions.own(
        Actor.system("code", "code:forget"),
        tx -> {
          MailboxTable.end(tx.sql(), hash("browser", browser), tx.now());
          return true;
        });
  }

  /**
   * Takes what somebody typed for the code; a right one works once.
   *
   * @return whose mailbox it is; empty when the code is wrong, used, replaced or too old
   */
  public Optional<Taken> take(String browser, String typed) {
    byte[] asking = hash("browser", browser);
    return transactions.own(Actor.system("code", "code:take"), tx -> take(tx, asking, typed));
  }

  private Optional<Taken> take(Tx tx, byte[] asking, String typed) {
    // INVARIANT: it is counted first; whoever types many at once waits for this row.
    if (!MailboxTable.countTry(tx.sql(), asking, Patience.TRIES, tx.now())) {
      return Optional.empty();
    }
    Mailed mailed = MailboxTable.open(tx.sql(), asking).orElseThrow();
    if (!codes.isCodeOf(mailed.id().toString(), typed)) {
      return Optional.empty();
    }
    MailboxTable.end(tx.sql(), asking, tx.now());
    return Optional.of(new Taken(mailed.email(), people.reader(tx.sql(), mailed.email())));
  }

  private static boolean isOpenAt(Mailed mailed, Instant now) {
    return mailed.open() && now.isBefore(mailed.expiresAt());
  }

  private void send(String key, Map<String, String> words) throws DeliveryException {
    UUID id = UUID.fromString(words.getOrDefault(CODE, ""));
    Optional<Mailed> mailed =
        databases
            .read(sql -> MailboxTable.find(sql, id))
            .filter(one -> isOpenAt(one, clock.instant()));
    if (mailed.isPresent()) {
      var letter =
          new CodeLetter(
              List.of(Span.plain("Somebody gave this address on a page of Roster.")),
              "type this there, in the browser that is open",
              "",
              codes.of(id.toString()),
              mailed.get().expiresAt());
      mailer.send(letter.to(mailed.get().email().typed(), key));
    }
  }

  private static byte[] hash(String kind, String what) {
    try {
      return MessageDigest.getInstance("SHA-256").digest((kind + ":" + what).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
