package dev.roster.member;

import static java.util.Objects.requireNonNull;

import dev.roster.access.TierEnd;
import dev.roster.chat.Account;
import dev.roster.command.Shown;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody in an org.
 *
 * @param id the membership's id
 * @param person the person's id
 * @param name how they are called (B19)
 * @param email their address, when one is known
 * @param role the role's name
 * @param roleVersion the version of the org whose change set the role; 0 for the first
 * @param status {@code active} or {@code suspended}
 * @param statusVersion the version of the org whose change set the status; 0 for the first
 * @param tier {@code base} or {@code pro} as it is stored; see {@link #tierAt} for what ended
 * @param tierUntil when Pro ends; empty for no end
 * @param creditCap how many credits a month they may use at most; empty for no limit (D42)
 * @param capVersion the version of the org whose change set the limit; 0 for the first
 * @param subscriberAdmin whether platform admins gave them the flag (C13)
 * @param joinedAt since when
 * @param accounts their chat identities
 */
public record Member(
    UUID id,
    UUID person,
    String name,
    Optional<String> email,
    String role,
    long roleVersion,
    String status,
    long statusVersion,
    String tier,
    Optional<Instant> tierUntil,
    Optional<Long> creditCap,
    long capVersion,
    boolean subscriberAdmin,
    Instant joinedAt,
    List<Account> accounts) {

  /** The flag that platform admins set (C13). */
  public static final String SUBSCRIBER_ADMIN = "subscriber_admin";

  static final String ACTIVE = "active";
  static final String SUSPENDED = "suspended";
  static final String BASE = "base";
  static final String PRO = "pro";

  /** Copies the accounts. */
  public Member {
    requireNonNull(id, "id must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(name, "name must not be null");
    accounts = List.copyOf(accounts);
  }

  /** Whether their access is suspended: nothing is allowed to them then (A10). */
  public boolean isSuspended() {
    return !status.equals(ACTIVE);
  }

  /** The tier at an instant: at its end Pro is Base, also before that is written down. */
  public String tierAt(Instant now) {
    return TierEnd.tierAt(tier, tierUntil, now);
  }

  /** Whether they are on the tier Pro (X19). */
  boolean isSubscriber(Instant now) {
    return tierAt(now).equals(PRO);
  }

  /**
   * The words by which a question's Confirm names this very person: what was typed may mean
   * somebody else by then, such as an address that changed hands.
   */
  public Map<String, String> carried(String option) {
    return Map.of(option, "id:" + person);
  }

  /** The name inside a sentence of a refusal, where a backtick would begin a command. */
  public String inSentence() {
    return Shown.of(name, 80);
  }

  /** How they stand in an answer. */
  public Span span() {
    return new Span.Person(name, accounts);
  }
}
