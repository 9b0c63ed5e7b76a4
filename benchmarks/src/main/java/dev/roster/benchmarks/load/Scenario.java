package dev.roster.benchmarks.load;

/**
 * Who calls at one time.
 *
 * @param callers how many, each one command after the other
 * @param commands of each caller in a round
 * @param oneOrg whether all change the same org, so that they wait for its row; else each has one
 */
public record Scenario(int callers, int commands, boolean oneOrg) {

  /** Whose owner the caller is. */
  public int org(int caller) {
    return oneOrg ? 0 : caller;
  }

  /** Whom the caller's command is about: nobody twice in a round. */
  public int member(int caller, int command) {
    return 1 + (oneOrg ? caller * commands + command : command);
  }

  /** How many members an org needs, besides its owner. */
  int membersNeeded() {
    return oneOrg ? callers * commands : commands;
  }

  /** Says it in the table. */
  public String words() {
    return callers == 1 ? "1 caller" : callers + (oneOrg ? " callers, one org" : " callers");
  }
}
