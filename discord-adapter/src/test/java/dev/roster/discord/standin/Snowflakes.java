package dev.roster.discord.standin;

import java.util.concurrent.atomic.AtomicLong;

/** Discord's ids: the time and a number, rising. */
final class Snowflakes {

  private static final long EPOCH_MILLIS = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;
  private static final AtomicLong LAST = new AtomicLong();

  private Snowflakes() {}

  static String next() {
    long now = (System.currentTimeMillis() - EPOCH_MILLIS) << TIME_SHIFT;
    return Long.toString(LAST.updateAndGet(last -> Math.max(last + 1, now)));
  }
}
