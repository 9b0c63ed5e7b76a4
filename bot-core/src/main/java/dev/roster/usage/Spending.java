package dev.roster.usage;

/**
 * What one member used in a cycle.
 *
 * @param credits all of it
 * @param fromPool the part that the org's pool gave; the rest came from their allowance
 */
public record Spending(long credits, long fromPool) {

  /** Nothing. */
  public static final Spending NONE = new Spending(0, 0);

  /** Checks the parts. */
  public Spending {
    if (fromPool < 0 || fromPool > credits) {
      throw new IllegalArgumentException("a part is at most the whole");
    }
  }

  /** The same and what a report adds. */
  Spending plus(DaySum sum) {
    return new Spending(credits + sum.credits(), fromPool + sum.fromPool());
  }

  /** The part that the allowance gave. */
  public long fromAllowance() {
    return credits - fromPool;
  }
}
