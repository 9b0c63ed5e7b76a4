package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Fault.Kind;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to tamper with a history is found, and told as what it is. */
@ExtendWith(DatabaseExtension.class)
class AuditVerifierTest {

  private static final AuditVerifier VERIFIER = new AuditVerifier(TestRoster.auditKey());

  private final TestDatabase database;
  private final TestRoster roster;
  private final UUID org;

  AuditVerifierTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    var ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.org =
        UUID.fromString(
            database
                .rows("select id from org where not personal order by id desc limit 1")
                .getFirst());
    roster.say(ana, "invite send ben@acme.test cid@acme.test dan@acme.test");
    var eva = roster.member(ana, "Eva", "member");
    roster.say(ana, "member suspend " + eva.mention() + " reason:\"on leave\"");
    roster.say(ana, "member reactivate " + eva.mention());
    roster.say(ana, "invite send fay@acme.test gil@acme.test");
    roster.settle();
  }

  @BeforeEach
  void isWholeAndHasWhatTheTestsNeed() {
    assertThat(verify().faults()).isEmpty();
    assertThat(
            database.number(
                "select count(*) from audit_event where chain = ? and n > 1", org.toString()))
        .isPositive();
    assertThat(middle()).isNotEqualTo(last());
  }

  /** Later tests see a database without what this one broke. */
  @AfterEach
  void clear() {
    roster.close();
    database.run("delete from audit_event");
    database.run("update org set version = 0");
    database.run("update platform_chain set version = 0");
  }

  private ChainReport verify() {
    return verify(org);
  }

  private ChainReport verify(UUID chain) {
    return database.databases().read(sql -> VERIFIER.verify(sql, chain));
  }

  private List<Kind> kinds() {
    return verify().faults().stream().map(Fault::kind).toList();
  }

  private String words() {
    return verify().faults().getFirst().words();
  }

  /** Which row, as a condition. */
  private String row(long version, long n) {
    return "chain = '%s' and version = %d and n = %d".formatted(org, version, n);
  }

  private String row(String place) {
    var numbers = place.split("\\.", -1);
    return row(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  private String find(String condition) {
    return database
        .rows(
            "select concat(version, '.', n) from audit_event where chain = ? and " + condition,
            org.toString())
        .getFirst();
  }

  /** A row with erasable words, amid others. */
  private String middle() {
    return find("action = 'member.suspended' and personal_id is not null");
  }

  private String last() {
    return find("true order by version desc, n desc limit 1");
  }

  private void run(String sql) {
    assertThat(database.run(sql)).as(sql).isPositive();
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
