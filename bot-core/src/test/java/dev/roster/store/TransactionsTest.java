package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class TransactionsTest {

  private static final Actor ACTOR = Actor.system("test", "test:1");

  private final AtomicInteger wakes = new AtomicInteger();
  private final SettableClock clock = new SettableClock();
  private final TestDatabase database;
  private final Transactions transactions;
  private UUID org = UUID.randomUUID();

  TransactionsTest(TestDatabase database) {
    this.database = database;
    this.transactions =
        new Transactions(
            database.databases(), clock, new AuditLog(new byte[32]), wakes::incrementAndGet);
  }

  @BeforeEach
  void anOrg() {
    org = org("org-" + UUID.randomUUID());
  }

  private UUID org(String slug) {
    UUID id = UUID.randomUUID();
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, created_at)"
            + " values (?, ?, 'Acme', 'owned', 'pro', 7, utc_timestamp(6))",
        id.toString(),
        slug.substring(0, 40));
    return id;
  }

  @Test
  void raisesTheVersionBeforeAnythingElseAndKeepsTheWork() {
    long version =
        transactions.inOrg(
            ACTOR,
            org,
            tx -> {
              assertThat(versionAsSeenBy(tx.sql())).isEqualTo(tx.version());
              rename(tx, "Zenith");
              return tx.version();
            });
    assertThat(version).isEqualTo(8);
    assertThat(state()).isEqualTo("8 Zenith 1");
  }

  @Test
  void givesTheWorkTheClocksTimeAndTheActor() {
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          assertThat(tx.now()).isEqualTo(clock.instant());
          assertThat(tx.actor()).isEqualTo(ACTOR);
          assertThat(tx.org()).isEqualTo(org);
          rename(tx, "Zenith");
          return true;
        });
    assertThat(
            database.rows(
                "select at, account, door, delivery from audit_event where chain = ?",
                org.toString()))
        .containsExactly("2026-11-22 10:00:00.000000 system job test test:1");
  }

  @Test
  void undoesEverythingOnARefusal() {
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  rename(tx, "Zenith");
                  throw new Refusal("Not today.");
                }))
        .isInstanceOf(Refusal.class)
        .hasMessage("Not today.");
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  @Test
  void undoesEverythingWhenTheWorkLeavesItUnchanged() {
    String answer =
        transactions.inOrg(
            ACTOR,
            org,
            tx -> {
              rename(tx, "Zenith");
              tx.leaveUnchanged();
              return "the answer given before";
            });
    assertThat(answer).isEqualTo("the answer given before");
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  @Test
  void refusesToCommitWithoutADecision() {
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  tx.audit(event());
                  return true;
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a change must decide whether it is allowed");
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  @Test
  void refusesToCommitWithoutAnAuditEvent() {
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  tx.actsOnOneself();
                  return true;
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a change must leave an audit event");
    assertThat(state()).isEqualTo("7 Acme 0");
  }

  @Test
  void refusesAnOrgThatIsDeletedOrNeverWas() {
    database.run("update org set deleted_at = utc_timestamp(6) where id = ?", org.toString());
    for (UUID gone : new UUID[] {org, UUID.randomUUID()}) {
      assertThatThrownBy(() -> transactions.inOrg(ACTOR, gone, tx -> true))
          .isInstanceOf(Refusal.class)
          .hasMessage("This org does not exist any more.");
    }
  }

  @Test
  void numbersTheEventsOfOneChange() {
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          tx.actsOnOneself();
          tx.audit(event());
          tx.audit(event());
          return true;
        });
    assertThat(
            database.rows(
                "select version, n from audit_event where chain = ? order by n", org.toString()))
        .containsExactly("8 1", "8 2");
  }

  @Test
  void wakesTheRelayOnlyAfterSomethingIsToBeSent() {
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          rename(tx, "Zenith");
          return true;
        });
    assertThat(wakes).hasValue(0);
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          rename(tx, "Acme");
          tx.send(new Outgoing("mail", "lane", Map.of("to", "ana@acme.test")));
          assertThat(wakes).hasValue(0);
          return true;
        });
    assertThat(wakes).hasValue(1);
  }

  @Test
  void writesOnesOwnRowsWithoutTouchAndAudit() {
    transactions.own(
        ACTOR, tx -> tx.sql().execute("update org set name = 'Mine' where id = ?", org));
    assertThat(state()).isEqualTo("7 Mine 0");
    assertThatThrownBy(() ->
            transactions.own(
                ACTOR,
                tx -> {
                  tx.sql().execute("update org set name = 'Yours' where id = ?", org);
                  tx.audit(event());
                  return true;
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(state()).isEqualTo("7 Mine 0");
  }

  @Test
  void countsThePlatformsOwnChain() {
    Function<Tx, Long> link =
        tx -> {
          tx.actsOnOneself();
          tx.audit(event());
          return tx.version();
        };
    long first = transactions.onPlatform(ACTOR, link);
    assertThat(transactions.onPlatform(ACTOR, link)).isEqualTo(first + 1);
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

  private static void rename(Tx tx, String name) {
    tx.sql().execute("update org set name = ? where id = ?", name, tx.org());
    tx.actsOnOneself();
    tx.audit(event());
  }

  private static AuditEvent event() {
    return AuditEvent.created("org.edit", "org", UUID.randomUUID(), Map.of("name", "Acme"));
  }

  private long versionAsSeenBy(Handle sql) {
    return sql.createQuery("select version from org where id = :id")
        .bind("id", org)
        .mapTo(Long.class)
        .one();
  }

  /** The org's version and name, and how many audit events it has. */
  private String state() {
    return database
        .rows(
            "select version, name, (select count(*) from audit_event where chain = o.id)"
                + " from org o where id = ?",
            org.toString())
        .getFirst();
  }
}
