package dev.roster.apikey;

import dev.roster.access.Refusal;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Until when a key works, as people type it: {@code 30d}, {@code 12h}, {@code 2w}, the last day
 * such as {@code 2027-01-31}, or {@code never}.
 */
final class Expiry {

  /**
   * How long a key works when nobody says: long enough that nothing breaks by surprise within a
   * year's work, and not for ever, so that a key that everybody forgot ends.
   */
  static final Duration DEFAULT = Duration.ofDays(365);

  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final String NEVER = "never";
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})\\s?([hdw])");

  private static final String ALLOWED =
      "A time such as `30d`, `12h` or `2w` is allowed, the last day such as `2027-01-31`, or `never`";

  private Expiry() {}

  /**
   * Reads what was typed.
   *
   * @param typed empty for the default
   * @param zone of whoever types it: a day ends when it ends there
   * @return empty for never
   * @throws Refusal in one sentence
   */
  static Optional<Instant> read(Optional<String> typed, ZoneId zone, Instant now) {
    if (typed.isEmpty()) {
      return Optional.of(now.plus(DEFAULT));
    }
    String text = typed.get().strip().toLowerCase(Locale.ROOT);
    if (text.equals(NEVER)) {
      return Optional.empty();
    }
    Instant end = end(typed.get(), text, zone, now);
    if (!end.isAfter(now)) {
      throw new Refusal(
          "`%s` is over already, so the key would not work. %s."
              .formatted(Shown.of(typed.get()), ALLOWED));
    }
    if (end.isAfter(now.plus(LONGEST))) {
      throw new Refusal(
          "`%s` is over 10 years away. %s.".formatted(Shown.of(typed.get()), ALLOWED));
    }
    return Optional.of(end);
  }

  private static Instant end(String typed, String text, ZoneId zone, Instant now) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      int count = Integer.parseInt(span.group(1));
      return now.plus(
          switch (span.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "w" -> Duration.ofDays(7L * count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(
          "`%s` is no time that `expires` takes. %s.".formatted(Shown.of(typed), ALLOWED));
    }
  }

  /** An option's kind: offers how long a key may work. */
  static Kind.Suggested kind() {
    return new Kind.Suggested(Expiry::suggest, 40);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    return Stream.of("30d", "90d", "365d", NEVER)
        .filter(word -> word.startsWith(typed.strip()))
        .map(Suggestion::of)
        .toList();
  }
}
