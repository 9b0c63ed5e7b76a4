package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** A change is whole or not at all, decided, audited and counted. */
class TransactionsTest extends TransactionsStage {

  TransactionsTest(TestDatabase database) {
    super(database);
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

  private long versionAsSeenBy(Handle sql) {
    return sql.createQuery("select version from org where id = :id")
        .bind("id", org)
        .mapTo(Long.class)
        .one();
  }
}
