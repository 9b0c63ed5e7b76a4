package dev.roster.usage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How credits are written in answers. */
public final class CreditWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private CreditWords() {}

  /** A number, such as {@code 1,000}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of credits, such as {@code 1 credit} or {@code 1,000 credits}. */
  public static String credits(long number) {
    return number(number) + (number == 1 ? " credit" : " credits");
  }

  /** A day, such as {@code 1 Dec}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /**
   * How a member stands, such as {@code 120 used, 880 left until 1 Dec} or {@code 1,000 used, none
   * left: paused until 1 Dec}.
   */
  public static String of(Balance balance) {
    String used = number(balance.spending().credits()) + " used";
    String until = "until " + day(balance.cycle().next());
    return balance
        .remaining()
        .credits()
        .map(left ->
            left == 0
                ? "%s, none left: paused %s".formatted(used, until)
                : "%s, %s left %s".formatted(used, number(left), until))
        .orElse(used + " since " + day(balance.cycle().first()) + ", no limit");
  }
}
