package dev.roster.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an event in its org's chain.
 *
 * @param version the org's version that the change made
 * @param n the event's number within the change, from 1
 */
record EventKey(long version, int n) implements Comparable<EventKey> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,6})");

  /** Reads {@link #toString}; empty for anything else. */
  static Optional<EventKey> parse(String text) {
    Matcher key = TEXT.matcher(text);
    return key.matches()
        ? Optional.of(new EventKey(Long.parseLong(key.group(1)), Integer.parseInt(key.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(EventKey other) {
    return Comparator.comparingLong(EventKey::version)
        .thenComparingInt(EventKey::n)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return version + "." + n;
  }
}
