package dev.roster.usage;

/**
 * What was used in some time.
 *
 * @param credits the sum of them
 * @param requests how many there were
 */
record Used(long credits, long requests) {

  static final Used NOTHING = new Used(0, 0);

  boolean isNothing() {
    return credits == 0 && requests == 0;
  }

  Used plus(Used other) {
    return new Used(credits + other.credits, requests + other.requests);
  }
}
