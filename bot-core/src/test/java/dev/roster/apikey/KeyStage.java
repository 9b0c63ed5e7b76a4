package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestRoster;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An org in which keys are made and tried. */
final class KeyStage {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final AtomicInteger CALLS = new AtomicInteger();

  final SchemeStage org;
  private final TestRoster roster;
  private final Databases databases;
  private final Transactions transactions;
  private final ApiKeys keys;

  KeyStage(TestRoster roster, String scheme) {
    this.roster = roster;
    this.org = SchemeStage.on(roster, scheme);
    this.databases = roster.database().databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    var seats =
        new Seats(
            databases,
            new Platforms(),
            new People(databases, transactions),
            new PlatformAdmins(Set.of(), new Platforms()),
            new Members(),
            new Schemes(),
            roster.clock());
    this.keys = new ApiKeys(seats);
  }

  /** Makes a key in chat. */
  String make(Account who, String line) {
    String answer = org.ask(who, "key create " + line);
    Matcher matcher = KEY.matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group();
  }

  /** Makes a key for somebody's IDE, as the product does. */
  String makeIde(Account owner) {
    Seat top = org.seat(org.founder());
    return transactions
        .inOrg(
            Actor.system("test", "ide" + CALLS.incrementAndGet()),
            org.org(),
            tx -> keys.createIde(tx, top, org.seat(owner), "IDE", Optional.empty()))
        .secret()
        .reveal();
  }

  /** What becomes of whoever presents a key now. */
  KeyState state(String key) {
    return databases.read(sql ->
        keys.state(
            sql, ApiKeys.find(sql, ApiKey.hash(key)).orElseThrow(), roster.clock().instant()));
  }

  /** How many keys of somebody work. */
  int live(Account who) {
    return databases.read(sql -> LiveKeys.of(sql, org.seat(who), roster.clock().instant()).size());
  }

  Optional<ApiKey> find(String key) {
    return databases.read(sql -> ApiKeys.find(sql, ApiKey.hash(key)));
  }

  /** Decides a policy of the org. */
  void policy(String key, String value) {
    act(org.founder(), "org policy " + key + " " + value);
    assertThat(org.scheme().policy(key)).isEqualTo(value);
  }

  /** Does it, with Confirm where it asks. */
  Reply act(Account who, String line) {
    Reply asked = roster.say(who, line);
    boolean asks =
        TestRoster.message(asked).blocks().stream()
            .anyMatch(block -> block.toString().contains("label=Confirm"));
    return asks ? roster.press(who, asked, "Confirm") : asked;
  }

  /** Takes back what was answered so; the words of the answer. */
  String undo(Account who, Reply done) {
    return TestRoster.words(roster.press(who, done, "Undo"));
  }
}
