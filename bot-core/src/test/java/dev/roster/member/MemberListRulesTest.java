package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the list of people shows, counts, finds and how it is ordered, in each scheme. */
@ExtendWith(DatabaseExtension.class)
class MemberListRulesTest {

  private static final List<String> COLUMNS =
      List.of("Name", "E-mail", "Role", "Tier", "Status", "Last login", "Since");

  private final TestRoster roster;

  MemberListRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  /** The lines of all pages, each as its cells. */
  private List<List<String>> all(Account who, String line) {
    var rows = new ArrayList<List<String>>();
    Reply page = roster.say(who, line);
    while (true) {
      rows.addAll(rows(page));
      if (!has(page, "Next")) {
        return rows;
      }
      page = roster.press(who, page, "Next");
    }
  }

  private static List<List<String>> rows(Reply page) {
    return TestRoster.message(page).blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .peek(table -> assertThat(table.columns()).isEqualTo(COLUMNS))
        .flatMap(table -> table.rows().stream())
        .map(row ->
            row.cells().stream().map(cell -> Reply.of(cell.toArray(Span[]::new)).words()).toList())
        .toList();
  }

  private static boolean has(Reply page, String label) {
    return TestRoster.message(page).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .map(Button::label)
        .anyMatch(label::equals);
  }

  private List<String> column(Account who, String line, String column) {
    return all(who, line).stream().map(row -> row.get(COLUMNS.indexOf(column))).toList();
  }

  private String cell(Account who, String query, String column) {
    return column(who, "member list " + query, column).getFirst();
  }

  @Test
  @DisplayName("A33 people who are invited stand in the list too, as invited")
  void invitedPeopleAreListed() {
    var stage = SchemeStage.on(roster, "network");
    stage.ask(stage.founder(), "invite send zoe@far.test role:admin");
    assertThat(all(stage.founder(), "member list zoe"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("zoe@far.test", "🔵 Admin", "invited", "never"));
  }

  @Test
  @DisplayName("B18 the list holds every member and every invitation, on all its pages")
  void everybodyIsListed() {
    var stage = SchemeStage.on(roster, "ladder");
    for (int i = 0; i < 12; i++) {
      stage.another("editor");
    }
    stage.ask(stage.founder(), "invite send a@far.test b@far.test c@far.test role:editor");
    assertThat(all(stage.founder(), "member list")).hasSize(13 + 3).doesNotHaveDuplicates();
    assertThat(stage.ask(stage.founder(), "member list"))
        .contains("13 users · 1 admin · 0 subscribers", "3 invited");
  }

  @Test
  @DisplayName("B19 the name is shown, or the e-mail address while there is none")
  void nameOrAddress() {
    var stage = SchemeStage.on(roster, "ladder");
    assertThat(cell(stage.founder(), "ana", "Name")).isEqualTo("Ana Lima");
    stage.ask(stage.founder(), "invite send nameless@far.test role:editor");
    assertThat(cell(stage.founder(), "nameless", "Name")).isEqualTo("nameless@far.test");
    Account bo = stage.person("editor");
    stage.ask(stage.founder(), "member edit " + bo.mention() + " first:Robert last:Editor");
    assertThat(cell(stage.founder(), "robert", "Name")).isEqualTo("Robert Editor");
  }

  @Test
  @DisplayName("B20 a column shows the e-mail address")
  void theAddress() {
    var stage = SchemeStage.on(roster, "ladder");
    stage.person("editor");
    assertThat(cell(stage.founder(), "editor", "E-mail")).matches("bo\\d+@acme\\.test");
  }

  @Test
  @DisplayName("B21 a column shows the role, with its badge")
  void theRole() {
    var stage = SchemeStage.on(roster, "ladder");
    for (String role : new String[] {"agent_user", "monitor", "editor", "manager"}) {
      stage.person(role);
    }
    assertThat(column(stage.founder(), "member list sort:role", "Role"))
        .containsExactly("🔵 Admin", "🟢 Manager", "🟢 Editor", "🟢 Monitor", "⚪ AgentUser");
  }

  @Test
  @DisplayName("B22 a column shows the last login, and never for who had none")
  void theLastLogin() {
    var stage = SchemeStage.on(roster, "ladder");
    Account bo = stage.person("editor");
    assertThat(cell(stage.founder(), "editor", "Last login")).isEqualTo("never");
    roster.clock().advance(Duration.ofDays(3));
    stage.ask(bo, "me");
    assertThat(cell(stage.founder(), "editor", "Last login"))
        .isNotEqualTo(cell(stage.founder(), "editor", "Since"))
        .matches("\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC");
  }

  @Test
  @DisplayName("B22 whoever accepts an invitation was there; another org's visit does not count")
  void whoAcceptsWasThere() {
    var stage = SchemeStage.on(roster, "owned");
    Account chloe = roster.member(stage.founder(), "Chloe Fay", "member");
    assertThat(cell(stage.founder(), "chloe", "Last login")).isNotEqualTo("never");
    var other = SchemeStage.on(roster, "owned");
    Account bo = other.person("member");
    roster.say(stage.founder(), "org switch " + stage.slug());
    stage.ask(stage.founder(), "invite send " + bo.mention() + " role:member");
    roster.settle();
    roster.press(bo, roster.newestCard(bo), "Accept");
    String joined = cell(stage.founder(), "member", "Last login");
    roster.clock().advance(Duration.ofDays(2));
    other.ask(bo, "me org:" + other.slug());
    assertThat(cell(stage.founder(), "member", "Last login")).isEqualTo(joined);
    assertThat(chloe).isNotEqualTo(bo);
  }

  @Test
  @DisplayName("B23 the status is active, invited or suspended")
  void threeStatuses() {
    var stage = SchemeStage.on(roster, "ladder");
    stage.ask(stage.founder(), "invite send zoe@far.test role:editor");
    stage.ask(stage.founder(), "member suspend " + stage.person("monitor").mention());
    assertThat(column(stage.founder(), "member list", "Status"))
        .containsExactly("active", "⏸ suspended", "invited");
    for (String status : new String[] {"active", "suspended", "invited"}) {
      assertThat(column(stage.founder(), "member list status:" + status, "Status"))
          .singleElement()
          .satisfies(shown -> assertThat(shown).endsWith(status));
    }
  }

  @Test
  @DisplayName("C02 every user of the org is listed with role and profile")
  void everyUserWithRoleAndProfile() {
    var stage = SchemeStage.on(roster, "directory");
    stage.another("user");
    stage.another("org_admin");
    assertThat(all(stage.founder(), "member list"))
        .hasSize(3)
        .allSatisfy(row -> {
          assertThat(row.get(0)).isNotEmpty();
          assertThat(row.get(2)).isIn("🔵 Org admin", "⚪ User");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "network, admin, member",
    "ladder, admin, editor",
    "directory, org_admin, user",
    "owned, admin, member",
    "portal, admin, member"
  })
  @DisplayName("C08 above the list stand how many users, admins and subscribers there are")
  void threeCounters(String scheme, String admin, String lower) {
    var stage = SchemeStage.on(roster, scheme);
    assertThat(stage.ask(stage.founder(), "member list"))
        .contains("1 user · 1 admin · 0 subscribers\n");
    stage.another(admin);
    Account bo = stage.another(lower);
    stage.another(lower);
    stage.ask(stage.founder(), "member tier " + bo.mention() + " pro");
    stage.ask(stage.founder(), "member suspend " + bo.mention());
    stage.ask(stage.founder(), "invite send zoe@far.test");
    assertThat(stage.ask(stage.founder(), "member list"))
        .as("memberships, not invitations")
        .contains("4 users · 2 admins · 1 subscriber\n");
  }

  @Test
  @DisplayName("C09 the list is searched by name and e-mail address, by words and their beginnings")
  void theListIsSearched() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    String number = column(stage.founder(), "member list user", "Name").getFirst().substring(8);
    for (String query :
        new String[] {
          "bo",
          "Us",
          "USER",
          "us bo",
          "bo user " + number,
          "bo" + number,
          "acme.te",
          "BO" + number + "@acme.test"
        }) {
      assertThat(column(stage.founder(), "member list " + query, "Name"))
          .as(query)
          .containsExactly("Bo User " + number);
    }
    for (String query : new String[] {"ser", "o", "bo lima", "%", "b_", "_o", "\\"}) {
      assertThat(stage.ask(stage.founder(), "member list \"" + query + "\""))
          .as(query)
          .contains("Nobody fits.");
    }
    stage.ask(stage.founder(), "member edit " + bo.mention() + " first:100%_ last:\\o/");
    assertThat(column(stage.founder(), "member list 100%_", "Name")).hasSize(1);
    assertThat(column(stage.founder(), "member list \\", "Name")).hasSize(1);
    assertThat(stage.ask(stage.founder(), "member list 1%")).contains("Nobody fits.");
  }

  @Test
  @DisplayName("C48 the list shows every user whatever teams they are in")
  void whateverTeamsTheyAreIn() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.another("user");
    stage.another("user");
    assertThat(stage.ask(stage.founder(), "team create Data members:" + bo.mention()))
        .contains("Data");
    Account other = stage.another("org_admin");
    assertThat(all(other, "member list")).as("an admin who is in no team").hasSize(4);
    assertThat(column(other, "member list team:data", "Name")).hasSizeBetween(1, 2);
  }

  @Test
  @DisplayName("D40 who said nothing for so many days is found; who joined just now is not")
  void theInactiveAreFound() {
    var stage = SchemeStage.on(roster, "owned");
    stage.another("member");
    Account bo = stage.another("member");
    roster.clock().advance(Duration.ofDays(40));
    stage.another("admin");
    stage.ask(bo, "me");
    assertThat(column(stage.founder(), "member list inactive:30d", "Role"))
        .as("the founder was active when the org was made, and is again only after this")
        .contains("⚪ Member")
        .doesNotContain("🔵 Admin")
        .hasSizeBetween(1, 2);
    assertThat(all(stage.founder(), "member list inactive:41 role:member")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "-1", "30x", "month", "99999d"})
  void aWrongNumberOfDaysIsExplained(String days) {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(stage.ask(stage.founder(), "member list inactive:" + days))
        .contains("is no number of days. From 1d to 9999d is allowed, as in")
        .contains("member list inactive:30d");
  }

  @Test
  void whoSpokeLastStandsFirstAndWhoNeverDidLast() {
    var stage = SchemeStage.on(roster, "owned");
    stage.ask(stage.founder(), "invite send zoe@far.test");
    Account silent = stage.another("member");
    Account bo = stage.another("admin");
    roster.clock().advance(Duration.ofDays(1));
    stage.ask(bo, "me");
    List<String> logins = column(stage.founder(), "member list sort:last-active", "Last login");
    assertThat(logins).hasSize(4);
    assertThat(logins.subList(2, 4)).containsOnly("never");
    assertThat(column(stage.founder(), "member list sort:last-active", "Role").getFirst())
        .isEqualTo("🔵 Admin");
    assertThat(silent).isNotEqualTo(bo);
  }
}
