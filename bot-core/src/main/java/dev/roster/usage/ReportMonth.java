package dev.roster.usage;

import dev.roster.access.Refusal;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * The option {@code month} of {@code usage show}: names the cycle that begins in a month (UTC), as
 * {@code 2026-10}, {@code october}, {@code last} or {@code this}.
 */
final class ReportMonth {

  private static final int LONGEST = 20;
  private static final int OFFERED = 12;
  private static final YearMonth EARLIEST = YearMonth.of(2000, 1);
  private static final Pattern NUMBERS = Pattern.compile("\\d{4}-\\d{1,2}");
  private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyy-M");
  private static final DateTimeFormatter TITLE =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ReportMonth() {}

  /** Offers this month and those before it. */
  static Kind.Suggested kind() {
    return new Kind.Suggested(ReportMonth::suggest, LONGEST);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    YearMonth now = YearMonth.from(LocalDate.ofInstant(context.now(), ZoneOffset.UTC));
    return IntStream.range(0, OFFERED)
        .mapToObj(now::minusMonths)
        .filter(month ->
            month.toString().startsWith(typed)
                || TITLE.format(month).toLowerCase(Locale.ROOT).startsWith(typed))
        .map(month -> new Suggestion(month.toString(), TITLE.format(month)))
        .toList();
  }

  /**
   * The cycle that is meant; that of now where nothing was typed.
   *
   * @param begins the day of the month on which the org's cycles begin
   * @throws Refusal for what is no month, and for one in the future
   */
  static Cycle read(Optional<String> typed, Instant now, int begins) {
    Cycle current = Cycle.at(now, begins);
    if (typed.isEmpty()) {
      return current;
    }
    Cycle meant =
        named(typed.get().strip().toLowerCase(Locale.ROOT), current, begins)
            .orElseThrow(() ->
                new Refusal(
                    "`%s` is no month. `2026-10`, `october`, `last` and `this` are allowed, as in `/usage show month:last`."
                        .formatted(Shown.of(typed.get()))));
    if (meant.first().isAfter(current.first())) {
      throw new Refusal(
          "`%s` has not begun yet. The newest that can be shown begins on %s: `/usage show`."
              .formatted(Shown.of(typed.get()), Amounts.day(current.first())));
    }
    return meant;
  }

  private static Optional<Cycle> named(String word, Cycle current, int begins) {
    if (word.equals("this") || word.equals("now")) {
      return Optional.of(current);
    }
    if (word.equals("last")) {
      return Optional.of(current.before(begins));
    }
    if (NUMBERS.matcher(word).matches()) {
      return number(word)
          .filter(month -> !month.isBefore(EARLIEST))
          .map(month -> Cycle.of(month, begins));
    }
    return month(word).map(month -> newest(month, current, begins));
  }

  private static Optional<YearMonth> number(String word) {
    try {
      return Optional.of(YearMonth.parse(word, NUMBER));
    } catch (DateTimeException noSuchMonth) {
      return Optional.empty();
    }
  }

  private static Optional<Month> month(String word) {
    return Arrays.stream(Month.values())
        .filter(month ->
            word.length() >= 3
                && month
                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT)
                    .startsWith(word))
        .findFirst();
  }

  /** The newest cycle that begun in such a month. */
  private static Cycle newest(Month month, Cycle current, int begins) {
    YearMonth last = YearMonth.from(current.first());
    YearMonth meant = YearMonth.of(last.getYear(), month);
    return Cycle.of(meant.isAfter(last) ? meant.minusYears(1) : meant, begins);
  }
}
