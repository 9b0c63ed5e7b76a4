package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Fault.Kind;
import dev.roster.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events that were deleted, moved, swapped, put in or cut off are told as that. */
class MissingEventsTest extends TamperedHistory {

  MissingEventsTest(TestDatabase database) {
    super(database);
  }

  @Test
  @DisplayName("R2 a row that was given to another org is missing here and too much there")
  void anotherChain() {
    run("update audit_event set chain = '%s' where %s".formatted(AuditLog.PLATFORM, row(middle())));
    assertThat(kinds()).containsExactly(Kind.DELETED);
    assertThat(verify(AuditLog.PLATFORM).isWhole()).isFalse();
  }

  @Test
  @DisplayName("R2 a row with another number is found where it stands now")
  void anotherNumber() {
    String row = middle();
    run("update audit_event set version = version + 100 where " + row(row));
    assertThat(kinds()).containsExactly(Kind.DELETED, Kind.MOVED);
    assertThat(verify().faults().getLast().words()).contains("Event " + row + " now stands as 1");
  }

  @Test
  @DisplayName("R2 another number within its change")
  void anotherNumberWithinItsChange() {
    String row = find("n = 2 order by version limit 1");
    run("update audit_event set n = 20 where " + row(row));
    assertThat(kinds()).contains(Kind.MOVED);
  }

  @Test
  @DisplayName("R2 a deleted row is found: in the middle, the first, within a change")
  void deletedInTheMiddle() {
    run("delete from audit_event where " + row(middle()));
    assertThat(kinds()).containsExactly(Kind.DELETED);
    assertThat(words()).contains("missing between");
  }

  @Test
  @DisplayName("R2 the first row deleted")
  void deletedFirst() {
    run("delete from audit_event where " + row("1.1"));
    assertThat(kinds()).containsExactly(Kind.DELETED);
    assertThat(words()).contains("before", "are missing");
  }

  @Test
  @DisplayName("R2 the last event of a change in the middle deleted")
  void deletedAtTheEndOfAChange() {
    run("delete from audit_event where " + row(find("n = 3 order by version limit 1")));
    assertThat(kinds()).containsExactly(Kind.DELETED);
  }

  @Test
  @DisplayName("R2 many rows deleted at once are one gap")
  void deletedInARow() {
    run("delete from audit_event where chain = '%s' and version in (2, 3)".formatted(org));
    assertThat(kinds()).containsExactly(Kind.DELETED);
  }

  @Test
  @DisplayName("R2 deleted in two places are two gaps")
  void deletedTwice() {
    run("delete from audit_event where chain = '%s' and version in (2, 4)".formatted(org));
    assertThat(kinds()).containsExactly(Kind.DELETED, Kind.DELETED);
  }

  @Test
  @DisplayName("R2 two swapped rows, beside each other and apart")
  void swapped() {
    swap("2.1", "2.2");
    assertThat(kinds()).containsExactly(Kind.MOVED);
    assertThat(words()).isEqualTo("Events 2.1 and 2.2 were swapped.");
    swap("2.1", "2.2");
    assertThat(verify().isWhole()).isTrue();
    swap("2.1", last());
    assertThat(kinds()).containsExactly(Kind.MOVED);
    assertThat(words()).isEqualTo("Events 2.1 and %s were swapped.".formatted(last()));
    swap("2.1", last());
    swap("1.1", "3.1");
    assertThat(words()).isEqualTo("Events 1.1 and 3.1 were swapped.");
  }

  private void swap(String one, String other) {
    run("update audit_event set version = 9999, n = 1 where " + row(one));
    place(other, one);
    place("9999.1", other);
  }

  private void place(String from, String to) {
    var numbers = to.split("\\.", -1);
    run(
        "update audit_event set version = %s, n = %s where %s"
            .formatted(numbers[0], numbers[1], row(from)));
  }

  @Test
  @DisplayName("R2 what two rows say swapped, their places kept")
  void contentsSwapped() {
    run(
        """
        update audit_event a join audit_event b on b.chain = a.chain and b.version = 2 and b.n = 2
        set a.target_id = b.target_id where a.chain = '%s' and a.version = 2 and a.n = 1
        """
            .formatted(org));
    assertThat(kinds()).containsExactly(Kind.CHANGED);
  }

  @Test
  @DisplayName("R2 an inserted row with a made-up hash: in the middle, at the end, beyond it")
  void inserted() {
    copy("3.1", "3.9", "unhex(sha2('made up', 256))");
    assertThat(kinds()).containsExactly(Kind.INSERTED);
    assertThat(words()).contains("Event 3.9", "Roster never wrote it");
  }

  @Test
  @DisplayName("R2 a row inserted behind the last")
  void insertedAtTheEnd() {
    String end = last();
    String behind = end.substring(0, end.indexOf('.')) + ".99";
    copy(end, behind, "unhex(sha2('made up', 256))");
    assertThat(kinds()).containsExactly(Kind.INSERTED);
  }

  @Test
  @DisplayName("R2 a row inserted behind the last, with the version raised to fit")
  void insertedWithItsVersion() {
    String end = last();
    long version = Long.parseLong(end.substring(0, end.indexOf('.'))) + 1;
    copy(end, version + ".1", "unhex(sha2('made up', 256))");
    assertThat(kinds()).containsExactly(Kind.INSERTED);
    run("update org set version = version + 1 where id = '%s'".formatted(org));
    assertThat(verify().isWhole()).isFalse();
  }

  @Test
  @DisplayName("R2 a row inserted before the first")
  void insertedBeforeTheFirst() {
    copy("1.1", "0.1", "hash");
    assertThat(kinds()).containsExactly(Kind.INSERTED);
  }

  @Test
  @DisplayName("R2 a copied row, with its own hash")
  void copied() {
    copy("2.1", "3.9", "hash");
    assertThat(kinds()).containsExactly(Kind.INSERTED);
  }

  private void copy(String from, String to, String hash) {
    var numbers = to.split("\\.", -1);
    run(
        """
        insert into audit_event (chain, version, n, at, person_id, account, door, delivery, action,
          target, target_id, before_values, after_values, personal_id, personal_hash, prev_hash, hash)
        select chain, %s, %s, at, person_id, account, door, delivery, action,
          target, target_id, before_values, after_values, personal_id, personal_hash, prev_hash, %s
        from audit_event where %s
        """
            .formatted(numbers[0], numbers[1], hash, row(from)));
  }

  @Test
  @DisplayName("R2 the last change cut off")
  void lastChangeCut() {
    run(
        "delete from audit_event where chain = '%s' and version = (select version from org where id = '%s')"
            .formatted(org, org));
    assertThat(kinds()).containsExactly(Kind.CUT);
    assertThat(words()).contains("newest events are missing", "one more change");
  }

  @Test
  @DisplayName("R2 only the last event of the last change cut off")
  void lastEventCut() {
    assertThat(last()).endsWith(".2");
    run("delete from audit_event where " + row(last()));
    assertThat(kinds()).containsExactly(Kind.CUT);
    assertThat(words()).contains("had more events");
  }

  @Test
  @DisplayName("R2 half of the history cut off, and all of it")
  void muchCut() {
    run("delete from audit_event where chain = '%s' and version > 3".formatted(org));
    assertThat(kinds()).containsExactly(Kind.CUT);
    run("delete from audit_event where chain = '%s'".formatted(org));
    assertThat(kinds()).containsExactly(Kind.CUT);
  }

  @Test
  @DisplayName("R2 the org's version set back, or on")
  void versionSet() {
    run("update org set version = version - 1 where id = '%s'".formatted(org));
    assertThat(kinds()).containsExactly(Kind.VERSION);
    run("update org set version = version + 2 where id = '%s'".formatted(org));
    assertThat(kinds()).containsExactly(Kind.CUT);
  }
}
