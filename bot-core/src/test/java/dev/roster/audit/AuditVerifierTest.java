package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Fault.Kind;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to tamper with what a history says is found, and told as what it is. */
class AuditVerifierTest extends TamperedHistory {

  AuditVerifierTest(TestDatabase database) {
    super(database);
  }

  @Test
  @DisplayName("R2 one changed byte is found in each column")
  void theColumnsBelowAreAllThereAre() {
    assertThat(
            database.rows(
                "select column_name from information_schema.columns where table_schema = database()"
                    + " and table_name = 'audit_event' and is_generated = 'NEVER'"))
        .containsExactlyInAnyOrder(
            "chain",
            "version",
            "n",
            "at",
            "person_id",
            "account",
            "door",
            "delivery",
            "action",
            "target",
            "target_id",
            "before_values",
            "after_values",
            "personal_id",
            "personal_hash",
            "prev_hash",
            "hash");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "at; at + interval 1 microsecond",
        "at; at + interval 1 second",
        "person_id; null",
        "person_id; concat(left(person_id, 35), if(right(person_id, 1) = '0', '1', '0'))",
        "account; concat(account, ' ')",
        "account; upper(account)",
        "door; 'slack form'",
        "delivery; concat('x', delivery)",
        "action; 'member.suspendeD'",
        "target; 'membershiq'",
        "target_id; concat(left(target_id, 35), if(right(target_id, 1) = '0', '1', '0'))",
        "before_values; replace(before_values, 'active', 'actiwe')",
        "before_values; concat(before_values, ' ')",
        "after_values; replace(after_values, 'suspended', 'suspendeD')",
        "after_values; replace(after_values, ':', ': ')",
        "personal_id; null",
        "personal_id; concat(left(personal_id, 35), if(right(personal_id, 1) = '0', '1', '0'))",
        "personal_hash; null",
        "personal_hash; insert(personal_hash, 32, 1, char(ord(right(personal_hash, 1)) ^ 1))",
        "prev_hash; insert(prev_hash, 1, 1, char(ord(left(prev_hash, 1)) ^ 1))",
        "hash; insert(hash, 32, 1, char(ord(right(hash, 1)) ^ 1))",
      })
  @DisplayName("R2 one changed byte")
  void oneChangedByteIsFound(String column, String value) {
    String row = middle();
    run("update audit_event set %s = %s where %s".formatted(column, value, row(row)));
    assertThat(kinds()).containsExactly(Kind.CHANGED);
    assertThat(verify().faults().getFirst().where()).isEqualTo(row);
    assertThat(words()).contains("Event " + row, "was changed");
  }

  @Test
  @DisplayName("R2 personal words altered, their salt altered")
  void personalWords() {
    String personal =
        database.rows("select personal_id from audit_event where " + row(middle())).getFirst();
    run(
        "update audit_personal set words = replace(words, 'leave', 'lease') where id = '%s'"
            .formatted(personal));
    assertThat(kinds()).containsExactly(Kind.WORDS);
    assertThat(words()).contains("names or reasons beside event " + middle());
    run(
        "update audit_personal set words = replace(words, 'lease', 'leave') where id = '%s'"
            .formatted(personal));
    assertThat(verify().isWhole()).isTrue();
    run("update audit_personal set salt = repeat('x', 16) where id = '%s'".formatted(personal));
    assertThat(kinds()).containsExactly(Kind.WORDS);
  }

  @Test
  @DisplayName("R2 erased words are counted and are no alarm")
  void erasedWords() {
    long before = verify().erased();
    run(
        "delete p from audit_personal p join audit_event e on e.personal_id = p.id where e."
            + row(middle()));
    assertThat(verify().isWhole()).isTrue();
    assertThat(verify().erased()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("R2 another key")
  void anotherKey() {
    var other = new AuditVerifier(new byte[32]);
    var report = database.databases().read(sql -> other.verify(sql, org));
    assertThat(report.isOfOtherKey()).isTrue();
    assertThat(report.faults()).hasSize(1);
    assertThat(report.faults().getFirst().words()).contains("ROSTER_SECRET_KEY");
  }

  @Test
  @DisplayName("R2 a history whose org is gone")
  void orgGone() {
    run("update audit_event set chain = uuid() where chain = '%s'".formatted(org));
    assertThat(Invariants.brokenChains(database, TestRoster.auditKey())).hasSizeGreaterThan(1);
  }

  @Test
  @DisplayName("R2 several tampers are all told")
  void several() {
    run("delete from audit_event where " + row("2.2"));
    run("update audit_event set door = 'x' where " + row(middle()));
    run("delete from audit_event where " + row(last()));
    assertThat(kinds()).containsExactly(Kind.DELETED, Kind.CHANGED, Kind.CUT);
  }

  @Test
  @DisplayName("R2 rows of a Roster that did not mark the end of a change are whole")
  void rowsOfBefore() {
    String end = last();
    sealAnewWithoutPlaces(5);
    assertThat(kinds()).isEmpty();
    run("update audit_event set door = 'x' where " + row("2.1"));
    assertThat(kinds()).containsExactly(Kind.CHANGED);
    run("delete from audit_event where " + row("2.1"));
    assertThat(kinds()).containsExactly(Kind.DELETED);
    run("delete from audit_event where " + row(end));
    assertThat(kinds()).containsExactly(Kind.DELETED, Kind.CUT);
  }

  /** Gives the rows before a version the HMAC that an older Roster gave them, and relinks all. */
  private void sealAnewWithoutPlaces(long before) {
    var seal = new Seal(new SecretKeySpec(TestRoster.auditKey(), "HmacSHA256"));
    var rows = new ArrayList<StoredRow>();
    database.databases().read(sql -> AuditTable.stream(sql, org, rows::add));
    byte[] previous = AuditLog.START;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      long version = row.number().version();
      boolean goesOn = i + 1 < rows.size() && rows.get(i + 1).number().version() == version;
      var columns = new ArrayList<>(row.columns());
      columns.set(columns.size() - 1, AuditLog.hex(previous));
      Seal.Place place = goesOn ? Seal.Place.MORE : Seal.Place.LAST;
      byte[] hash = seal.of(columns, version < before ? Seal.Place.UNSAID : place);
      run(
          "update audit_event set prev_hash = x'%s', hash = x'%s' where %s"
              .formatted(AuditLog.hex(previous), AuditLog.hex(hash), row(row.number().toString())));
      previous = hash;
    }
  }
}
