package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.Platforms;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.team.Teams;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody is read, a removal commits, and only then what was read would be kept. */
@ExtendWith(DatabaseExtension.class)
class ReadingRaceTest {

  private final TestRoster roster;
  private final Databases databases;
  private final Transactions transactions;
  private final Members members = new Members();
  private final PausingSeats seats;
  private final Checks checks;

  ReadingRaceTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.databases = database.databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    var people = new People(databases, transactions);
    this.seats =
        new PausingSeats(
            new Seats(
                databases,
                new Platforms(),
                people,
                new PlatformAdmins(Set.of(), new Platforms()),
                members,
                new Schemes(),
                roster.clock()));
    this.checks =
        new Checks(
            databases, transactions, roster.core().meter(), roster.clock(), seats, new Teams());
  }

  @AfterEach
  void close() {
    checks.close();
    roster.close();
  }

  @Test
  @DisplayName("C47 X10: what was read before a removal is never kept after it")
  void whatWasReadBeforeARemovalIsNotKept() throws Exception {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    UUID person = stage.seat(ben).person();
    var question = Question.of(stage.slug(), ben.toString(), "inference.use");
    var pause = seats.pauseNext();
    CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> checks.check(question));
    assertThat(pause.reached().await(20, TimeUnit.SECONDS)).isTrue();
    remove(stage.org(), person);
    pause.goOn().countDown();
    asked.get(20, TimeUnit.SECONDS);
    assertThat(checks.check(question)).isEqualTo(Answer.ofNobody(Answer.NOT_A_MEMBER));
    assertThat(checks.kept(stage.slug(), ben.toString())).isNull();
  }

  @Test
  void whoeverAsksAfterARemovalDoesNotGetWhatAnotherReadBefore() throws Exception {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    UUID person = stage.seat(ben).person();
    var question = Question.of(stage.slug(), ben.toString(), "inference.use");
    var pause = seats.pauseNext();
    CompletableFuture<Answer> before = CompletableFuture.supplyAsync(() -> checks.check(question));
    assertThat(pause.reached().await(20, TimeUnit.SECONDS)).isTrue();
    remove(stage.org(), person);
    CompletableFuture<Answer> after = CompletableFuture.supplyAsync(() -> checks.check(question));
    pause.goOn().countDown();
    assertThat(after.get(20, TimeUnit.SECONDS).allowed()).isFalse();
    before.get(20, TimeUnit.SECONDS);
  }

  /**
   * The control: who forgets at the removal, and keeps what was read whenever, keeps it after it.
   */
  @Test
  void whoKeepsWhateverWasReadKeepsItAfterTheRemoval() throws Exception {
    var stage = SchemeStage.on(roster, "owned");
    UUID org = stage.org();
    UUID person = stage.seat(stage.person("member")).person();
    var kept = new ConcurrentHashMap<UUID, Optional<Seat>>();
    var pause = seats.pauseNext();
    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(
            () -> kept.put(person, databases.read(sql -> seats.seat(sql, org, person))));
    assertThat(pause.reached().await(20, TimeUnit.SECONDS)).isTrue();
    remove(org, person);
    kept.remove(person);
    pause.goOn().countDown();
    asked.get(20, TimeUnit.SECONDS);
    assertThat(kept.get(person)).as("what is wrong").isPresent();
    Optional<Seat> now = databases.read(sql -> seats.seat(sql, org, person));
    assertThat(now).as("what is true").isEmpty();
  }

  private void remove(UUID org, UUID person) {
    transactions.inOrg(
        Actor.system("test", "remove" + person),
        org,
        tx -> {
          tx.actsAsSystem();
          var member = members.byPerson(tx.sql(), org, person).orElseThrow();
          members.end(tx, member, "member.removed", Map.of(), "[]", "");
          return true;
        });
  }

  private record Pause(CountDownLatch reached, CountDownLatch goOn) {}

  /** Reads a seat, and then waits until the test goes on. */
  private static final class PausingSeats implements Callers {

    private final Callers real;
    private final AtomicReference<@Nullable Pause> next = new AtomicReference<>();

    PausingSeats(Callers real) {
      this.real = real;
    }

    Pause pauseNext() {
      var pause = new Pause(new CountDownLatch(1), new CountDownLatch(1));
      next.set(pause);
      return pause;
    }

    @Override
    public Optional<Seat> seat(Handle sql, UUID org, UUID person) {
      Optional<Seat> seat = real.seat(sql, org, person);
      Pause pause = next.getAndSet(null);
      if (pause != null) {
        pause.reached().countDown();
        try {
          if (!pause.goOn().await(20, TimeUnit.SECONDS)) {
            throw new Refusal("the test did not go on");
          }
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return seat;
    }

    @Override
    public Caller resolve(Call call, Optional<String> org, Optional<UUID> cardOrg) {
      return real.resolve(call, org, cardOrg);
    }

    @Override
    public List<Seat> seats(Handle sql, Call call) {
      return real.seats(sql, call);
    }

    @Override
    public Optional<Seat> operatorSeat(Handle sql, UUID org, UUID person) {
      return real.operatorSeat(sql, org, person);
    }

    @Override
    public List<UUID> sharedOrgs(Handle sql, String typed, int most) {
      return real.sharedOrgs(sql, typed, most);
    }

    @Override
    public List<String> holders(Handle sql, UUID org, Collection<Role> roles, int most) {
      return real.holders(sql, org, roles, most);
    }
  }
}
