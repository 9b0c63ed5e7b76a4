package dev.roster.upgrade;

import dev.roster.access.Refusal;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * For how long Pro is asked for or given. Whole days: a month has no one length.
 *
 * @param days 1 to {@value #MOST}
 */
record Term(int days) {

  /** A year: whoever needs Pro for longer is asked again, or given it without an end. */
  static final int MOST = 365;

  /** The option's name (design.md, "Words in chat"). */
  static final String OPTION = "for";

  private static final int LONGEST = 20;
  private static final int WEEK = 7;

  // A number alone is refused: of `for:2 weeks` the chat reads `2` only.
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,4})\\s*(d|days?|w|weeks?)", Pattern.CASE_INSENSITIVE);

  /** Checks the range. */
  Term {
    if (days < 1 || days > MOST) {
      throw new IllegalArgumentException("a term has 1 to 365 days, not " + days);
    }
  }

  /**
   * Reads days or weeks, such as {@code 30d} or {@code 2 weeks}.
   *
   * @throws Refusal that says what is allowed
   */
  static Term read(String typed) {
    Matcher text = TEXT.matcher(typed.strip());
    int days = text.matches() ? days(text) : 0;
    if (days < 1 || days > MOST) {
      throw new Refusal(
          "`%s` is no time that Pro is given for. Days and weeks are allowed, from `1d` to `365d` or `1w` to `52w`, as in `for:30d`; without `for` it has no end."
              .formatted(Shown.of(typed)));
    }
    return new Term(days);
  }

  private static int days(Matcher text) {
    int count = Integer.parseInt(text.group(1));
    return text.group(2).toLowerCase(Locale.ROOT).startsWith("w") ? WEEK * count : count;
  }

  /** The option's kind. */
  static Kind.Suggested kind() {
    return new Kind.Suggested(Term::suggest, LONGEST);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    return Stream.of("7d", "30d", "90d", "365d")
        .filter(word -> word.startsWith(typed))
        .map(Suggestion::of)
        .toList();
  }

  /** When it ends that begins then. */
  Instant from(Instant begin) {
    return begin.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MICROS);
  }

  /** How it is typed, such as {@code 30d}. */
  String word() {
    return days + "d";
  }

  /** How it is said, such as {@code 30 days}. */
  String words() {
    return days == 1 ? "1 day" : days + " days";
  }
}
