package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.testing.TestDatabase;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is done again when somebody else was faster or the connection broke, not for ever. */
class RetryTest extends TransactionsStage {

  RetryTest(TestDatabase database) {
    super(database);
  }

  @ParameterizedTest
  @ValueSource(ints = {1213, 1205, 1020, 1047})
  void triesAgainWhenSomebodyElseWasFaster(int error) {
    var tries = new AtomicInteger();
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          rename(tx, "Try " + tries.incrementAndGet());
          if (tries.get() < 3) {
            signal(tx, error);
          }
          return true;
        });
    assertThat(state()).isEqualTo("8 Try 3 1");
  }

  @Test
  void aTakenKeyIsTriedAgainHoweverManyRacesWereLostBefore() {
    var tries = new AtomicInteger();
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          int n = tries.incrementAndGet();
          if (n <= 9) {
            signal(tx, n % 2 == 0 ? 1213 : 1020);
          } else if (n == 10) {
            signal(tx, 1062);
          }
          rename(tx, "Won at last");
          return n;
        });
    assertThat(tries).hasValue(11);
  }

  @Test
  void givesUpAStormAfterABoundedNumberOfTries() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  tries.incrementAndGet();
                  signal(tx, 1213);
                  return true;
                }))
        .isInstanceOf(RuntimeException.class);
    assertThat(tries).hasValueBetween(5, 20);
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  @Test
  void doesNotRepeatWorkThatFailsByItself() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  tries.incrementAndGet();
                  return tx.sql().execute("update org set slug = 'Not A Slug' where id = ?", org);
                }))
        .isInstanceOf(RuntimeException.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void outlivesRealDeadlocks() throws Exception {
    UUID other = org("org-" + UUID.randomUUID());
    var attempts = new AtomicInteger();
    var barrier = new CyclicBarrier(2);
    var met = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> crosswise(org, other, attempts, met, barrier));
      var two = threads.submit(() -> crosswise(other, org, attempts, met, barrier));
      one.get(20, TimeUnit.SECONDS);
      two.get(20, TimeUnit.SECONDS);
    }
    assertThat(attempts.get()).as("one of the two was chosen as the victim").isGreaterThan(2);
    assertThat(state()).isEqualTo("8 Acme 1");
  }

  private Object crosswise(
      UUID mine, UUID theirs, AtomicInteger attempts, AtomicInteger met, CyclicBarrier barrier) {
    return transactions.inOrg(
        ACTOR,
        mine,
        tx -> {
          attempts.incrementAndGet();
          tx.actsOnOneself();
          tx.audit(event());
          if (met.incrementAndGet() <= 2) {
            await(barrier);
          }
          return tx.sql().execute("update org set description = 'x' where id = ?", theirs);
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void doesTheWorkOnceMoreWhenTheConnectionBreaks() {
    var tries = new AtomicInteger();
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          rename(tx, "Try " + tries.incrementAndGet());
          if (tries.get() == 1) {
            kill(tx);
          }
          rename(tx, "Try " + tries.get());
          return true;
        });
    assertThat(state()).isEqualTo("8 Try 2 2");
    assertThat(tries).hasValue(2);
  }

  @Test
  void givesUpWhenTheConnectionBreaksAgain() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  tries.incrementAndGet();
                  kill(tx);
                  rename(tx, "Never");
                  return true;
                }))
        .matches(Databases::isUnavailable);
    assertThat(tries).hasValue(2);
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  private void kill(Tx tx) {
    long id = tx.sql().createQuery("select connection_id()").mapTo(Long.class).one();
    database.run("kill " + id);
  }

  private static void signal(Tx tx, int error) {
    tx.sql()
        .execute("begin not atomic signal sqlstate 'HY000' set mysql_errno = " + error + "; end");
  }
}
