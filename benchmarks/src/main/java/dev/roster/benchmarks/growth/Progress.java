package dev.roster.benchmarks.growth;

/** Tells on the error output how far a run is: the table alone goes to the other one. */
final class Progress {

  private static final long BEGIN = System.nanoTime();

  private Progress() {}

  static void say(String words) {
    System.err.printf("%6.1f s  %s%n", (System.nanoTime() - BEGIN) / 1e9, words);
  }
}
