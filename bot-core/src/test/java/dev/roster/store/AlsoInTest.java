package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A change that also concerns another org, which moved on since the change first read. */
class AlsoInTest {

  @Test
  void theOtherOrgsChainGoesOnFromItsNewestEvent() {
    try (var database = TestDatabase.create(false);
        var roster = TestRoster.silent(database)) {
      UUID org = SchemeStage.on(roster, "owned").org();
      var transactions =
          new Transactions(
              database.databases(), roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
      transactions.onPlatform(
          Actor.system("test", "outer"),
          tx -> {
            // What is read from here on by plain reads is as it is now.
            assertThat(database.number("select count(*) from org")).isEqualTo(1);
            tx.sql().createQuery("select count(*) from org").mapTo(Long.class).one();
            transactions.inOrg(
                Actor.system("test", "inner"),
                org,
                inner -> {
                  inner.actsAsSystem();
                  inner.audit(event(org));
                  return true;
                });
            tx.actsAsSystem();
            tx.audit(event(org));
            tx.alsoIn(org, event(org));
            return true;
          });
      roster.requireInvariants();
    }
  }

  private static AuditEvent event(UUID org) {
    return AuditEvent.created("test.done", "org", org, Map.of("done", "yes"));
  }
}
