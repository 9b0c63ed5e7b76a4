package dev.roster.benchmarks.growth;

import dev.roster.chat.Account;
import java.util.UUID;

/**
 * One of the orgs of a run. Its ids are made from numbers, so that nobody has to read them back;
 * the first {@link #ADMINS} members are admins, and number 0 is who calls.
 *
 * @param number from 0
 * @param size its members
 */
record SizedOrg(int number, int size) {

  static final String PLATFORM = "slack";
  static final String TENANT = "T1";

  /** As many in each org, so that a list of them shows as many lines. */
  static final int ADMINS = 12;

  /** How many joined in one change, and how many were changed in one. */
  static final int AT_ONCE = 500;

  // 1 January 2025, from which the time-ordered ids count up, one a millisecond.
  private static final long FIRST = 1_735_689_600_000L;

  /** What has an id. */
  enum Kind {
    ORG(0),
    PERSON(1),
    IDENTITY(2),
    MEMBERSHIP(3),
    TEAM(4),
    INVITATION(5),
    REQUEST(6),
    INSTALL(7);

    private final long mark;

    Kind(long mark) {
      this.mark = mark;
    }
  }

  /** The id of a thing of this org: of version 7, in the order of the numbers. */
  UUID id(Kind kind, long thing) {
    long time = FIRST + thing;
    long rest = kind.mark << 48 | (long) number << 40 | thing;
    return new UUID(time << 16 | 0x7000L, 0x8000_0000_0000_0000L | rest);
  }

  UUID id() {
    return id(Kind.ORG, 0);
  }

  String slug() {
    return "org-" + number;
  }

  /** What is shown of it. */
  String name() {
    return "Org of " + size;
  }

  Account account(int member) {
    return new Account(PLATFORM, TENANT, "M" + number + "-" + member);
  }

  /** How a line names a member. */
  String mention(int member) {
    return account(member).mention();
  }

  /** The change in which a member joined; the first one made the org. */
  long joinedIn(int member) {
    return 2L + member / AT_ONCE;
  }

  /** The change that decided the role, the status or the tier of a member after that. */
  long changedIn(int member) {
    return joinedIn(size - 1) + 1 + member / AT_ONCE;
  }

  /** The last of all changes. */
  long version() {
    return changedIn(size - 1);
  }

  /** How many are in the small team. */
  int smallTeam() {
    return 30;
  }

  int teams() {
    return 30 + size / 5_000;
  }

  /** One in a hundred; everywhere enough for a page. */
  int pending() {
    return Math.max(30, size / 100);
  }

  int requests() {
    return Math.max(30, size / 50);
  }

  /** Requests that wait for a decision. */
  int openRequests() {
    return Math.max(12, size / 1_000);
  }
}
