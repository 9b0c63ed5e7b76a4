package dev.roster.benchmarks.load;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Input;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The commands that are measured. */
public enum Workload {
  /** The first page of everybody. */
  LIST("member list", "invited"),
  /** The card of one member after the other. */
  SHOW("member show", "Joined"),
  /** One admin after the other becomes a member again; lowering asks nothing. */
  ROLE("member role", "is now");

  // Of this run only: what an earlier one delivered would be answered as it was then.
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36) + "-";
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

  /** The command. */
  public String path() {
    return path;
  }

  /** A word that the right answer holds. */
  public String expected() {
    return expected;
  }

  /**
   * What the owner of an org types.
   *
   * @param member whom it is about, from 1
   */
  Call call(int org, int member) {
    Account who = Company.owner(org);
    return call(who, new Input.Line(line(Company.member(org, member).mention())));
  }

  /** What somebody does in a channel of their Slack workspace. */
  public static Call call(Account who, Input input) {
    return new Call(
        who,
        new Place(who.platform(), who.tenant(), "C1", false),
        input,
        RUN + DELIVERIES.incrementAndGet());
  }

  /**
   * What is typed.
   *
   * @param mention whom it is about
   */
  public String line(String mention) {
    return switch (this) {
      case LIST -> path;
      case SHOW -> path + " " + mention;
      case ROLE -> path + " " + mention + " member";
    };
  }
}
