package dev.roster.check;

import dev.roster.chat.Account;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestRoster;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** An org on a scheme, and what is answered about its people. */
final class CheckStage {

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
    boolean asks =
        TestRoster.message(reply).blocks().toString().contains("label=Confirm");
    if (asks) {
      roster.press(founder, reply, "Confirm");
    }
  }

  /** Puts in what somebody used, as a report of another process would. */
  void used(Account who, long credits, long fromPool) {
    UUID person = person(who);
    LocalDate today = LocalDate.ofInstant(roster.clock().instant(), ZoneOffset.UTC);
    roster
        .database()
        .run(
            "insert into credit_account (org_id, ticks) values (?, 1)"
                + " on duplicate key update ticks = ticks + 1",
            org.org().toString());
    long tick =
        roster
            .database()
            .number("select ticks from credit_account where org_id = ?", org.org().toString());
    roster
        .database()
        .run(
            "insert into usage_day (org_id, person_id, day, credits, from_pool, requests, tick)"
                + " values (?, ?, ?, ?, ?, 1, ?) on duplicate key update credits = credits + values(credits),"
                + " from_pool = from_pool + values(from_pool), tick = values(tick)",
            org.org().toString(),
            person.toString(),
            today,
            credits,
            fromPool,
            tick);
    roster
        .database()
        .run(
            "insert into usage_org_day (org_id, day, credits, from_pool, requests)"
                + " values (?, ?, ?, ?, 1) on duplicate key update credits = credits + values(credits),"
                + " from_pool = from_pool + values(from_pool)",
            org.org().toString(),
            today,
            credits,
            fromPool);
  }
}
