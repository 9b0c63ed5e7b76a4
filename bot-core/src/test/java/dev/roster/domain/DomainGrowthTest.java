package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.AuditLog;
import dev.roster.person.EmailAddress;
import dev.roster.store.Transactions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Reads;
import dev.roster.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What domains and requests to join cost where there are many, of one org and of others: the same
 * few rows, whatever is asked (ADR 011).
 */
@ExtendWith(DatabaseExtension.class)
class DomainGrowthTest {

  private static final int MANY = 3_000;
  private static final int ORGS = 60;
  private static final long FEW = 60;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID ORG = Transactions.newId();

  private final TestDatabase database;

  DomainGrowthTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void seed(TestDatabase database) {
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, created_at) values"
            + " (?, 'grown', 'Grown', 'network', 'pro', 1, '2025-01-01')",
        ORG);
    database.run(
        """
        insert into org (id, slug, name, scheme, plan, version, created_at)
        select uuid(), concat('grown-', seq), 'Grown', 'network', 'pro', 1, '2025-01-01'
        from seq_1_to_%d
        """
            .formatted(ORGS));
    database.run(
        """
        insert into person (id, display_name, email, email_norm, created_at)
        select uuid(), 'Grown', concat('g', seq, '@grown.test'), concat('g', seq, '@grown.test'),
          '2025-01-01'
        from seq_1_to_%d
        """
            .formatted(MANY));
    // Each org has as many domains as it may have.
    database.run(
        """
        insert into org_domain (org_id, domain, state, added_by, added_at, vouched_by, proof,
          proven_at, next_check_at, version)
        select o.id, concat('d', d.seq, '.', o.slug, '.test'), 'proven', p.id, '2026-01-01', p.id,
          'dns', '2026-01-01', '2026-04-01' + interval d.seq hour, 1
        from org o
        join seq_1_to_%d d
        join person p on p.email_norm = 'g1@grown.test'
        where o.slug like 'grown%%'
        """
            .formatted(Domains.MOST));
    // Of one org: a third waits, a third was denied, a third is long over.
    database.run(
        """
        insert into join_request (id, org_id, person_id, code, email, email_norm, role,
          returning_member, state, created_at, expires_at, ended_at, decided_by)
        select uuid(), ?, p.id, concat('j-', n.seq), p.email, p.email_norm, 'member', false,
          elt(1 + n.seq %% 3, 'pending', 'denied', 'expired'), '2026-02-25', '2026-03-05',
          if(n.seq %% 3 = 0, null, '2026-02-26'), if(n.seq %% 3 = 1, d.id, null)
        from seq_2_to_%d n
        join person p on p.email_norm = concat('g', n.seq, '@grown.test')
        join person d on d.email_norm = 'g1@grown.test'
        """
            .formatted(MANY),
        ORG);
    // People were removed, and domains added and taken away.
    database.run(
        """
        insert into audit_event (chain, version, n, at, account, door, delivery, action, target,
          target_id, before_values, after_values, prev_hash, hash)
        select ?, n.seq, 1, '2026-01-01', 'system', 'test', concat('g', n.seq),
          if(n.seq %% 2 = 0, 'member.removed', 'domain.added'), 'membership', uuid(),
          concat('{"person":"', p.id, '"}'), '{}', repeat('0', 32), repeat('0', 32)
        from seq_2_to_%d n
        join person p on p.email_norm = concat('g', n.seq, '@grown.test')
        """
            .formatted(MANY),
        ORG);
    database.rows("analyze table org, person, org_domain, join_request, audit_event");
  }

  @FunctionalInterface
  private interface Look {
    void at(Handle sql);
  }

  private void fewFor(String what, Look look) {
    long reads =
        database
            .databases()
            .read(sql -> {
              look.at(sql);
              return Reads.of(sql, () -> look.at(sql));
            });
    assertThat(reads).as(what).isLessThan(FEW);
  }

  private UUID person(int number) {
    return UUID.fromString(
        database
            .rows("select id from person where email_norm = ?", "g" + number + "@grown.test")
            .getFirst());
  }

  @Test
  void whatIsAskedOfDomainsCostsTheSame() {
    var one = new DomainName("d7.grown-7.test");
    OrgDomain found =
        database
            .databases()
            .read(sql ->
                DomainTable.find(sql, DomainTable.owner(sql, one).orElseThrow(), one)
                    .orElseThrow());
    fewFor("whose one is", sql -> DomainTable.owner(sql, one));
    fewFor("whose none is", sql -> DomainTable.owner(sql, new DomainName("none.test")));
    fewFor("one of an org", sql -> DomainTable.find(sql, found.org(), one));
    fewFor("all of an org", sql -> DomainTable.of(sql, found.org(), Domains.MOST));
    fewFor("what is due", sql -> DomainTable.due(sql, Instant.parse("2026-05-01T00:00:00Z"), 20));
    fewFor("what is not", sql -> DomainTable.due(sql, NOW, 20));
    fewFor(
        "a domain that was added since", sql -> DomainTable.isAddedSince(sql, ORG, one, MANY - 10));
  }

  @Test
  void whatIsAskedOfRequestsCostsTheSame() {
    UUID waiting = person(3);
    UUID denied = person(4);
    EmailAddress mail = EmailAddress.parse("g3@grown.test").orElseThrow();
    UUID request =
        database.databases().read(sql -> JoinTable.byCode(sql, ORG, "j-3").orElseThrow().id());
    fewFor("one", sql -> JoinTable.find(sql, request));
    fewFor("by its code", sql -> JoinTable.byCode(sql, ORG, "j-3"));
    fewFor(
        "of a person or an address", sql -> JoinTable.liveOf(sql, ORG, waiting, Optional.of(mail)));
    fewFor("open ones", sql -> JoinTable.open(sql, ORG, NOW, 10));
    fewFor("none overdue", sql -> JoinTable.overdue(sql, NOW, 10));
    fewFor(
        "some overdue", sql -> JoinTable.overdue(sql, Instant.parse("2026-04-01T00:00:00Z"), 10));
    fewFor("a denial", sql -> JoinTable.isDeniedSince(sql, ORG, denied, NOW.minusSeconds(999_999)));
    fewFor("who was there", sql -> JoinTable.wasIn(sql, ORG, denied, mail));
    fewFor("who was not", sql -> JoinTable.wasIn(sql, ORG, AuditLog.PLATFORM, mail));
    fewFor("somebody's wishes", sql -> Wish.of(sql, waiting, NOW));
  }
}
