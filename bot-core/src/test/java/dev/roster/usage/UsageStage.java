package dev.roster.usage;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An org with its owner, and a product that reports what its people use. */
final class UsageStage {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestRoster roster;
  private final Account owner;
  private final String name;
  private final UUID org;

  UsageStage(TestRoster roster) {
    this(roster, roster.person("Ana Lima"));
  }

  UsageStage(TestRoster roster, Account owner) {
    this(roster, owner, "network");
  }

  UsageStage(TestRoster roster, Account owner, String scheme) {
    this.roster = roster;
    this.owner = owner;
    this.name = "Usage " + NUMBER.incrementAndGet();
    roster.say(owner, "org create \"" + name + "\" pro scheme:" + scheme);
    this.org = UUID.fromString(one("select id from org where name = ?", name));
  }

  UUID org() {
    return org;
  }

  String name() {
    return name;
  }

  Account owner() {
    return owner;
  }

  Account member(String called) {
    return roster.member(owner, called, "member");
  }

  /** A member where nothing is sent: they accept in their inbox. */
  Account enter(String called) {
    Account account = roster.person(called, "in" + NUMBER.incrementAndGet() + "@acme.test");
    roster.say(owner, "invite send " + account.mention() + " role:member");
    roster.press(account, roster.say(account, "inbox"), "Accept");
    return account;
  }

  UUID id(Account account) {
    return UUID.fromString(
        one("select person_id from chat_identity where user_id = ?", account.user()));
  }

  /** Sets a policy of the org. */
  void set(String key, String value) {
    Reply asked = roster.say(owner, "org policy " + key + " " + value);
    if (!TestRoster.words(asked).contains("is now")) {
      roster.press(owner, asked, "Confirm");
    }
  }

  /** Something used now, under an id of its own. */
  Usage used(Account by, long credits) {
    return used(by, credits, roster.clock().instant());
  }

  Usage used(Account by, long credits, Instant at) {
    return new Usage("e-" + NUMBER.incrementAndGet(), id(by), credits, 1, at);
  }

  /** Reports it alone. */
  Receipt report(Account by, long credits) {
    return record(used(by, credits));
  }

  Receipt record(Usage... batch) {
    return roster.core().meter().record(org, List.of(batch));
  }

  /** What a member may use yet. */
  Remaining remaining(Account who) {
    return balance(who).remaining();
  }

  Balance balance(Account who) {
    return roster
        .database()
        .databases()
        .read(sql -> Credits.balance(sql, org, id(who), roster.clock().instant()).orElseThrow());
  }

  /** That so much is left of that. */
  static Remaining left(long credits, Remaining.Source source) {
    return new Remaining(Optional.of(credits), Optional.of(source));
  }

  /** Of a person's days: day, credits, from the pool, requests. */
  List<String> days(Account who) {
    return roster
        .database()
        .rows(
            "select day, credits, from_pool, requests from usage_day"
                + " where org_id = ? and person_id = ? order by day",
            org.toString(),
            id(who).toString());
  }

  /** Of the org's days: day, credits, from the pool, requests. */
  List<String> days() {
    return roster
        .database()
        .rows(
            "select day, credits, from_pool, requests from usage_org_day"
                + " where org_id = ? order by day",
            org.toString());
  }

  /** Credits, requests and the last activity of a member; empty when they are not in the org. */
  List<String> sums(Account who) {
    return roster
        .database()
        .rows(
            "select credits_used, requests_made, last_active_at from membership"
                + " where org_id = ? and person_id = ?",
            org.toString(),
            id(who).toString());
  }

  private String one(String sql, Object... values) {
    TestDatabase database = roster.database();
    return database.rows(sql, values).getFirst();
  }
}
