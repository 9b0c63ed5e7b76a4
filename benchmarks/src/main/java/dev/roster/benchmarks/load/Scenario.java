package dev.roster.benchmarks.load;

import java.util.Locale;

/**
 * Who calls at one time.
 *
 * @param callers how many, each one command after the other
 * @param commands of each caller in a round
 * @param orgs in how many orgs, one after the other: 1 so that all wait for the same row, or as
 *     many as callers so that each has one
 */
public record Scenario(int callers, int commands, int orgs) {

  /** Whose owner types the command. */
  public int org(int caller, int command) {
    return number(caller, command) % orgs;
  }

  /** Whom it is about: nobody twice in a round. */
  public int member(int caller, int command) {
    return 1 + number(caller, command) / orgs;
  }

  private int number(int caller, int command) {
    return command * callers + caller;
  }

  /** Says it in the table. */
  public String words() {
    String who = callers == 1 ? "1 caller" : callers + " callers";
    if (orgs == callers) {
      return who;
    }
    return who + (orgs == 1 ? ", one org" : String.format(Locale.ROOT, ", %,d orgs", orgs));
  }
}
