package dev.roster.usage;

import dev.roster.access.Refusal;
import dev.roster.command.Shown;
import dev.roster.command.WholeNumber;
import java.util.Locale;
import java.util.Optional;

/** What people type for a pool, an allowance and a day; the bounds are those of the schema. */
final class CreditLimits {

  static final String NONE = "none";
  static final long MOST_POOL = 1_000_000_000_000L;
  static final long MOST_ALLOWANCE = 1_000_000_000L;

  private static final int LAST_DAY = 31;

  private CreditLimits() {}

  /** A pool; empty for no limit. */
  static Optional<Long> pool(String typed) {
    if (typed.toLowerCase(Locale.ROOT).equals(NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        whole(typed, 0, MOST_POOL)
            .orElseThrow(() ->
                new Refusal(
                    "`%s` is no pool of credits. A whole number from 0 to %d is allowed, such as `50000`; `none` for no limit."
                        .formatted(Shown.of(typed), MOST_POOL))));
  }

  static long allowance(String typed) {
    return whole(typed, 0, MOST_ALLOWANCE)
        .orElseThrow(() ->
            new Refusal(
                "`%s` is no allowance of credits. A whole number from 0 to %d is allowed, such as `allowance:1000`."
                    .formatted(Shown.of(typed), MOST_ALLOWANCE)));
  }

  static int day(String typed) {
    return whole(typed, 1, LAST_DAY)
        .map(Long::intValue)
        .orElseThrow(() ->
            new Refusal(
                "`%s` is no day of a month. A whole number from 1 to 31 is allowed, such as `day:15`; a month without it begins the cycle on its last day."
                    .formatted(Shown.of(typed))));
  }

  /** A bigger allowance, for an example. */
  static long moreAllowance(long allowance) {
    return Math.clamp(allowance * 2, 1_000, MOST_ALLOWANCE);
  }

  private static Optional<Long> whole(String typed, long least, long most) {
    return WholeNumber.read(typed, most).filter(number -> number >= least);
  }
}
