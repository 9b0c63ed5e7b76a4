package dev.roster.org;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an org pays for.
 *
 * @param name free, starter, pro or byok (D26 to D29)
 * @param title how it is shown
 * @param seats how many people it has room for; absent when unlimited
 */
public record Plan(String name, String title, Optional<Integer> seats) {

  /** Checks that nothing is missing. */
  public Plan {
    requireNonNull(name, "name must not be null");
    requireNonNull(title, "title must not be null");
    requireNonNull(seats, "seats must not be null");
  }

  /** Whether so many people find room. */
  boolean fits(int people) {
    return seats.map(room -> people <= room).orElse(true);
  }

  /** Such as {@code 5 people} or {@code any number of people}. */
  String room() {
    return seats
        .map(room -> room == 1 ? "1 person" : room + " people")
        .orElse("any number of people");
  }
}
