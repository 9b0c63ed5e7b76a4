package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sixteen at once want the last seat of a plan, through every door that there is: sending, sending
 * again what expired, taking a cancellation back; and one invitation, which holds its own seat, is
 * accepted by card and by link. {@link SeatRaceTest} has the control.
 */
class DoorsRaceTest {

  private static final int BATCH = 25;
  private static final int OF_EACH = 4;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "X21 the last seat is given once, through whatever door, 100 collisions of 16 in all")
  void theLastSeatIsGivenOnce(boolean snapshotIsolation) {
    race(snapshotIsolation, 50);
  }

  // Sixteen changes a collision take longer than other long tests may.
  @Tag("long")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X21 the last seat is given once, through whatever door, 10,000 collisions of 16")
  void theLastSeatIsGivenOnceManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var hall = new Hall(database, roster);
      for (int done = 0; done < times; done += BATCH) {
        hall.prepare();
        for (int i = 0; i < BATCH; i++) {
          hall.collide(collisions, done + i);
        }
        roster.requireInvariants();
      }
    }
  }

  /** Somebody whose invitation is about to be accepted. */
  private record Invited(Account account, String email) {}

  /** One of the sixteen: what it does, the words that say it got the seat, and what it took. */
  private record Door(Callable<String> act, String won, Runnable used) {}

  /** An org on a plan whose seats the test sets. */
  private static final class Hall {
    private static final String TAKEN = "select members + pending from org";

    private final TestDatabase database;
    private final TestRoster roster;
    private final Engine here;
    private final Core there;
    private final List<Account> admins = new ArrayList<>();
    private final Deque<String> expired = new ArrayDeque<>();
    private final Deque<Reply> cancelled = new ArrayDeque<>();
    private final Deque<Invited> pending = new ArrayDeque<>();
    private int addresses;

    Hall(TestDatabase database, TestRoster roster) {
      this.database = database;
      this.roster = roster;
      this.here = roster.engine();
      this.there = roster.replica();
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro scheme:network");
      admins.add(ana);
      admins.add(roster.member(ana, "Ben Ode", "admin"));
      admins.add(roster.member(ana, "Chloe Fay", "admin"));
      database.run("insert into plan (name, title, seats) values ('hall', 'Hall', null)");
      database.run("update org set plan = 'hall'");
    }

    private String address(String name) {
      addresses++;
      return name + addresses + "@acme.test";
    }

    private List<String> invite(String name) {
      List<String> emails =
          IntStream.range(0, BATCH + OF_EACH).mapToObj(i -> address(name)).toList();
      assertThat(roster.ask(admins.getFirst(), "invite send " + String.join(" ", emails)))
          .contains("Invited " + emails.size());
      return emails;
    }

    /** What a batch of collisions uses up. */
    void prepare() {
      database.run("update plan set seats = null where name = 'hall'");
      Account ana = admins.getFirst();
      expired.addAll(invite("late"));
      roster.settle();
      roster.clock().advance(Duration.ofDays(7));
      cancelled.clear();
      for (String email : invite("back")) {
        cancelled.add(roster.say(ana, "invite cancel " + email));
      }
      pending.clear();
      for (int i = 0; i < BATCH; i++) {
        String email = address("in");
        pending.add(new Invited(roster.person("In " + addresses, email), email));
      }
      String mentions =
          pending.stream().map(one -> one.account().mention()).collect(Collectors.joining(" "));
      assertThat(roster.ask(ana, "invite send " + mentions)).contains("Invited " + BATCH);
      roster.settle();
    }

    void collide(Collisions collisions, int number) {
      database.run(
          "update plan set seats = (select members + pending + 1 from org)"
              + " where name = 'hall'");
      long seats = database.number("select seats from plan where name = 'hall'");
      Invited joining = pending.remove();
      List<Door> doors = doors();
      var acts = new ArrayList<Callable<String>>(doors.stream().map(Door::act).toList());
      Reply card = roster.newestCard(joining.account());
      String token = roster.mailer().invitationToken(joining.email()).orElseThrow();
      Call press = roster.callDirect(joining.account(), TestRoster.pressing(card, "Accept"));
      acts.add(() -> TestRoster.words(here.handle(press)));
      acts.add(
          () -> roster.accept(there, token, token) instanceof Outcome.Joined ? "You are in" : "no");
      List<String> answers = collisions.collide(acts);
      assertThat(database.number(TAKEN)).as("collision %s: %s", number, answers).isEqualTo(seats);
      assertThat(answers.subList(doors.size(), acts.size()))
          .as("whoever holds a seat comes in, collision %s", number)
          .anySatisfy(words -> assertThat(words).contains("You are in"));
      int winners = 0;
      for (int i = 0; i < doors.size(); i++) {
        if (answers.get(i).contains(doors.get(i).won())) {
          winners++;
          doors.get(i).used().run();
        } else {
          assertThat(answers.get(i)).contains("has room for");
        }
      }
      assertThat(winners).as("collision %s: %s", number, answers).isEqualTo(1);
    }

    private List<Door> doors() {
      var doors = new ArrayList<Door>();
      for (Account admin : admins) {
        for (int i = 0; i < 2; i++) {
          doors.add(
              door(
                  i, admin, new Input.Line("invite send " + address("new")), "Invited ", () -> {}));
        }
      }
      expired.stream()
          .limit(OF_EACH)
          .forEach(email ->
              doors.add(
                  door(
                      doors.size(),
                      admins.get(doors.size() % admins.size()),
                      new Input.Line("invite resend " + email),
                      "Sent again to",
                      () -> expired.remove(email))));
      cancelled.stream()
          .limit(OF_EACH)
          .forEach(answer ->
              doors.add(
                  door(
                      doors.size(),
                      admins.getFirst(),
                      TestRoster.pressing(answer, "Undo"),
                      "is pending again",
                      () -> cancelled.remove(answer))));
      return doors;
    }

    private Door door(int number, Account who, Input input, String won, Runnable used) {
      Call call = roster.call(who, input);
      Engine engine = number % 2 == 0 ? here : there.engine();
      return new Door(() -> TestRoster.words(engine.handle(call)), won, used);
    }
  }
}
