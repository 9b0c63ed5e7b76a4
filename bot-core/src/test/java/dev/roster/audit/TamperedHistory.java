package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Fault.Kind;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The history of an org, for a test to tamper with. */
@ExtendWith(DatabaseExtension.class)
abstract class TamperedHistory {

  private static final AuditVerifier VERIFIER = new AuditVerifier(TestRoster.auditKey());

  final TestDatabase database;
  private final TestRoster roster;
  final UUID org;

  TamperedHistory(TestDatabase database) {
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

  ChainReport verify() {
    return verify(org);
  }

  ChainReport verify(UUID chain) {
    return database.databases().read(sql -> VERIFIER.verify(sql, chain));
  }

  List<Kind> kinds() {
    return verify().faults().stream().map(Fault::kind).toList();
  }

  String words() {
    return verify().faults().getFirst().words();
  }

  /** Which row, as a condition. */
  String row(long version, long n) {
    return "chain = '%s' and version = %d and n = %d".formatted(org, version, n);
  }

  String row(String place) {
    var numbers = place.split("\\.", -1);
    return row(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  String find(String condition) {
    return database
        .rows(
            "select concat(version, '.', n) from audit_event where chain = ? and " + condition,
            org.toString())
        .getFirst();
  }

  /** A row with erasable words, amid others. */
  String middle() {
    return find("action = 'member.suspended' and personal_id is not null");
  }

  String last() {
    return find("true order by version desc, n desc limit 1");
  }

  void run(String sql) {
    assertThat(database.run(sql)).as(sql).isPositive();
  }
}
