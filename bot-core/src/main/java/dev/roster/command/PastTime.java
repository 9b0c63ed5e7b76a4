package dev.roster.command;

import dev.roster.access.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A time in the past as people type it: a day such as {@code 2026-03-01}, a minute of it such as
 * {@code 2026-03-01T10:00}, or how long ago, such as {@code 30d} and {@code 12h}. What is typed
 * without an offset is meant in the time zone of whoever types it.
 *
 * @param first the first instant that is meant: of a day its beginning
 * @param last the last instant that is meant: of a day its end; the same as the first for what is
 *     no day; never later than now
 * @param day the day, where one was typed
 */
public record PastTime(Instant first, Instant last, Optional<LocalDate> day) {

  /** What may be typed, for refusals and help. */
  public static final String ALLOWED =
      "A day is allowed, as in `2026-03-01`, a minute of one, as in `2026-03-01T10:00`, or how long ago, as in `30d` or `12h`";

  /** The longest text that is one. */
  private static final int LONGEST = 40;

  private static final Pattern AGO = Pattern.compile("(\\d{1,5})\\s?([hdw])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
  private static final Pattern MINUTE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)");

  /** Checks the order. */
  public PastTime {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last instant is before the first");
    }
  }

  /**
   * Reads what was typed.
   *
   * @param option the option's name, for the refusal
   * @param zone the time zone of whoever typed it
   * @throws Refusal in one sentence, for what is no time and for what is in the future
   */
  public static PastTime read(String option, String typed, ZoneId zone, Instant now) {
    String text = typed.strip().toUpperCase(Locale.ROOT);
    PastTime meant;
    try {
      meant = parse(text, zone, now).orElseThrow(() -> unreadable(option, typed));
    } catch (DateTimeException noSuchDay) {
      throw unreadable(option, typed);
    }
    if (meant.first.isAfter(now)) {
      throw new Refusal(
          "`%s` is in the future, and `%s` takes a time in the past. %s."
              .formatted(Shown.of(typed), option, ALLOWED));
    }
    return meant.last.isAfter(now) ? new PastTime(meant.first, now, meant.day) : meant;
  }

  private static Optional<PastTime> parse(String text, ZoneId zone, Instant now) {
    Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
    if (ago.matches()) {
      return Optional.of(instant(now.minus(duration(ago))));
    }
    if (text.equals("TODAY") || text.equals("YESTERDAY")) {
      LocalDate today = LocalDate.ofInstant(now, zone);
      return Optional.of(ofDay(text.equals("TODAY") ? today : today.minusDays(1), zone));
    }
    if (DAY.matcher(text).matches()) {
      return Optional.of(ofDay(LocalDate.parse(padded(text)), zone));
    }
    Matcher minute = MINUTE.matcher(text);
    if (minute.matches()) {
      var local = LocalDateTime.parse(minute.group(1) + "T" + minute.group(2));
      return Optional.of(instant(local.atZone(zone).toInstant()));
    }
    return text.contains("T")
        ? Optional.of(instant(OffsetDateTime.parse(text).toInstant()))
        : Optional.empty();
  }

  /** {@code 2026-3-1} is meant well. */
  private static String padded(String day) {
    List<String> parts = List.of(day.split("-", 3));
    return "%s-%2s-%2s".formatted(parts.get(0), parts.get(1), parts.get(2)).replace(' ', '0');
  }

  private static Duration duration(Matcher ago) {
    int count = Integer.parseInt(ago.group(1));
    return switch (ago.group(2)) {
      case "h" -> Duration.ofHours(count);
      case "w" -> Duration.ofDays(7L * count);
      default -> Duration.ofDays(count);
    };
  }

  private static PastTime instant(Instant at) {
    return new PastTime(at, at, Optional.empty());
  }

  private static PastTime ofDay(LocalDate day, ZoneId zone) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    return new PastTime(day.atStartOfDay(zone).toInstant(), end, Optional.of(day));
  }

  private static Refusal unreadable(String option, String typed) {
    return new Refusal(
        "`%s` is no time that `%s` takes. %s.".formatted(Shown.of(typed), option, ALLOWED));
  }

  /** An option's kind: offers how long ago, and the first of this and the last months. */
  public static Kind.Suggested kind() {
    return new Kind.Suggested(PastTime::suggest, LONGEST);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    LocalDate month =
        LocalDate.ofInstant(context.now(), context.caller().profile().zone()).withDayOfMonth(1);
    return Stream.of(
            "24h",
            "7d",
            "30d",
            "90d",
            month.toString(),
            month.minusMonths(1).toString(),
            month.minusMonths(2).toString())
        .filter(word -> word.startsWith(typed.strip()))
        .map(Suggestion::of)
        .toList();
  }
}
