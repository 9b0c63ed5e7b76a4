package dev.roster.team;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.roster.chat.Account;
import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.person.SearchWords;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Reads;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class TeamSearchTest {

  @Test
  void pagesAreThoseOfANaiveList(TestDatabase database) {
    UUID org = org(database, "Naive", 90);
    database
        .databases()
        .read(sql -> {
          List<Team> all = new TeamSearch(all(org), "", Optional.empty()).first(sql, 500);
          assertThat(all)
              .hasSize(90)
              .isSortedAccordingTo(comparing(team -> team.name().toLowerCase(Locale.ROOT)));
          for (String query :
              List.of("", "t", "team", "team 1", "1 team", "odd", "naive te", "none")) {
            for (Optional<Boolean> active :
                List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
              for (int size : List.of(1, 7, 100)) {
                var search = new TeamSearch(all(org), query, active);
                List<UUID> expected = naive(all, query, active);
                assertThat(forward(sql, search, size))
                    .as(query + active + size)
                    .isEqualTo(expected);
                assertThat(backward(sql, search, size))
                    .as(query + active + size)
                    .isEqualTo(expected);
              }
            }
          }
          return true;
        });
  }

  @Test
  void aPageReadsAsMuchInAnOrgOfManyTeams(TestDatabase database) {
    UUID few = org(database, "Few", 60);
    UUID many = org(database, "Many", 3_000);
    database
        .databases()
        .read(sql -> {
          sql.execute("analyze table team, team_word");
          for (String query : List.of("", "team", "t7", "odd")) {
            for (Optional<Boolean> active : List.of(Optional.<Boolean>empty(), Optional.of(true))) {
              long small = reads(sql, new TeamSearch(all(few), query, active));
              long large = reads(sql, new TeamSearch(all(many), query, active));
              assertThat(large).as(query + active).isLessThanOrEqualTo(small + 500);
              long own = reads(sql, new TeamSearch(all(many).byPlace(), query, active));
              assertThat(own).as("own " + query + active).isLessThan(100);
            }
          }
          return true;
        });
  }

  @Test
  void theListAndThePeopleOfATeamAreThereAsAFile(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima", "ana-files@acme.test");
      roster.say(ana, "org create Files pro");
      roster.say(ana, "team create =1+1");
      for (int i = 0; i < 12; i++) {
        roster.say(ana, "team create \"Crew " + i + "\"");
      }

      Reply list = roster.say(ana, "team list");
      var file = (Reply.File) roster.press(ana, list, "As a file");

      assertThat(file.caption().words()).isEqualTo("The teams of Files: 13.");
      assertThat(column(file, 0)).hasSize(14).contains("Name", "'=1+1", "Crew 0", "Crew 11");
      assertThat(roster.ask(ana, "team list crew 11")).contains("Crew 11").doesNotContain("Crew 9");
      assertThat(database.number("select teams from org where name = 'Files'")).isEqualTo(13);
    }
  }

  private static List<String> column(Reply.File file, int column) {
    String text = new String(file.bytes(), StandardCharsets.UTF_8).substring(1);
    return CsvReader.builder().ofCsvRecord(text).stream().map(row -> row.getField(column)).toList();
  }

  private static long reads(Handle sql, TeamSearch search) {
    return Reads.of(sql, () -> search.page(sql, Cursor.FIRST, 10));
  }

  private static Viewer all(UUID org) {
    return new Viewer(org, new UUID(0, 7), true, true, List.of());
  }

  private static UUID org(TestDatabase database, String name, int teams) {
    try (var roster = TestRoster.silent(database)) {
      var ana = roster.person(name + " Owner", name + "-teams@acme.test");
      roster.say(ana, "org create " + name + " pro");
    }
    UUID org = UUID.fromString(database.rows("select id from org where name = ?", name).getFirst());
    database.run(
        """
        insert into team (id, org_id, slug, name, name_norm, colour, status, version, created_at,
          deactivated_at)
        select uuid(), '%1$s', concat('t', seq, if(seq mod 2, '-odd', '')), concat('%2$s Team ', seq),
          lower(concat('%2$s Team ', seq)), 'blue', if(seq mod 5, 'active', 'inactive'), 1,
          utc_timestamp(6), if(seq mod 5, null, utc_timestamp(6))
        from seq_1_to_%3$d
        """
            .formatted(org, name, teams));
    database
        .databases()
        .read(sql -> {
          TeamWords.backfill().runAll(sql);
          return true;
        });
    return org;
  }

  private static List<UUID> naive(List<Team> all, String query, Optional<Boolean> active) {
    List<String> words =
        SearchWords.searched(query).stream()
            .sorted(comparingInt(String::length).reversed())
            .toList();
    record Found(String word, String name, UUID id) {}
    return all.stream()
        .filter(team -> active.isEmpty() || active.get() == team.active())
        .flatMap(team -> {
          var its =
              new TreeSet<>(SearchWords.of(team.name() + " " + team.slug(), Optional.empty()));
          boolean fits =
              words.stream().allMatch(w -> its.stream().anyMatch(word -> word.startsWith(w)));
          String lead = words.isEmpty() ? "" : words.getFirst();
          return fits
              ? Stream.of(
                  new Found(
                      words.isEmpty()
                          ? ""
                          : its.stream().filter(w -> w.startsWith(lead)).findFirst().orElseThrow(),
                      TeamName.normalise(team.name()),
                      team.id()))
              : Stream.<Found>empty();
        })
        .sorted(comparing(Found::word).thenComparing(Found::name))
        .map(Found::id)
        .toList();
  }

  private static List<UUID> forward(Handle sql, TeamSearch search, int size) {
    var found = new ArrayList<UUID>();
    Optional<String> after = Optional.empty();
    do {
      Scan<Team> page = search.page(sql, new Cursor(after, Optional.empty()), size);
      page.rows().forEach(one -> found.add(one.id()));
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  private static List<UUID> backward(Handle sql, TeamSearch search, int size) {
    Scan<Team> page = search.page(sql, Cursor.FIRST, size);
    while (page.next().isPresent()) {
      page = search.page(sql, new Cursor(page.next(), Optional.empty()), size);
    }
    var found = new ArrayList<>(page.rows());
    while (page.previous().isPresent()) {
      page = search.page(sql, new Cursor(Optional.empty(), page.previous()), size);
      found.addAll(0, page.rows());
    }
    return found.stream().map(Team::id).toList();
  }
}
