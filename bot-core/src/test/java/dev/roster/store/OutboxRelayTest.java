package dev.roster.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class OutboxRelayTest {

  private static final Actor ACTOR = Actor.system("test", "test:1");

  private final SettableClock clock = new SettableClock();
  private final TestDatabase database;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Verdict>> failures = new ConcurrentHashMap<>();
  private final OutboxRelay relay;
  private final Transactions transactions;

  OutboxRelayTest(TestDatabase database) {
    this.database = database;
    this.relay = relay();
    this.transactions = transactions(relay);
  }

  @BeforeEach
  void clean() {
    database.run("delete from outbox");
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private OutboxRelay relay() {
    var made = new OutboxRelay(database.databases(), clock);
    made.register("mail", this::deliver);
    return made;
  }

  private Transactions transactions(OutboxRelay wakes) {
    return new Transactions(database.databases(), clock, new AuditLog(new byte[32]), wakes::wake);
  }

  private void deliver(String key, Map<String, String> words) throws DeliveryException {
    String text = words.getOrDefault("text", "");
    keys.add(key);
    Verdict verdict;
    synchronized (failures) {
      verdict = failures.getOrDefault(text, new ArrayDeque<>()).poll();
    }
    if (verdict != null) {
      throw new DeliveryException(verdict, "told to fail");
    }
    sent.add(text);
  }

  private void failing(String text, Verdict verdict, int times) {
    var verdicts = new ArrayDeque<Verdict>();
    for (int i = 0; i < times; i++) {
      verdicts.add(verdict);
    }
    failures.put(text, verdicts);
  }

  private static Outgoing mail(String lane, String text) {
    return new Outgoing("mail", lane, Map.of("text", text));
  }

  private void commit(Outgoing... messages) {
    transactions.onPlatform(
        ACTOR,
        tx -> {
          tx.actsOnOneself();
          tx.audit(AuditEvent.created("test", "test", UUID.randomUUID(), Map.of()));
          List.of(messages).forEach(tx::send);
          return true;
        });
  }

  private List<String> states() {
    return database.rows("select state, attempts from outbox order by seq");
  }

  private void awaitStates(String... states) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> states().equals(List.of(states)));
  }

  @Test
  void sendsAfterTheCommitAndInTheOrderOfALane() {
    relay.start();
    commit(mail("a", "1"), mail("a", "2"), mail("a", "3"));
    commit(mail("a", "4"));
    awaitStates("sent 1", "sent 1", "sent 1", "sent 1");
    assertThat(sent).containsExactly("1", "2", "3", "4");
    assertThat(keys)
        .as("the key is the row's id")
        .isEqualTo(database.rows("select id from outbox order by seq"));
  }

  @Test
  void sendsNothingOfAChangeThatWasRolledBack() {
    relay.start();
    try {
      transactions.onPlatform(
          ACTOR,
          tx -> {
            tx.send(mail("a", "never"));
            throw new IllegalStateException("undone");
          });
    } catch (IllegalStateException undone) {
      commit(mail("a", "1"));
    }
    awaitStates("sent 1");
    assertThat(sent).containsExactly("1");
  }

  @Test
  void aCommitWakesItWithoutWaitingForThePoll() {
    relay.start();
    commit(mail("a", "warm"));
    awaitStates("sent 1");
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      commit(mail("a", "m" + i));
      int count = i + 2;
      await().pollInterval(Duration.ofMillis(1)).until(() -> sent.size() == count);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("ten polls would take 10 s")
        .isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aLaneThatHangsHoldsUpNoOther() {
    var hanging = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    relay.register(
        "slow",
        (key, words) -> {
          entered.countDown();
          try {
            hanging.await(20, SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    relay.start();
    commit(new Outgoing("slow", "a", Map.of()), mail("a", "behind"), mail("b", "beside"));
    await().until(() -> sent.contains("beside") && entered.getCount() == 0);
    assertThat(sent).containsExactly("beside");
    hanging.countDown();
    awaitStates("sent 1", "sent 1", "sent 1");
    assertThat(sent).containsExactly("beside", "behind");
  }

  @Test
  void triesAgainWithGrowingPausesByTheClock() {
    failing("1", new Verdict.Later(Duration.ZERO), 2);
    relay.start();
    commit(mail("a", "1"), mail("a", "2"));
    awaitStates("waiting 1", "waiting 0");
    assertThat(due()).isEqualTo("2026-11-22 10:00:02.000000");
    clock.advance(Duration.ofMillis(1_999));
    relay.wake();
    commit(mail("b", "other"));
    awaitStates("waiting 1", "waiting 0", "sent 1");
    clock.advance(Duration.ofMillis(1));
    relay.wake();
    awaitStates("waiting 2", "waiting 0", "sent 1");
    assertThat(due()).isEqualTo("2026-11-22 10:00:06.000000");
    clock.advance(Duration.ofSeconds(4));
    relay.wake();
    awaitStates("sent 3", "sent 1", "sent 1");
    assertThat(sent).containsExactly("other", "1", "2");
    assertThat(keys.stream().distinct()).as("every try has the same key").hasSize(3);
  }

  private String due() {
    return database.rows("select due_at from outbox order by seq limit 1").getFirst();
  }

  @Test
  void waitsAtLeastAsLongAsThePlatformSays() {
    failing("1", new Verdict.Later(Duration.ofSeconds(90)), 1);
    relay.start();
    commit(mail("a", "1"));
    awaitStates("waiting 1");
    assertThat(due()).isEqualTo("2026-11-22 10:01:30.000000");
  }

  @Test
  void parksWhatWillNeverArriveAndGoesOnInItsLane() {
    failing("1", new Verdict.Never(), 1);
    failing("2", new Verdict.Disconnected(), 1);
    relay.start();
    commit(mail("a", "1"), mail("a", "2"), mail("a", "3"));
    awaitStates("parked 1", "parked 1", "sent 1");
    assertThat(database.rows("select error from outbox where state = 'parked'"))
        .containsExactly("told to fail", "told to fail");
  }

  @Test
  void parksAfterTwelveTriesAndTheRestFlows() {
    failing("1", new Verdict.Later(Duration.ZERO), 100);
    relay.start();
    commit(mail("a", "1"), mail("a", "2"));
    for (int attempt = 1; attempt < 12; attempt++) {
      awaitStates("waiting " + attempt, "waiting 0");
      clock.advance(Duration.ofHours(1));
      relay.wake();
    }
    awaitStates("parked 12", "sent 1");
    assertThat(sent).containsExactly("2");
  }

  @Test
  void aCourierThatBreaksIsTriedAgain() {
    relay.register(
        "broken",
        (key, words) -> {
          throw new IllegalStateException("a bug\nwith a second line");
        });
    relay.start();
    commit(new Outgoing("broken", "a", Map.of()));
    awaitStates("waiting 1");
    assertThat(database.rows("select error from outbox")).containsExactly("a bug");
  }

  @Test
  void aLongErrorIsCut() {
    relay.register(
        "broken",
        (key, words) -> {
          throw new DeliveryException(new Verdict.Never(), "👍".repeat(400));
        });
    relay.start();
    commit(new Outgoing("broken", "a", Map.of()));
    awaitStates("parked 1");
  }

  @Test
  void aKindThatNobodyHereSendsWaitsForAReplicaThatDoes() {
    relay.start();
    commit(new Outgoing("newer", "a", Map.of()), mail("b", "1"));
    await().until(() -> sent.contains("1"));
    await()
        .until(() ->
            !database
                .rows("select 1 from outbox where state = 'waiting' and attempts > 0")
                .isEmpty());
    relay.register("newer", (key, words) -> sent.add("newer"));
    clock.advance(Duration.ofSeconds(10));
    relay.wake();
    await().until(() -> sent.contains("newer"));
  }

  @Test
  void aKindThatNobodyHereSendsIsNeverParked() {
    relay.start();
    commit(new Outgoing("newer", "a", Map.of()));
    for (int attempt = 1; attempt <= 30; attempt++) {
      awaitStates("waiting " + attempt);
      clock.advance(Duration.ofSeconds(10));
      relay.wake();
    }
    awaitStates("waiting 31");
    relay.register("newer", (key, words) -> sent.add("newer"));
    clock.advance(Duration.ofSeconds(10));
    relay.wake();
    awaitStates("sent 32");
  }

  @Test
  void takesUpWhatADeadRelayClaimedOnceItsLeaseIsOver() {
    commit(mail("a", "1"), mail("a", "2"));
    database.run(
        "update outbox set state = 'claimed', attempts = 1, claimed_until = ? order by seq limit 1",
        "2026-11-22 10:01:00");
    relay.start();
    clock.advance(OutboxRelay.LEASE);
    relay.wake();
    commit(mail("b", "beside"));
    await().until(() -> sent.contains("beside"));
    assertThat(sent).as("the lease is not over, so the lane waits").containsExactly("beside");
    clock.advance(Duration.ofMillis(1));
    relay.wake();
    awaitStates("sent 2", "sent 1", "sent 1");
    assertThat(sent).containsExactly("beside", "1", "2");
  }

  @Test
  void takesOverAtOnceWhatADeadRelayClaimed() {
    commit(mail("a", "1"), mail("a", "2"));
    database.run(
        "update outbox set state = 'claimed', attempts = 1, claimed_until = ? order by seq limit 1",
        "2026-11-22 10:01:00");
    relay.takeOver();
    relay.start();
    awaitStates("sent 2", "sent 1");
    assertThat(sent).containsExactly("1", "2");
  }

  @Test
  void twoRelaysNeverSendARowTwice() {
    var other = relay();
    try {
      int lanes = 40;
      int each = 10;
      for (int i = 0; i < each; i++) {
        var batch = new Outgoing[lanes];
        for (int lane = 0; lane < lanes; lane++) {
          batch[lane] = mail("lane-" + lane, lane + "/" + i);
        }
        commit(batch);
      }
      relay.start();
      other.start();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> database.number("select count(*) from outbox where state <> 'sent'") == 0);
      assertThat(sent).hasSize(lanes * each).doesNotHaveDuplicates();
      assertThat(database.rows("select distinct attempts from outbox")).containsExactly("1");
      for (int lane = 0; lane < lanes; lane++) {
        String start = lane + "/";
        assertThat(
                sent.stream()
                    .filter(text -> text.startsWith(start))
                    .map(text -> text.substring(start.length())))
            .as("lane %s", lane)
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      }
    } finally {
      other.close();
    }
  }

  @Test
  void closingWaitsForWhatIsBeingSentAndTakesUpNothingNew() {
    var entered = new CountDownLatch(1);
    var gate = new Semaphore(0);
    relay.register(
        "slow",
        (key, words) -> {
          entered.countDown();
          gate.acquireUninterruptibly();
          sent.add("slow");
        });
    relay.start();
    commit(new Outgoing("slow", "a", Map.of()), mail("a", "behind"));
    await().until(() -> entered.getCount() == 0);
    var closing = Thread.startVirtualThread(relay::close);
    await().until(() -> closing.getState() != Thread.State.NEW);
    gate.release();
    await().until(() -> !closing.isAlive());
    assertThat(sent).containsExactly("slow");
    assertThat(states()).containsExactly("sent 1", "waiting 0");
  }

  @Test
  void stoppingLeavesNothingClaimed() {
    for (int i = 0; i < 20; i++) {
      try (var stopping = relay()) {
        var wakes = transactions(stopping);
        stopping.start();
        for (int j = 0; j < 5; j++) {
          String lane = "stop-" + i + "-" + j;
          wakes.onPlatform(
              ACTOR,
              tx -> {
                tx.actsOnOneself();
                tx.audit(AuditEvent.created("test", "test", UUID.randomUUID(), Map.of()));
                tx.send(mail(lane, lane));
                return true;
              });
        }
      }
      assertThat(database.number("select count(*) from outbox where state = 'claimed'"))
          .as("stop %s", i)
          .isZero();
    }
  }
}
