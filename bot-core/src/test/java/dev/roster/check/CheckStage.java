package dev.roster.check;

import dev.roster.chat.Account;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestRoster;
import dev.roster.usage.Usage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An org on a scheme, and what is answered about its people. */
final class CheckStage {

  private static final AtomicLong REPORTS = new AtomicLong();

  final TestRoster roster;
  final SchemeStage org;
  final Account founder;

  private CheckStage(TestRoster roster, SchemeStage org) {
    this.roster = roster;
    this.org = org;
    this.founder = org.founder();
  }

  static CheckStage on(TestRoster roster, String scheme) {
    return new CheckStage(roster, SchemeStage.on(roster, scheme));
  }

  /** The question of a permission, by account. */
  Question about(Account who, String permission) {
    return Question.of(org.slug(), who.toString(), permission);
  }

  Answer check(Account who, String permission) {
    return roster.core().checks().check(about(who, permission));
  }

  boolean may(Account who, String permission) {
    return check(who, permission).allowed();
  }

  Answer.Known known(Account who) {
    return check(who, "inference.use").member().orElseThrow();
  }

  UUID person(Account who) {
    return org.seat(who).person();
  }

  /** The founder types a line about somebody and confirms it where that is asked. */
  void does(String line) {
    var reply = roster.say(founder, line);
    boolean asks = TestRoster.message(reply).blocks().toString().contains("label=Confirm");
    if (asks) {
      roster.press(founder, reply, "Confirm");
    }
  }

  /** Reports what somebody used. */
  void used(Account who, long credits) {
    UUID person = person(who);
    roster
        .core()
        .meter()
        .record(
            org.org(),
            List.of(
                new Usage(
                    "u" + REPORTS.incrementAndGet(),
                    person,
                    credits,
                    1,
                    roster.clock().instant())));
  }
}
