package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Fault.Kind;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class DigestFileTest {

  @TempDir Path folder;
  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final UUID org;

  DigestFileTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.org =
        UUID.fromString(
            database.rows("select id from org where not personal order by id desc").getFirst());
    change();
  }

  @BeforeEach
  void sign() {
    assertThat(add()).isPositive();
  }

  @AfterEach
  void close() {
    roster.close();
  }

  private void change() {
    roster.say(ana, "org edit description:\"" + UUID.randomUUID() + "\"");
  }

  private Path file() {
    return folder.resolve("digests.jsonl");
  }

  private DigestFile digests() {
    return new DigestFile(file(), new byte[32]);
  }

  private int add() {
    return database.databases().read(sql -> digests().add(sql, database.databases().time()));
  }

  private List<Kind> kinds() {
    var signed = digests().read().ends().getOrDefault(org, List.of());
    var verifier = new AuditVerifier(TestRoster.auditKey());
    return database.databases().read(sql -> verifier.verify(sql, org, signed)).faults().stream()
        .map(Fault::kind)
        .toList();
  }

  private void cutLastChangeAndSetBack() {
    database.run(
        "delete from audit_event where chain = ? and version = (select version from org where id = ?)",
        org.toString(),
        org.toString());
    database.run("update org set version = version - 1 where id = ?", org.toString());
  }

  @Test
  @DisplayName("R2 the end cut off with the org's version set back is found by the digest alone")
  void cutTailWithTheVersionSetBack() {
    assertThat(kinds()).isEmpty();
    cutLastChangeAndSetBack();
    assertThat(new AuditVerifier(TestRoster.auditKey()))
        .satisfies(verifier ->
            assertThat(database.databases().read(sql -> verifier.verify(sql, org)).isWhole())
                .isTrue());
    assertThat(kinds()).containsExactly(Kind.DIGEST);
  }

  @Test
  @DisplayName("R2 a restored backup that went on otherwise is found")
  void otherHistory() {
    cutLastChangeAndSetBack();
    change();
    change();
    assertThat(kinds()).containsExactly(Kind.DIGEST);
    assertThat(add()).isPositive();
    assertThat(kinds()).as("a digest of what was left hides nothing").containsExactly(Kind.DIGEST);
  }

  @Test
  void aHistoryThatWentOnIsWhole() {
    change();
    assertThat(kinds()).isEmpty();
    assertThat(add()).isEqualTo(1);
    assertThat(kinds()).isEmpty();
  }

  @Test
  void nothingIsAddedWhenNothingChanged() throws IOException {
    String before = Files.readString(file());
    assertThat(add()).isZero();
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  @DisplayName("R2 a changed, a missing and a foreign digest are found")
  void digestsAreCheckedThemselves() throws IOException {
    change();
    add();
    change();
    add();
    assertThat(digests().read().faults()).isEmpty();
    List<String> lines = Files.readAllLines(file());
    Files.write(file(), List.of(lines.get(0), lines.get(2)));
    assertThat(digests().read().faults()).singleElement().asString().contains("does not follow");
    Files.write(file(), List.of(lines.get(0).replace("\"n\":1", "\"n\":2"), lines.get(1)));
    assertThat(digests().read().faults()).first().asString().contains("Digest 1 was changed");
    var other = new byte[32];
    other[0] = 1;
    assertThat(new DigestFile(file(), other).read().faults()).hasSize(2);
  }

  @Test
  void aLineThatACrashCutOffIsNoDigest() throws IOException {
    Files.writeString(file(), "{\"body\":{\"n\":2,", StandardOpenOption.APPEND);
    assertThat(digests().read().faults()).isEmpty();
  }
}
