package dev.roster.benchmarks.growth;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something that is measured at each size.
 *
 * @param name how it stands in the table
 * @param command what the catalogue must hold for it; absent for what is no command
 * @param script what is done
 */
record Operation(String name, Optional<String> command, Script script) {

  /** Does it once, with whatever is needed before, and takes it back after. */
  @FunctionalInterface
  interface Script {
    /**
     * Runs it.
     *
     * @param turn which time, from 0
     * @return the nanoseconds of what is measured
     */
    long run(Teller teller, int turn);
  }

  /** A command. */
  static Operation of(String name, String command, Script script) {
    return new Operation(name, Optional.of(command), script);
  }

  /** A line that is the same each time. */
  static Operation line(String line, String expected) {
    String command = String.join(" ", Arrays.copyOf(line.split(" "), 2));
    return of("`" + line + "`", command, (teller, turn) -> teller.say(line, expected));
  }
}
