package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.roster.chat.Account;
import dev.roster.json.Json;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ExportAuditTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  ExportAuditTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.ben = roster.member(ana, "Ben Castillo", "member");
    roster.say(ana, "member suspend " + ben.mention() + " =HYPERLINK(1)");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static Reply.File file(Reply reply) {
    assertThat(reply).as(TestRoster.words(reply)).isInstanceOf(Reply.File.class);
    return (Reply.File) reply;
  }

  private Reply.File export(String line) {
    return file(roster.say(ana, line));
  }

  private static String text(Reply.File file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }

  private static List<NamedCsvRecord> rows(Reply.File file) {
    return CsvReader.builder().ofNamedCsvRecord(text(file).substring(1)).stream().toList();
  }

  private static NamedCsvRecord row(Reply.File file, String action) {
    return rows(file).stream()
        .filter(row -> row.getField("action").equals(action))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givesEveryEventWithNamesAndWhy() {
    Reply.File file = export("audit export");
    assertThat(file.name()).matches("audit-acme(-\\d+)?-\\d{4}-\\d{2}-\\d{2}\\.csv");
    assertThat(file.mediaType()).isEqualTo("text/csv");
    assertThat(TestRoster.words(file)).contains(rows(file).size() + " events of Acme, all of ");
    NamedCsvRecord suspended = row(file, "member.suspended");
    assertThat(suspended.getField("who")).isEqualTo("Ana Lima");
    assertThat(suspended.getField("who e-mail")).isEqualTo("ana@acme.test");
    assertThat(suspended.getField("account")).isEqualTo(ana.toString());
    assertThat(suspended.getField("door")).isEqualTo("slack line");
    assertThat(suspended.getField("about")).isEqualTo("Ben Castillo");
    assertThat(suspended.getField("before")).contains("status: active");
    assertThat(suspended.getField("after")).contains("status: suspended");
    assertThat(suspended.getField("time")).endsWith("Z");
    assertThat(rows(file).getFirst().getField("version")).isEqualTo("1");
  }

  @Test
  void holdsNothingThatASpreadsheetRuns() {
    assertThat(row(export("audit export"), "member.suspended").getField("why"))
        .isEqualTo("'=HYPERLINK(1)");
  }

  @Test
  void theButtonGivesTheSameAsJsonAndBack() {
    Reply.File csv = export("audit export");
    roster.say(ana, "member reactivate " + ben.mention());
    Reply.File json = file(roster.press(ana, csv, "As JSON"));
    assertThat(json.name()).endsWith(".jsonl");
    List<String> lines = text(json).lines().toList();
    assertThat(lines).hasSameSizeAs(rows(csv));
    String suspended =
        lines.stream().filter(line -> line.contains("member.suspended")).findFirst().orElseThrow();
    Map<?, ?> event = Json.read(suspended, Map.class);
    assertThat(event.get("why")).isEqualTo("=HYPERLINK(1)");
    assertThat(event.get("about"))
        .hasToString(
            "{email=%s, id=%s, name=Ben Castillo}"
                .formatted(
                    row(csv, "member.suspended").getField("about e-mail"),
                    row(csv, "member.suspended").getField("about id")));
    assertThat(file(roster.press(ana, json, "As CSV")).bytes()).isEqualTo(csv.bytes());
  }

  @Test
  void givesAddressesOnlyOfWhoIsInTheOrg() {
    assertThat(row(export("audit export"), "member.suspended").getField("about e-mail"))
        .isNotEmpty();
    roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
    NamedCsvRecord suspended = row(export("audit export"), "member.suspended");
    assertThat(suspended.getField("about")).isEqualTo("Ben Castillo");
    assertThat(suspended.getField("about e-mail")).isEmpty();
    assertThat(suspended.getField("who e-mail")).isEqualTo("ana@acme.test");
  }

  @Test
  void beginsWhereItIsTold() {
    roster.clock().advance(Duration.ofDays(10));
    roster.say(ana, "member reactivate " + ben.mention());
    assertThat(rows(export("audit export since:2d")))
        .extracting(row -> row.getField("action"))
        .containsExactly("member.reactivated");
  }

  @Test
  void saysWhenNothingHappened() {
    roster.clock().advance(Duration.ofDays(10));
    assertThat(roster.ask(ana, "audit export 2d"))
        .isEqualTo("Nothing happened in Acme since then. audit export alone gives all there is.");
  }

  @Test
  void refusesWhatIsNoTime() {
    assertThat(roster.ask(ana, "audit export soon")).contains("soon is no time", "2026-03-01");
  }

  @Test
  void erasedWordsShowAsErased() {
    database.run(
        "delete p from audit_personal p join audit_event e on e.personal_id = p.id"
            + " where e.action = 'member.suspended'");
    Reply.File csv = export("audit export");
    assertThat(row(csv, "member.suspended").getField("why")).isEqualTo("(erased)");
    assertThat(text(file(roster.press(ana, csv, "As JSON")))).contains("\"why\":\"(erased)\"");
  }

  @Test
  void isForThoseWhoMayReadTheAudit() {
    roster.say(ana, "member reactivate " + ben.mention());
    assertThat(roster.ask(ben, "audit export")).contains("audit.view");
  }
}
