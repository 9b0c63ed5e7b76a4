package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What could not be sent is tried again, parked, or left to whoever can. */
class UndeliveredTest extends RelayStage {

  UndeliveredTest(TestDatabase database) {
    super(database);
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
}
