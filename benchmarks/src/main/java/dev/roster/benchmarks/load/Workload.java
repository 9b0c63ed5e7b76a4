package dev.roster.benchmarks.load;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Input;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The commands that are measured. */
enum Workload {
  /** The first page of everybody. */
  LIST("member list", "invited"),
  /** The card of one member after the other. */
  SHOW("member show", "Joined"),
  /** One admin after the other becomes a member again; lowering asks nothing. */
  ROLE("member role", "is now");

  private static final AtomicLong DELIVERIES = new AtomicLong();

  private final String path;
  private final String expected;

  Workload(String path, String expected) {
    this.path = path;
    this.expected = expected;
  }

  static Optional<Workload> of(String path) {
    return Arrays.stream(values()).filter(workload -> workload.path.equals(path)).findFirst();
  }

  String path() {
    return path;
  }

  /** A word that the right answer holds. */
  String expected() {
    return expected;
  }

  /**
   * What the owner of an org types.
   *
   * @param member whom it is about, from 1
   */
  Call call(int org, int member) {
    Account who = Company.owner(org);
    String mention = Company.member(org, member).mention();
    String line =
        switch (this) {
          case LIST -> path;
          case SHOW -> path + " " + mention;
          case ROLE -> path + " " + mention + " member";
        };
    return new Call(
        who,
        new Place(who.platform(), who.tenant(), "C1", false),
        new Input.Line(line),
        "d" + DELIVERIES.incrementAndGet());
  }
}
