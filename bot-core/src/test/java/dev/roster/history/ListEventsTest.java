package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code audit list}. */
@ExtendWith(DatabaseExtension.class)
class ListEventsTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  ListEventsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana" + System.nanoTime() + "@acme.test");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Castillo", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static List<String> lines(Reply reply) {
    return TestRoster.message(reply).blocks().stream()
        .filter(Block.Table.class::isInstance)
        .flatMap(block -> ((Block.Table) block).rows().stream())
        .map(row ->
            row.cells().stream()
                .skip(1)
                .map(cell -> cell.isEmpty() ? "" : cell.getFirst().words())
                .reduce((a, b) -> a + " | " + b)
                .orElseThrow())
        .toList();
  }

  private Reply confirmed(Account who, String line) {
    return roster.press(who, roster.say(who, line), "Confirm");
  }

  @Test
  @DisplayName("E19: who, through which door, what, before, after, why; the newest first")
  void saysWhoDidWhatThroughWhichDoorAndWhy() {
    confirmed(ana, "member role %s admin She runs support".formatted(ben.mention()));
    roster.say(ana, "member limit %s 500".formatted(ben.mention()));
    roster.say(ana, "member suspend %s On leave".formatted(ben.mention()));
    roster.say(ana, "undo");
    assertThat(lines(roster.say(ana, "audit list")))
        .containsExactly(
            "Ana Lima | reactivated Ben Castillo | Slack, by Undo | ",
            "Ana Lima | suspended Ben Castillo | Slack | “On leave”",
            "Ana Lima | set the limit of Ben Castillo to 500 credits a month (was none) | Slack | ",
            "Ana Lima | made Ben Castillo Admin (was Member) | Slack | “She runs support”",
            "Ben Castillo | joined as Member | Slack | ",
            "Ben Castillo | accepted the invitation to %s | Slack | ".formatted(email(ben)),
            "Ben Castillo | spoke to Roster for the first time | Slack | ",
            "Ana Lima | invited %s as Member | Slack | ".formatted(email(ben)),
            "Ana Lima | joined as Owner | Slack | ",
            "Ana Lima | spoke to Roster for the first time | Slack | ");
    assertThat(lines(roster.press(ana, roster.say(ana, "audit list"), "Next")))
        .containsExactly(
            "Ana Lima | made the org, on the plan pro and the scheme owned | Slack | ");
  }

  @Test
  void aPressOnUndoHasThatDoorToo() {
    Reply done = roster.say(ana, "member limit %s 500".formatted(ben.mention()));
    roster.press(ana, done, "Undo");
    assertThat(lines(roster.say(ana, "audit list action:member.limit")))
        .containsExactly(
            "Ana Lima | removed the limit of Ben Castillo (was 500 credits a month) | Slack, by"
                + " Undo | ",
            "Ana Lima | set the limit of Ben Castillo to 500 credits a month (was none) | Slack |"
                + " ");
  }

  @Test
  void pagesGoOnAndBackWithTheSameFilters() {
    for (int i = 1; i <= 24; i++) {
      roster.say(ana, "member limit %s %d".formatted(ben.mention(), i));
    }
    Reply first =
        roster.say(ana, "audit list %s action:member.limit since:2d".formatted(ben.mention()));
    Reply second = roster.press(ana, first, "Next");
    Reply third = roster.press(ana, second, "Next");
    assertThat(lines(first)).hasSize(10).first().asString().contains("to 24 credits");
    assertThat(lines(second)).hasSize(10).first().asString().contains("to 14 credits");
    assertThat(lines(third)).hasSize(4).last().asString().contains("to 1 credit a");
    assertThat(lines(roster.press(ana, third, "Previous"))).isEqualTo(lines(second));
    assertThat(lines(roster.press(ana, second, "Previous"))).isEqualTo(lines(first));
    assertThat(TestRoster.words(third)).doesNotContain("Next");
  }

  @Test
  void everyFilterOfOnePageAgreesWithAllPagesTogether() {
    roster.member(ana, "Chloe Fay", "member");
    confirmed(ana, "member role %s admin".formatted(ben.mention()));
    roster.say(ben, "team create Data");
    roster.say(ben, "team add data %s".formatted(ben.mention()));
    List<String> all = every(roster.say(ana, "audit list"));
    assertThat(every(roster.say(ana, "audit list action:team")))
        .isEqualTo(all.stream().filter(line -> line.contains("team")).toList())
        .hasSize(2);
    assertThat(every(roster.say(ana, "audit list " + ben.mention())))
        .isEqualTo(
            all.stream()
                .filter(line -> line.contains("Ben Castillo"))
                .filter(line -> !line.contains("invited Ben"))
                .toList());
    assertThat(every(roster.say(ana, "audit list %s action:team".formatted(ben.mention()))))
        .containsExactly(
            "Ben Castillo | put themselves into the team Data | Slack | ",
            "Ben Castillo | made the team Data | Slack | ");
  }

  private List<String> every(Reply first) {
    var lines = new ArrayList<>(lines(first));
    Reply page = first;
    while (hasNext(page)) {
      page = roster.press(ana, page, "Next");
      lines.addAll(lines(page));
    }
    return lines;
  }

  private static boolean hasNext(Reply page) {
    return TestRoster.message(page).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .anyMatch(button -> button.label().equals("Next"));
  }

  @Test
  void sinceLeavesOutWhatWasBefore() {
    roster.clock().advance(Duration.ofDays(40));
    roster.say(ana, "member limit %s 7".formatted(ben.mention()));
    assertThat(lines(roster.say(ana, "audit list since:30d"))).hasSize(1);
    assertThat(lines(roster.say(ana, "audit list since:41d")).size()).isGreaterThan(5);
    roster.clock().advance(Duration.ofDays(10));
    assertThat(roster.ask(ana, "audit list since:5d"))
        .contains("since 6 Jan 2027")
        .contains("Nothing fits.");
  }

  @Test
  void whoWasRemovedIsStillFound() {
    confirmed(ana, "member remove " + ben.mention());
    assertThat(lines(roster.say(ana, "audit list " + ben.mention())))
        .first()
        .isEqualTo("Ana Lima | removed Ben Castillo (was Member) | Slack | ");
    assertThat(lines(roster.say(ana, "audit list " + email(ben)))).isNotEmpty();
  }

  private String email(Account who) {
    return database
        .rows(
            "select p.email from person p join chat_identity c on c.person_id = p.id where"
                + " c.user_id = ?",
            who.user())
        .getFirst();
  }

  @Test
  void strangersAndOtherOrgsDoNotShow() {
    Account eve = roster.person("Eve Stone", "eve" + System.nanoTime() + "@other.test");
    roster.say(eve, "org create \"Other " + eve.user() + "\" pro");
    roster.member(eve, "Zed Secret", "member");
    assertThat(roster.ask(ana, "audit list " + eve.mention()))
        .contains("The person you mentioned is not in Acme")
        .contains("never was")
        .doesNotContain("Eve");
    assertThat(roster.ask(ana, "audit list " + email(eve)))
        .contains("never was")
        .doesNotContain("Eve");
    assertThat(String.join("\n", every(roster.say(ana, "audit list"))))
        .doesNotContain("Eve", "Zed");
  }

  @Test
  void anUnknownActionNamesTheNearest() {
    assertThat(roster.ask(ana, "audit list action:member.rol"))
        .contains("member.rol is no action")
        .contains("did you mean member.role");
    assertThat(roster.ask(ana, "audit list action:teams")).contains("did you mean team?");
    assertThat(lines(roster.say(ana, "audit list action:Member.*"))).isNotEmpty();
  }

  @Test
  @DisplayName("E19: only who may see the audit")
  void onlyWhoMaySeesIt() {
    assertThat(roster.ask(ben, "audit list")).contains("Admin");
    assertThat(lines(roster.say(ben, "audit list"))).isEmpty();
  }

  @Test
  void jobsAreRosterItself() {
    roster.say(ana, "invite send zoe%s@far.test".formatted(ana.user()));
    roster.say(ben, "upgrade request");
    roster.clock().advance(Duration.ofDays(40));
    roster.core().endOverdue();
    assertThat(lines(roster.say(ana, "audit list action:upgrade")).getFirst())
        .isEqualTo(
            "Roster itself | ended the request of Ben Castillo for Pro: nobody decided in time | a"
                + " job (expiry) | ");
  }
}
