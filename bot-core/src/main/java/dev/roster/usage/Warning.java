package dev.roster.usage;

import dev.roster.usage.Remaining.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * That so much of a limit is used that somebody is to be told.
 *
 * @param person whose limit it is; {@link #NOBODY} for the pool as a whole
 * @param percent 80, 95 or 100
 * @param used may be more than the limit (X33)
 * @param most the limit
 */
record Warning(UUID person, Source source, int percent, long used, long most) {

  /** In place of a person: those who answer for the pool. */
  static final UUID NOBODY = new UUID(0, 0);

  private static final int EMPTY = 100;
  private static final List<Integer> LEVELS = List.of(EMPTY, 95, 80);

  /** What is to be told of a member's own limits, whether or not it was told before. */
  static List<Warning> of(Drawer member, CreditTerms terms, long pool) {
    var warnings = new ArrayList<Warning>();
    UUID person = member.person();
    Spending own = member.spending();
    member
        .cap()
        .flatMap(cap -> at(person, Source.CAP, own.credits(), cap))
        .ifPresent(warnings::add);
    if (member.drawsOnPool()) {
      // How the pool runs low is told to those who can do something; that it is empty, to all.
      terms
          .pool()
          .flatMap(most -> at(person, Source.POOL, pool, most))
          .filter(Warning::isEmpty)
          .ifPresent(warnings::add);
    } else {
      at(person, Source.ALLOWANCE, own.fromAllowance(), terms.allowance()).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** What is to be told of the pool. */
  static Optional<Warning> ofPool(CreditTerms terms, long pool) {
    return terms.pool().flatMap(most -> at(NOBODY, Source.POOL, pool, most));
  }

  private static Optional<Warning> at(UUID person, Source source, long used, long most) {
    return LEVELS.stream()
        .filter(level -> used * 100 >= most * level)
        .findFirst()
        .map(level -> new Warning(person, source, level, used, most));
  }

  /** Whether whoever was told this need not be told the other: not more, and of no lower limit. */
  boolean covers(Warning other) {
    return person.equals(other.person)
        && source == other.source
        && percent >= other.percent
        && most >= other.most;
  }

  /** Whether nothing is left. */
  boolean isEmpty() {
    return percent == EMPTY;
  }

  /** How much is left; never below zero. */
  long left() {
    return Math.max(0, most - used);
  }

  /** How much of it is used, in percent. */
  long share() {
    return most == 0 ? EMPTY : used * 100 / most;
  }
}
