package dev.roster.benchmarks.growth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The page behind the thousandth, or the last but one of an org that has fewer. */
final class DeepPage {

  private static final int PAGES = 1_000;

  private final Map<SizedOrg, String> buttons = new HashMap<>();

  long run(Teller teller, int turn) {
    String next = buttons.computeIfAbsent(teller.org(), org -> walk(teller));
    return teller.pressId(next, "");
  }

  private static String walk(Teller teller) {
    teller.say("member list", "");
    String next = teller.button("Next").orElseThrow();
    for (int page = 2; page <= PAGES; page++) {
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
