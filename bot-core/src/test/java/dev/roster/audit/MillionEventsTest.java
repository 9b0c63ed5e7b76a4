package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A million events of one org, as Roster seals them: no false alarm, and one change is found. */
@ExtendWith(DatabaseExtension.class)
@Tag("long")
class MillionEventsTest {

  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 2_000;
  private static final UUID ORG = UUID.randomUUID();

  private final TestDatabase database;

  MillionEventsTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("R2 no false alarm on a million rows")
  void noFalseAlarmOnAMillionRows() {
    long version = seed();
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, created_at)"
            + " values (?, 'million', 'Million', 'owned', 'byok', ?, utc_timestamp(6))",
        ORG.toString(),
        version);
    var verifier = new AuditVerifier(TestRoster.auditKey());
    long begun = System.nanoTime();
    var report = database.databases().read(sql -> verifier.verify(sql, ORG));
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d events verified in %.1f s: %,.0f a second%n",
        report.events(), seconds, report.events() / seconds);
    assertThat(report.faults()).isEmpty();
    assertThat(report.events()).isEqualTo(EVENTS);
    database.run(
        "update audit_event set at = at + interval 1 microsecond where chain = ? and version = ?"
            + " and n = 1",
        ORG.toString(),
        version / 2);
    assertThat(database.databases().read(sql -> verifier.verify(sql, ORG)).faults())
        .extracting(Fault::where)
        .containsExactly(version / 2 + ".1");
  }

  /** Changes of one to three events each; the version of the last one. */
  private long seed() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new SplittableRandom(seed);
    var seal = new Seal(new SecretKeySpec(TestRoster.auditKey(), "HmacSHA256"));
    var at = Instant.parse("2026-03-01T00:00:00.123456Z");
    byte[] previous = AuditLog.START;
    long version = 0;
    UUID person = UUID.randomUUID();
    var rows = new ArrayList<AuditTable.Sealed>();
    for (int made = 0; made < EVENTS; ) {
      version++;
      at = at.plusNanos(1_000L * random.nextInt(1, 5_000_000));
      int events = Math.min(random.nextInt(1, 4), EVENTS - made);
      for (int n = 1; n <= events; n++, made++) {
        var event =
            AuditEvent.changed(
                "member.role",
                "membership",
                UUID.randomUUID(),
                Map.of("role", "member"),
                Map.of("role", "admin", "note", "ü👍 \\ \" " + made));
        var actor =
            new Actor(
                Optional.of(person), "slack:T1/U" + made, "slack line", "slack:T1:d" + version);
        var row = new AuditRow(ORG, version, n, at, actor, event, null, null, previous);
        previous = seal.of(row.columns(), n == events ? Seal.Place.LAST : Seal.Place.MORE);
        rows.add(new AuditTable.Sealed(row, previous));
      }
      if (rows.size() >= BATCH || made == EVENTS) {
        database
            .databases()
            .read(sql ->
                sql.inTransaction(all -> {
                  AuditTable.insert(all, rows);
                  return true;
                }));
        rows.clear();
      }
    }
    return version;
  }
}
