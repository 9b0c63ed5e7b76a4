package dev.roster.store;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** An org on a real database, and what changes it. */
@ExtendWith(DatabaseExtension.class)
abstract class TransactionsStage {

  static final Actor ACTOR = Actor.system("test", "test:1");

  final AtomicInteger wakes = new AtomicInteger();
  final SettableClock clock = new SettableClock();
  final TestDatabase database;
  final Transactions transactions;
  UUID org = UUID.randomUUID();

  TransactionsStage(TestDatabase database) {
    this.database = database;
    this.transactions =
        new Transactions(
            database.databases(), clock, new AuditLog(new byte[32]), wakes::incrementAndGet);
  }

  @BeforeEach
  void anOrg() {
    org = org("org-" + UUID.randomUUID());
  }

  UUID org(String slug) {
    UUID id = UUID.randomUUID();
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, created_at)"
            + " values (?, ?, 'Acme', 'owned', 'pro', 7, utc_timestamp(6))",
        id.toString(),
        slug.substring(0, 40));
    return id;
  }

  static void rename(Tx tx, String name) {
    tx.sql().execute("update org set name = ? where id = ?", name, tx.org());
    tx.actsOnOneself();
    tx.audit(event());
  }

  static AuditEvent event() {
    return AuditEvent.created("org.edit", "org", UUID.randomUUID(), Map.of("name", "Acme"));
  }

  /** The org's version and name, and how many audit events it has. */
  String state() {
    return database
        .rows(
            "select version, name, (select count(*) from audit_event where chain = o.id)"
                + " from org o where id = ?",
            org.toString())
        .getFirst();
  }
}
