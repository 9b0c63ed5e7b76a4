package dev.roster.rights;

import dev.roster.chat.Account;

/**
 * Somebody of a matrix, as who acts or as on whom it is done.
 *
 * @param label how they are called when a cell is red
 * @param role the table's word for what they hold; empty for who is not in the org
 * @param standing how they stand to the org
 * @param account whose
 */
record Figure(String label, String role, Standing standing, Account account) {

  /** How somebody stands to the org that the matrix is about. */
  enum Standing {
    ACTIVE,
    SUSPENDED,
    /** Has an invitation that waits. */
    INVITED,
    /** Was a member once. */
    REMOVED,
    /** Member of nothing. */
    OUTSIDE,
    /** Holds the top role of another org on the same scheme. */
    ELSEWHERE,
    /** Nobody at all: an address. */
    UNKNOWN
  }

  static Figure in(String label, String role, Account account) {
    return new Figure(label, role, Standing.ACTIVE, account);
  }

  boolean isActive() {
    return standing == Standing.ACTIVE;
  }

  boolean isSuspended() {
    return standing == Standing.SUSPENDED;
  }

  boolean isIn() {
    return isActive() || isSuspended();
  }

  /** What they add to a line, since without it one speaks of one's own org. */
  String orgWord(Cast cast) {
    return standing == Standing.ELSEWHERE ? " org:" + cast.stage.slug() : "";
  }

  /** How a line names them. */
  String mention() {
    return standing == Standing.UNKNOWN ? "nobody@acme.test" : account.mention();
  }

  @Override
  public String toString() {
    return label;
  }
}
