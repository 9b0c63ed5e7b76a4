package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.BreakingPool;
import dev.roster.testing.BreakingPool.At;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The connection is cut at each statement of a change and at its COMMIT (trust.md, "Faults"): after
 * it the state is before or after, never between, and the same delivery gets the one right answer.
 */
@ExtendWith(DatabaseExtension.class)
class CutTest {

  private static final String STATE =
      """
      select o.version, o.members, o.pending,
        (select count(*) from membership m where m.org_id = o.id and m.role = 'admin'),
        (select count(*) from membership m where m.org_id = o.id and m.tier = 'pro'),
        (select count(*) from invitation i where i.org_id = o.id),
        (select count(*) from upgrade_request r where r.org_id = o.id and r.state = 'pending'),
        (select count(*) from audit_event e where e.chain = o.id),
        (select count(*) from outbox), (select count(*) from handled_delivery),
        (select count(*) from pending_action)
      from org o where o.slug = ?
      """;

  private static final int RUNS = 3;

  private final TestDatabase database;
  private final BreakingPool pool;
  private final TestRoster roster;
  private final Account owner;
  private final String slug;

  CutTest(TestDatabase database) {
    this.database = database;
    this.pool = new BreakingPool(database.write());
    this.roster = TestRoster.silent(database, pool);
    this.owner = roster.person("Ana Lima");
    this.slug = "acme-" + owner.user().toLowerCase(Locale.ROOT);
    assertThat(roster.ask(owner, "org create " + slug + " pro")).contains(slug);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  /** Somebody who is in the org: invited by mention, and accepting as the card would. */
  private Account newcomer(String role) {
    Account who = roster.person("Ben Ode");
    roster.say(owner, "invite send " + who.mention() + " role:" + role);
    String id =
        database.rows("select id from invitation where account = ?", who.toString()).getFirst();
    String token = "%22s".formatted(who.user()).replace(' ', '_');
    database.run(
        "insert into pending_action (token, command, words, confirmed, once, created_at,"
            + " expires_at) values (?, 'invite accept', ?, false, false, utc_timestamp(6),"
            + " '2100-01-01')",
        token,
        "{\"invitation\":\"" + id + "\"}");
    Reply joined = roster.engine().handle(roster.call(who, new Input.Pressed("u" + token)));
    assertThat(TestRoster.words(joined)).contains("You are in");
    return who;
  }

  private String state() {
    return database.rows(STATE, slug).getFirst();
  }

  @Test
  @DisplayName("R1, R3: `member role` cut at each statement and at COMMIT")
  void aRoleChangeIsDoneOnceOrNotAtAll() {
    cutEverywhere(
        () -> new Input.Line("member role " + newcomer("admin").mention() + " member"),
        "is now Member");
  }

  @Test
  @DisplayName("R1, R3: a confirmed `member role` cut at each statement and at COMMIT")
  void aConfirmedRoleChangeIsDoneOnceOrNotAtAll() {
    cutEverywhere(
        () ->
            TestRoster.pressing(
                roster.say(owner, "member role " + newcomer("member").mention() + " admin"),
                "Confirm"),
        "is now Admin");
  }

  @Test
  @DisplayName("R1, R3: `undo` cut at each statement and at COMMIT")
  void anUndoIsDoneOnceOrNotAtAll() {
    cutEverywhere(
        () -> {
          roster.say(owner, "member role " + newcomer("admin").mention() + " member");
          return new Input.Line("undo");
        },
        "Undone: ");
  }

  @Test
  @DisplayName("R1, R3: `upgrade approve` cut at each statement and at COMMIT")
  void anApprovalIsDoneOnceOrNotAtAll() {
    cutEverywhere(
        () -> {
          Account who = newcomer("member");
          String asked = roster.ask(who, "upgrade request please");
          String code = asked.replaceAll("(?s).*(r-[2-9a-z]{4,}).*", "$1");
          return new Input.Line("upgrade approve " + code + " well earned");
        },
        "is on Pro now.");
  }

  @Test
  @DisplayName("R1, R3: `member tier` cut at each statement and at COMMIT")
  void aTierIsSetOnceOrNotAtAll() {
    cutEverywhere(
        () -> new Input.Line("member tier " + newcomer("member").mention() + " pro"),
        "is on Pro in");
  }

  @Test
  @DisplayName("R1, R3: `invite send` cut at each statement and at COMMIT")
  void anInvitationIsSentOnceOrNotAtAll() {
    cutEverywhere(
        () -> {
          String dee = roster.person("Dee Fox").mention();
          return new Input.Line("invite send %s dee%s@far.test".formatted(dee, dee.hashCode()));
        },
        "Invited 2 people");
  }

  @Test
  @DisplayName("R8: whoever cannot be told whether it was done is told so")
  void doesNotSayThatNothingWasDoneWhenItMayHaveBeen() {
    Supplier<Input> input =
        () -> new Input.Line("member role " + newcomer("admin").mention() + " member");
    for (At at : List.of(At.COMMIT, At.REPLY_TO_COMMIT)) {
      Call call = roster.call(owner, input.get());
      pool.breakAndStayDown(at, 0);
      assertThat(TestRoster.words(roster.engine().handle(call)))
          .as("%s", at)
          .contains("cannot tell whether this was done");
      pool.mend();
      Reply answer = roster.engine().handle(call);
      assertThat(TestRoster.words(answer)).as("%s, again", at).contains("is now Member");
      assertThat(roster.engine().handle(call)).isEqualTo(answer);
    }
  }

  private void cutEverywhere(Supplier<Input> input, String done) {
    // The first one fills caches.
    roster.engine().handle(roster.call(owner, input.get()));
    // A cache may have been filled anew in one of them, which takes a statement more.
    int statements =
        IntStream.range(0, RUNS).map(run -> statements(input, done)).min().orElseThrow();
    assertThat(statements).as("statements of the change").isBetween(6, 60);
    for (int n = 1; n <= statements; n++) {
      cutOnce(input, done, At.STATEMENT, n);
      cutForLong(input, done, At.STATEMENT, n);
    }
    for (At at : List.of(At.COMMIT, At.REPLY_TO_COMMIT)) {
      cutOnce(input, done, at, 0);
      cutForLong(input, done, at, 0);
    }
  }

  private int statements(Supplier<Input> input, String done) {
    Call whole = roster.call(owner, input.get());
    pool.count();
    assertThat(TestRoster.words(roster.engine().handle(whole))).contains(done);
    return pool.count();
  }

  /** The core itself does it once more; whoever asked notices nothing. */
  private void cutOnce(Supplier<Input> input, String done, At at, int statement) {
    Call call = roster.call(owner, input.get());
    pool.breakOnce(at, statement);
    Reply answer = roster.engine().handle(call);
    assertThat(pool.mend())
        .as("%s %s was reached: %s", at, statement, TestRoster.words(answer))
        .isFalse();
    assertThat(TestRoster.words(answer)).as("%s %s", at, statement).contains(done);
    String after = state();
    assertThat(roster.engine().handle(call)).isEqualTo(answer);
    assertThat(state()).isEqualTo(after);
  }

  /** The database stays away: the answer says so, and a later delivery gets it right. */
  private void cutForLong(Supplier<Input> input, String done, At at, int statement) {
    Call call = roster.call(owner, input.get());
    String before = state();
    pool.breakAlways(at, statement);
    Reply refused = roster.engine().handle(call);
    pool.mend();
    if (at == At.REPLY_TO_COMMIT) {
      // The second try found the delivery of the first: nothing is left to commit.
      assertThat(TestRoster.words(refused)).contains(done);
      assertThat(state()).isNotEqualTo(before);
    } else {
      assertThat(TestRoster.words(refused))
          .as("%s %s", at, statement)
          .contains(
              at == At.COMMIT
                  ? "cannot tell whether this was done"
                  : "cannot reach its database right now, so this was not done")
          .doesNotContain("the connection was cut");
      assertThat(state()).as("%s %s", at, statement).isEqualTo(before);
    }
    Reply answer = roster.engine().handle(call);
    assertThat(TestRoster.words(answer)).as("%s %s, again", at, statement).contains(done);
    assertThat(roster.engine().handle(call)).isEqualTo(answer);
  }
}
