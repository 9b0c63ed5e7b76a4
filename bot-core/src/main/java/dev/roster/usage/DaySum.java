package dev.roster.usage;

import java.time.LocalDate;
import java.util.UUID;

/** What a report adds to a person's day. */
record DaySum(UUID person, LocalDate day, long credits, long fromPool, long requests) {

  DaySum plus(DaySum other) {
    return new DaySum(
        person, day, credits + other.credits, fromPool + other.fromPool, requests + other.requests);
  }
}
