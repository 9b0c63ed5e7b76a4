package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.store.Transactions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Reads;
import dev.roster.testing.TestDatabase;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a report of a large org costs beside that of a small one, in rows that are looked at. */
@ExtendWith(DatabaseExtension.class)
class ReportGrowthTest {

  private static final int SMALL = 500;
  private static final int LARGE = Integer.getInteger("growth.large", 20_000);
  private static final long FLAT = 300;
  private static final Cycle CYCLE = Cycle.of(YearMonth.of(2026, 11), 1);
  private static final Cycle TORN = Cycle.of(YearMonth.of(2026, 10), 20);
  private static final UUID SMALL_ORG = Transactions.newId();
  private static final UUID LARGE_ORG = Transactions.newId();

  private final TestDatabase database;

  ReportGrowthTest(TestDatabase database) {
    this.database = database;
  }

  /** Two orgs in which everybody used something on one of 20 days. */
  @BeforeAll
  static void seed(TestDatabase database) {
    seed(database, SMALL_ORG, SMALL, "rs");
    seed(database, LARGE_ORG, LARGE, "rl");
    database.rows("analyze table usage_day, usage_cycle, usage_org_day, person");
  }

  private static void seed(TestDatabase database, UUID org, int people, String letters) {
    database.run(
        "insert into person (id, display_name, email, email_norm, created_at)"
            + " select uuid(), 'Ana', concat('%1$s', seq, '@x.test'), concat('%1$s', seq, '@x.test'), '2025-01-01' from seq_1_to_%2$d"
                .formatted(letters, people));
    database.run(
        """
        insert into usage_day (org_id, person_id, day, credits, from_pool, requests, tick)
        select ?, p.id, '2026-11-01' + interval n.seq %% 20 day, n.seq %% 7000, 0, 1, 1
        from seq_1_to_%2$d n join person p on p.email_norm = concat('%1$s', n.seq, '@x.test')
        """
            .formatted(letters, people),
        org);
    database.run(
        "insert into usage_cycle (org_id, cycle, person_id, credits, requests)"
            + " select org_id, '2026-11-01', person_id, credits, requests from usage_day"
            + " where org_id = ?",
        org);
    database.run(
        "insert into usage_cycle (org_id, cycle, person_id, credits, requests)"
            + " select org_id, cycle, ?, sum(credits), sum(requests) from usage_cycle"
            + " where org_id = ? group by org_id, cycle",
        CycleTable.ALL,
        org);
    database.run(
        "insert into usage_org_day (org_id, day, credits, from_pool, requests)"
            + " select org_id, day, sum(credits), 0, sum(requests) from usage_day"
            + " where org_id = ? group by org_id, day",
        org);
  }

  private long reads(Handle sql, UUID org, Cycle cycle) {
    return Reads.of(
        sql,
        () -> {
          Optional<Page<TopTable.Line>> page = TopTable.page(sql, org, cycle, Cursor.FIRST, 10);
          for (int i = 0; i < 3 && page.isPresent() && page.get().hasNext(); i++) {
            String last = page.get().rows().getLast().key();
            var next = new Cursor(Optional.of(last), Optional.empty());
            page = TopTable.page(sql, org, cycle, next, 10);
          }
          ReportTable.ofOrg(sql, org, cycle);
        });
  }

  @Test
  void aReportCostsTheSameInAnyOrg() {
    database
        .databases()
        .read(sql -> {
          assertThat(TopTable.page(sql, LARGE_ORG, CYCLE, Cursor.FIRST, 10)).isPresent();
          long small = reads(sql, SMALL_ORG, CYCLE);
          assertThat(reads(sql, LARGE_ORG, CYCLE)).isLessThanOrEqualTo(small + FLAT);
          return small;
        });
  }

  @Test
  void whereTheCycleWasMovedSoManyDaysAreSummedAndNoMore() {
    database
        .databases()
        .read(sql -> {
          assertThat(CycleTable.isWhole(sql, SMALL_ORG, TORN)).isFalse();
          assertThat(TopTable.page(sql, SMALL_ORG, TORN, Cursor.FIRST, 10)).isPresent();
          assertThat(TopTable.page(sql, LARGE_ORG, TORN, Cursor.FIRST, 10)).isEmpty();
          long reads = reads(sql, LARGE_ORG, TORN);
          assertThat(reads).isLessThan(3L * TopTable.SUMMED);
          return reads;
        });
  }
}
