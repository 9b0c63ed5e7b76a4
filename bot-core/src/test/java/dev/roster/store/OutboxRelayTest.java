package dev.roster.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.audit.AuditEvent;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What is committed is sent: once, in order, and by whichever relay is there. */
class OutboxRelayTest extends RelayStage {

  OutboxRelayTest(TestDatabase database) {
    super(database);
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
