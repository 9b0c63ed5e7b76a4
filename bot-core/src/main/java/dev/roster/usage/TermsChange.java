package dev.roster.usage;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;

/**
 * What an org lets its people use, changed.
 *
 * @param decided which change decided it before
 */
record TermsChange(CreditTerms from, CreditTerms to, long decided) {

  /**
   * What was typed; what was not stays as it is.
   *
   * @param pool a number or {@code none}
   */
  record Wish(Optional<String> pool, Optional<String> allowance, Optional<String> day) {

    boolean isEmpty() {
      return pool.isEmpty() && allowance.isEmpty() && day.isEmpty();
    }

    CreditTerms onto(CreditTerms now) {
      return new CreditTerms(
          pool.map(CreditLimits::pool).orElseGet(now::pool),
          allowance.map(CreditLimits::allowance).orElseGet(now::allowance),
          day.map(CreditLimits::day).orElseGet(now::day));
    }
  }

  /**
   * Changes it.
   *
   * @throws Refusal by rights, for what is not allowed, and when it is so already
   */
  static TermsChange make(Tx tx, Seat actor, Wish wish) {
    tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    CreditTerms now = Credits.terms(tx.sql(), tx.org());
    CreditTerms to = wish.onto(now);
    if (to.equals(now)) {
      throw new Refusal(
          "%s has this already; nothing was changed. `/org credits` shows what it has."
              .formatted(actor.orgName()));
    }
    return apply(tx, now, to, tx.version());
  }

  /**
   * Takes a change back.
   *
   * @param version the change that must still be the newest of them
   * @param formerVersion the one that decides it again then
   * @throws Refusal by rights, and when it was changed again
   */
  static TermsChange undo(Tx tx, Seat actor, CreditTerms former, long version, long formerVersion) {
    tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    if (CreditTable.decided(tx.sql(), tx.org()) != version) {
      throw new Refusal(
          "This cannot be undone any more: the credits of %s have been changed again since."
              .formatted(actor.orgName()));
    }
    return apply(tx, Credits.terms(tx.sql(), tx.org()), former, formerVersion);
  }

  private static TermsChange apply(Tx tx, CreditTerms from, CreditTerms to, long decided) {
    var change = new TermsChange(from, to, CreditTable.decided(tx.sql(), tx.org()));
    CreditTable.change(tx.sql(), tx.org(), to, decided);
    tx.audit(AuditEvent.changed("org.credits", "org", tx.org(), words(from), words(to)));
    return change;
  }

  /** How the terms are carried and audited. */
  static Map<String, String> words(CreditTerms terms) {
    return Map.of(
        "pool", poolWord(terms),
        "allowance", Long.toString(terms.allowance()),
        "day", Integer.toString(terms.day()));
  }

  static String poolWord(CreditTerms terms) {
    return terms.pool().map(pool -> Long.toString(pool)).orElse(CreditLimits.NONE);
  }
}
