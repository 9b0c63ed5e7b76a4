package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.roster.chat.Account;
import dev.roster.command.Cursor;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ExportMembersTest {

  @Test
  void everybodyIsInTheFileAndNoNameRuns(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana-export@acme.test");
      roster.say(ana, "org create Export pro");
      List<String> hostile =
          List.of("=HYPERLINK(\"http://evil.test\")", "+1", "@x", "-2", "Zoë \"Q\", R 🎉");
      hostile.forEach(name -> roster.member(ana, name, "member"));
      roster.say(ana, "invite send zed-export@far.test");

      var file = (Reply.File) roster.say(ana, "member export");

      assertThat(file.name()).startsWith("people-export-").endsWith(".csv");
      assertThat(file.caption().words()).isEqualTo("The people of Export: 7.");
      List<List<String>> rows = rows(file);
      assertThat(rows.getFirst())
          .startsWith("Name", "E-mail", "Role", "Tier", "Pro until", "Status");
      assertThat(rows.stream().skip(1).map(List::getFirst))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      hostile.stream().map(name -> name.startsWith("Z") ? name : "'" + name),
                      Stream.of("Ana Lima", "zed-export@far.test"))
                  .toList());
      assertThat(rows.getLast()).startsWith("zed-export@far.test").contains("invited");
    }
  }

  @Test
  void theFileSaysWhatEachUsed(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana-used@acme.test");
      roster.say(ana, "org create Used pro");
      roster.say(ana, "invite send zed-used@far.test");
      String used =
          "update membership set credits_used = ?, requests_made = ? where org_id ="
              + " (select id from org where name = 'Used')";
      database.changeMembers(used, 1_234, 5);

      List<List<String>> rows = rows((Reply.File) roster.say(ana, "member export"));

      int credits = rows.getFirst().indexOf("Credits");
      assertThat(rows.getFirst().get(credits + 1)).isEqualTo("Requests");
      assertThat(rows.get(1).subList(credits, credits + 2)).containsExactly("1234", "5");
      assertThat(rows.get(2).subList(credits, credits + 2)).containsExactly("", "");
      database.changeMembers(used, 0, 0);
    }
  }

  @Test
  void whoMayNotExportIsTold(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana-may@acme.test");
      roster.say(ana, "org create May pro");
      Account ben = roster.member(ana, "Ben", "member");

      assertThat(roster.ask(ben, "member export")).contains("(member.export)");
    }
  }

  @Test
  void aFileHoldsWhomTheListShows(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana-same@acme.test");
      roster.say(ana, "org create Same pro");
      for (String name : List.of("Ben Castillo", "José Lind", "Li Ann")) {
        roster.member(ana, name, "member");
      }
      roster.say(ana, "invite send linus-same@far.test");
      UUID org =
          UUID.fromString(database.rows("select id from org where name = 'Same'").getFirst());
      Instant now = Instant.now();
      database
          .databases()
          .read(sql -> {
            for (String query : List.of("", "li", "lind", "acme", "ben cas", "nobody")) {
              for (Optional<String> status :
                  List.of(
                      Optional.<String>empty(), Optional.of("active"), Optional.of("invited"))) {
                for (Roll.Sort sort : Roll.sorts().stream().map(Roll.Sort::of).toList()) {
                  var filter =
                      new Roll.Filter(
                          org,
                          List.of("owner", "admin", "member"),
                          query,
                          Optional.empty(),
                          status,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(sort));
                  var exported = new ArrayList<String>();
                  ExportTable.forEach(sql, filter, now, row -> exported.add(row.name()));
                  assertThat(exported)
                      .as("%s %s %s", query, status, sort)
                      .containsExactlyInAnyOrderElementsOf(
                          Roll.page(
                                  sql,
                                  new Roll.Asked(filter, Tally.of(sql, org), now, Bounds.USUAL),
                                  Cursor.FIRST,
                                  100)
                              .lines()
                              .stream()
                              .map(Roll.Line::name)
                              .toList());
                }
              }
            }
            return true;
          });
    }
  }

  private static List<List<String>> rows(Reply.File file) {
    String text = new String(file.bytes(), StandardCharsets.UTF_8).substring(1);
    return CsvReader.builder().ofCsvRecord(text).stream()
        .map(row -> List.copyOf(row.getFields()))
        .toList();
  }
}
