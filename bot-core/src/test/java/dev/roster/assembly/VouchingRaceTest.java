package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation is accepted at the instant at which its sender loses the right to send it. */
class VouchingRaceTest {

  /** The control ends with the first collision that breaks the rule. */
  private static final int MOST_CONTROLS = 2_000;

  private static final int BATCH = 50;

  /** Acceptances at a time when the sender, by the last decision on them, held no right. */
  private static final String WITHOUT_RIGHT =
      """
      select count(*) from audit_event e
      where e.action = 'invitation.accepted' and exists (
        select 1 from audit_event lost
        where lost.chain = e.chain and lost.version < e.version
          and (lost.action = 'member.suspended'
            or (lost.action = 'member.role' and json_value(lost.after_values, '$.role') = 'member'))
          and not exists (
            select 1 from audit_event back
            where back.chain = e.chain and back.version > lost.version and back.version < e.version
              and (back.action = 'member.reactivated'
                or (back.action = 'member.role'
                  and json_value(back.after_values, '$.role') = 'admin'))))
      """;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X03 accepted before the sender is demoted or suspended, or not at all, 200x")
  void beforeOrNotAtAll(boolean snapshotIsolation) {
    race(snapshotIsolation, 40);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X03 accepted before the sender is demoted or suspended, or not at all, 10,000x")
  void beforeOrNotAtAllManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro scheme:network");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Core replica = roster.replica();
      Engine here = roster.engine();
      long members = 2;
      for (int i = 0; i < times; i++) {
        if (i % BATCH == 0) {
          invite(roster, ben, i);
        }
        boolean demotes = i % 2 == 0;
        var losing =
            roster.call(
                ana,
                new Input.Line(
                    demotes
                        ? "member role " + ben.mention() + " member"
                        : "member suspend " + ben.mention()));
        String token = roster.mailer().invitationToken(address(i)).orElseThrow();
        Callable<Object> lose = () -> here.handle(losing);
        Callable<Object> accept = () -> roster.accept(replica, token, token);
        List<Object> answers = collisions.collide(List.of(lose, accept));
        assertThat(TestRoster.words((Reply) answers.getFirst()))
            .containsAnyOf("is now Member", "is suspended");
        boolean joined = answers.getLast() instanceof Outcome.Joined;
        if (!joined) {
          assertThat(((Outcome.Refused) answers.getLast()).sentence())
              .startsWith("Ben Ode may not invite to Acme as Member any more.");
        }
        members += joined ? 1 : 0;
        assertThat(database.number("select count(*) from membership"))
            .as("collision %s: %s", i, answers)
            .isEqualTo(members);
        giveBack(roster, ana, ben, demotes);
      }
      assertThat(database.number(WITHOUT_RIGHT)).isZero();
      roster.requireInvariants();
    }
  }

  private static String address(int i) {
    return "invitee" + i + "@acme.test";
  }

  private static void invite(TestRoster roster, Account ben, int from) {
    String emails =
        IntStream.range(from, from + BATCH)
            .mapToObj(VouchingRaceTest::address)
            .collect(Collectors.joining(" "));
    assertThat(roster.ask(ben, "invite send " + emails)).contains("Invited " + BATCH);
    roster.settle();
  }

  private static void giveBack(TestRoster roster, Account ana, Account ben, boolean demoted) {
    if (demoted) {
      Reply asked = roster.say(ana, "member role " + ben.mention() + " admin");
      roster.press(ana, asked, "Confirm");
    } else {
      roster.say(ana, "member reactivate " + ben.mention());
    }
  }

  /** The control: looking first and joining then, without the touch, lets somebody in too late. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchSomebodyComesInTooLate(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      roster.member(ana, "Ben Ode", "admin");
      boolean broken = false;
      for (int i = 0; i < MOST_CONTROLS && !broken; i++) {
        long seenByDemoter =
            collisions
                .<Long>collide(
                    List.of(() -> demoteWithoutTouch(database), () -> joinWithoutTouch(database)))
                .getFirst();
        broken = joined(database) > seenByDemoter;
        database.changeMembers("update membership set role = 'admin' where role = 'member'");
      }
      assertThat(broken).as("no collision broke the rule: this race proves nothing").isTrue();
    }
  }

  private static long joined(TestDatabase database) {
    return database.number("select count(*) from person where display_name = 'control'");
  }

  /** How many had come in when the demotion was over. */
  private static Long demoteWithoutTouch(TestDatabase database) {
    database.run("update membership set role = 'member' where role = 'admin'");
    return joined(database);
  }

  private static Long joinWithoutTouch(TestDatabase database) {
    if (database.number("select count(*) from membership where role = 'admin'") == 1) {
      database.run(
          "insert into person (id, display_name, created_at) values (uuid(), 'control', now())");
    }
    return 0L;
  }
}
