package dev.roster.benchmarks.growth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page behind the thousandth; nearer to the first in an org that has fewer, or whose pages are
 * so slow that nobody would wait.
 */
final class DeepPage {

  private static final int PAGES = 1_000;
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  private final Map<SizedOrg, String> buttons = new HashMap<>();

  long run(Teller teller, int turn) {
    String next = buttons.computeIfAbsent(teller.org(), org -> walk(teller));
    return teller.pressId(next, "");
  }

  private static String walk(Teller teller) {
    teller.say("member list", "");
    String next = teller.button("Next").orElseThrow();
    long begin = System.nanoTime();
    for (int page = 2; page <= PAGES && System.nanoTime() - begin < PATIENCE; page++) {
      teller.pressId(next, "");
      Optional<String> further = teller.button("Next");
      if (further.isEmpty()) {
        break;
      }
      next = further.get();
    }
    return next;
  }
}
