package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counting what an org used, and hearing of its changes. */
@ExtendWith(DatabaseExtension.class)
class MeteringTest {

  private static final Actor ACTOR = Actor.system("test", "test:1");

  private final AtomicInteger wakes = new AtomicInteger();
  private final List<CommitListener.Commit> heard = new ArrayList<>();
  private final TestDatabase database;
  private final Transactions transactions;
  private final UUID org = UUID.randomUUID();

  MeteringTest(TestDatabase database) {
    this.database = database;
    this.transactions =
        new Transactions(
            database.databases(),
            new SettableClock(),
            new AuditLog(new byte[32]),
            wakes::incrementAndGet);
    transactions.onCommit(heard::add);
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, created_at)"
            + " values (?, ?, 'Acme', 'owned', 'pro', 7, utc_timestamp(6))",
        org.toString(),
        "org-" + org);
  }

  @Test
  void eachReportRaisesTheTickAndNoVersion() {
    assertThat(transactions.metering(ACTOR, org, Tx::version)).isEqualTo(1);
    assertThat(transactions.metering(ACTOR, org, Tx::version)).isEqualTo(2);
    assertThat(ticks()).isEqualTo(2);
    assertThat(database.number("select version from org where id = ?", org.toString()))
        .isEqualTo(7);
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsLeftUnchangedRaisesNoTick() {
    transactions.metering(
        ACTOR,
        org,
        tx -> {
          tx.leaveUnchanged();
          return true;
        });
    assertThat(
            database.number("select count(*) from credit_account where org_id = ?", org.toString()))
        .isZero();
  }

  @Test
  void sendsAfterTheCommitAndTakesNoEvent() {
    transactions.metering(
        ACTOR,
        org,
        tx -> {
          tx.send(new Outgoing("notice", "lane", Map.of()));
          return true;
        });
    assertThat(wakes).hasValue(1);
    assertThatThrownBy(() ->
            transactions.metering(
                ACTOR,
                org,
                tx -> {
                  tx.audit(event());
                  return true;
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ticks()).isEqualTo(1);
  }

  @Test
  void listenersHearOfAChangeOnceItIsCommitted() {
    transactions.inOrg(
        ACTOR,
        org,
        tx -> {
          tx.actsAsSystem();
          tx.audit(event());
          assertThat(heard).isEmpty();
          return true;
        });
    assertThat(heard).containsExactly(new CommitListener.Commit(org, 8, List.of(event())));
  }

  @Test
  void listenersHearNothingOfWhatIsUndone() {
    assertThatThrownBy(() ->
            transactions.inOrg(
                ACTOR,
                org,
                tx -> {
                  throw new IllegalArgumentException("no");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(heard).isEmpty();
  }

  private AuditEvent event() {
    return AuditEvent.changed("org.edited", "org", org, Map.of(), Map.of());
  }

  private long ticks() {
    return database.number("select ticks from credit_account where org_id = ?", org.toString());
  }
}
