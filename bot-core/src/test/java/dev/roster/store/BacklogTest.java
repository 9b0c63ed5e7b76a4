package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Reads;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand messages wait for a workspace that is gone. */
@ExtendWith(DatabaseExtension.class)
class BacklogTest {

  private static final int BACKLOG = 10_000;
  private static final String GONE = "the workspace is gone";

  private final SettableClock clock = new SettableClock();
  private final TestDatabase database;
  private final AtomicInteger given = new AtomicInteger();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final OutboxRelay relay;
  private volatile int before;

  BacklogTest(TestDatabase database) {
    this.database = database;
    this.relay = new OutboxRelay(database.databases(), clock);
    relay.register(
        "dead",
        (key, words) -> {
          given.incrementAndGet();
          throw new DeliveryException(new Verdict.Disconnected(), GONE);
        });
    relay.register(
        "mail",
        (key, words) -> {
          before = given.get();
          arrived.countDown();
        });
  }

  @BeforeEach
  void fill() {
    database.run("delete from outbox");
    write("dead", "concat('l', seq)", BACKLOG);
  }

  @AfterEach
  void close() {
    relay.close();
    database.run("delete from outbox");
  }

  private void write(String kind, String lane, int count) {
    database.run(
        "insert into outbox (id, kind, lane, words, created_at, due_at) select uuid(), '"
            + kind
            + "', "
            + lane
            + ", '{}', '2026-11-22 09:00:00', '2026-11-22 09:00:00' from seq_1_to_"
            + count);
  }

  private long reads(boolean newest) {
    return database
        .databases()
        .read(sql ->
            Reads.of(
                sql,
                () -> {
                  if (newest) {
                    OutboxTable.dueLast(sql, clock.instant(), 4);
                  } else {
                    OutboxTable.due(sql, clock.instant(), 12);
                  }
                }));
  }

  @Test
  void whatIsNewDoesNotWaitForIt() throws Exception {
    write("mail", "'fresh'", 1);
    relay.start();
    arrived.await();
    // What is under way at once, and one round more.
    assertThat(before).isLessThanOrEqualTo(32);
  }

  @Test
  void whatIsDueIsFoundAtTheSamePriceHoweverMuchWaits() {
    long oldest = reads(false);
    long newest = reads(true);
    database.run("delete from outbox order by seq limit " + (BACKLOG - 100));
    assertThat(oldest).isEqualTo(reads(false)).isLessThan(100);
    assertThat(newest).isEqualTo(reads(true)).isLessThan(100);
  }

  @Test
  void itIsGivenUpRowByRowAndTakenUpAgainInSteps() {
    database.run("delete from outbox order by seq limit " + (BACKLOG - 40));
    relay.start();
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> database.number("select count(*) from outbox where state = 'parked'") == 40L);
    assertThat(given).as("each is tried once").hasValue(40);
    relay.close();

    assertThat(retried(GONE)).isEqualTo(25);
    assertThat(retried(GONE)).isEqualTo(15);
    assertThat(retried("another reason")).isZero();
  }

  private int retried(String reason) {
    return database
        .databases()
        .<Integer>single(sql -> GivenUp.retry(sql, reason, clock.instant(), 25));
  }
}
