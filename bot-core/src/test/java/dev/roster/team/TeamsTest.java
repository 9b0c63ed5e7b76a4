package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams of an org on {@code owned}: flat, managed by who holds team.manage. */
@ExtendWith(DatabaseExtension.class)
class TeamsTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  // Tests of a class share a schema, so each counts in its own org.
  private final String org;

  TeamsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    this.org = database.rows("select id from org order by id desc limit 1").getFirst();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Account member(String name) {
    return roster.member(ana, name, "member");
  }

  private List<String> audit() {
    return database.rows(
        "select action from audit_event where chain = ? and target = 'team' order by version, n",
        org);
  }

  @Test
  @DisplayName("A13: a team needs a name, and gets a short name made from it")
  void needsAName() {
    assertThat(roster.ask(ana, "team create")).contains("name is missing");
    assertThat(roster.ask(ana, "team create \"Data Science\""))
        .contains("Made the team")
        .contains("Data Science")
        .contains("nobody in it yet")
        .contains("data-science");
    assertThat(roster.ask(ana, "team create name:\"" + "x".repeat(81) + "\""))
        .contains("at most 80 characters");
    assertThat(roster.ask(ana, "team create name:\"\u200b \u200d\"")).contains("can be seen");
    assertThat(audit()).containsExactly("team.created");
  }

  @Test
  @DisplayName("A13: a name is given once in an org, whatever its case, blanks and look")
  void aNameIsGivenOnce() {
    roster.say(ana, "team create \"Data Straße\"");
    for (String same : List.of("data straße", "DATA STRASSE", "Data  Straße", "Ｄata Straße")) {
      assertThat(roster.ask(ana, "team create name:\"" + same + "\""))
          .as(same)
          .contains("has a team called Data Straße already");
    }
    assertThat(roster.ask(ana, "team create \"Data Strase\"")).contains("data-strase");
    assertThat(roster.ask(ana, "team create \"Data Strase!\"")).contains("data-strase-2");
    assertThat(roster.ask(ana, "team create 数据")).contains("Its short name is team.");
    Account zoe = roster.person("Zoe");
    roster.say(zoe, "org create Other pro");
    assertThat(roster.ask(zoe, "team create \"Data Straße\"")).contains("Made the team");
  }

  @Test
  @DisplayName("A14, C30: only members of the org can be in a team; each who is named has a line")
  void onlyMembersOfTheOrg() {
    Account ben = member("Ben Ode");
    Account out = roster.person("Out Sider", "out@acme.test");
    roster.say(ana, "invite send late@acme.test");
    String answer =
        roster.ask(
            ana,
            "team create Data members:\""
                + String.join(
                    " ",
                    ben.mention(),
                    ben.mention(),
                    out.mention(),
                    "x@acme.test late@acme.test nobody")
                + "\"");
    assertThat(answer)
        .contains("with 1 person in it")
        .contains("✓ Ben Ode added.")
        .contains("✗ Ben Ode is named twice")
        .contains("is not in Acme; only its members can be in a team")
        .contains("✗ x@acme.test is not in Acme")
        .contains("invite send x@acme.test team:data")
        .contains("✗ late@acme.test is invited to Acme but has not accepted yet")
        .contains("✗ nobody is neither a mention nor an e-mail address");
    assertThat(audit()).containsExactly("team.created", "team.member_added");
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .contains("Ana Lima added you to the team")
        .contains("Data of Acme");
  }

  @Test
  @DisplayName("A15: creation and members are one change of the org")
  void creationIsOneChange() {
    Account ben = member("Ben Ode");
    long before = database.number("select version from org where id = ?", org);
    assertThat(
            roster.ask(
                ana, "team create Data %s ana@acme.test All about data".formatted(ben.mention())))
        .contains("with 2 people in it")
        .contains("About: All about data");
    assertThat(database.number("select version from org where id = ?", org)).isEqualTo(before + 1);
    assertThat(
            database.rows(
                "select distinct version from audit_event where chain = ? and target = 'team'",
                org))
        .containsExactly(Long.toString(before + 1));
  }

  @Test
  @DisplayName(
      "C28, C29: a description is optional; the colour follows from the name and is stored")
  void aColourFollowsFromTheName() {
    roster.say(ana, "team create Data About data, mostly");
    roster.say(ana, "team create Ops");
    assertThat(
            database.rows("select name, description from team where org_id = ? order by name", org))
        .containsExactly("Data About data, mostly", "Ops null");
    var colours =
        IntStream.range(0, 50)
            .mapToObj(i -> Colour.of(TeamName.of("Team " + i)))
            .collect(Collectors.toSet());
    assertThat(colours).containsExactlyInAnyOrder(Colour.values());
    assertThat(Colour.of(TeamName.of("DATA"))).isEqualTo(Colour.of(TeamName.of("data")));
    String colour =
        database.rows("select colour from team where org_id = ? and name = 'Data'", org).getFirst();
    assertThat(roster.ask(ana, "team show Data"))
        .contains(Colour.named(colour).mark() + " " + colour)
        .contains(Colour.named(colour).mark() + " Data");
  }

  @Test
  @DisplayName("A16: people are added and removed at any time, suspended ones too")
  void peopleComeAndGo() {
    Account ben = member("Ben Ode");
    Account chloe = member("Chloe Fay");
    assertThat(roster.ask(ana, "member suspend " + chloe.mention())).contains("is suspended");
    roster.say(ana, "team create \"Data Science\"");
    assertThat(
            roster.ask(
                ana, "team add data-science %s %s".formatted(ben.mention(), chloe.mention())))
        .contains("Added 2 people to")
        .contains("it has 2 people now")
        .contains("✓ Chloe Fay added, suspended now.");
    assertThat(roster.ask(ana, "team add \"data science\" " + ben.mention()))
        .contains("Nobody was added")
        .contains("✗ Ben Ode is in the team already");
    assertThat(roster.ask(ana, "team show data-science"))
        .contains("People: 2")
        .contains("Ben Ode")
        .contains("Chloe Fay (suspended)");
    assertThat(roster.ask(ana, "team remove data-science " + ben.mention()))
        .contains("Ben Ode is no longer in")
        .contains("stays in Acme");
    assertThat(roster.ask(ana, "team remove data-science " + ben.mention()))
        .contains("Ben Ode is not in the team Data Science");
    assertThat(roster.ask(ana, "team remove data-science x@acme.test"))
        .contains("`x@acme.test` is not in Acme".replace("`", ""));
    assertThat(audit())
        .containsExactly(
            "team.created", "team.member_added", "team.member_added", "team.member_removed");
  }

  @Test
  @DisplayName("X16: in flat teams everybody is a member")
  void flatTeamsHaveOneRole() {
    Account ben = member("Ben Ode");
    roster.say(ana, "team create Data");
    assertThat(roster.ask(ana, "team add data " + ben.mention() + " role:admin"))
        .contains("Teams of Acme are flat: everybody in one is a member.");
    assertThat(roster.ask(ana, "team add data " + ben.mention() + " role:member"))
        .contains("Added 1 person");
    assertThat(roster.engine().suggest(call(ana), "team add", "role", ""))
        .containsExactly(Suggestion.of("member"));
  }

  @Test
  @DisplayName("A17, A18, A19, X15: deleting asks first and leaves every membership as it is")
  void deletingLeavesThePeople() {
    Account ben = member("Ben Ode");
    roster.say(ana, "team create Data " + ben.mention());
    var before = database.rows("select * from membership where org_id = ? order by id", org);
    Reply question = roster.say(ana, "team delete data");
    assertThat(TestRoster.words(question))
        .contains("Delete the team")
        .contains("The 1 person in it stays in Acme")
        .contains("team deactivate data");
    assertThat(database.number("select count(*) from team where org_id = ?", org)).isOne();
    assertThat(TestRoster.words(roster.press(ana, question, "Confirm")))
        .contains("Deleted the team");
    assertThat(database.number("select count(*) from team where org_id = ?", org)).isZero();
    assertThat(database.rows("select * from membership where org_id = ? order by id", org))
        .isEqualTo(before);
    assertThat(audit()).endsWith("team.deleted");
    assertThat(roster.ask(ana, "team create Data")).contains("Made the team");
  }

  @Test
  @DisplayName("C46, C47: a deactivated team is out of use, unseen by its people, and comes back")
  void deactivatedTeamsAreOutOfUse() {
    Account ben = member("Ben Ode");
    Account chloe = member("Chloe Fay");
    roster.say(ana, "team create Data " + ben.mention());
    assertThat(roster.ask(ben, "team show data")).contains("Ben Ode");
    assertThat(roster.ask(ana, "team deactivate data")).contains("the 1 person in it");
    assertThat(roster.ask(ben, "team show data")).contains("You are in no team of Acme called");
    assertThat(roster.ask(ben, "team list")).contains("You are in no team of Acme yet");
    assertThat(roster.ask(ben, "me")).doesNotContain("Teams:");
    assertThat(roster.ask(ana, "team list")).contains("inactive");
    assertThat(roster.ask(ana, "team deactivate data")).contains("is inactive already");
    assertThat(roster.ask(ana, "team add data " + chloe.mention()))
        .contains("The team Data is inactive")
        .contains("team reactivate data");
    assertThat(roster.engine().suggest(call(ana), "team add", "team", "")).isEmpty();
    assertThat(roster.engine().suggest(call(ana), "team reactivate", "team", "")).hasSize(1);
    assertThat(roster.ask(ana, "team reactivate data")).contains("in use again");
    assertThat(roster.ask(ana, "team reactivate data")).contains("is active already");
    assertThat(roster.ask(ben, "team show data")).contains("Ben Ode");
    assertThat(roster.ask(ben, "me")).containsPattern("Teams: .* Data");
  }

  @Test
  @DisplayName("C48: admins list everybody of the org, in a team or not, and see who is in which")
  void adminsSeeEverybody() {
    Account ben = member("Ben Ode");
    member("Chloe Fay");
    roster.say(ana, "team create Data " + ben.mention());
    assertThat(roster.ask(ana, "member list")).contains("Ben Ode").contains("Chloe Fay");
    assertThat(roster.ask(ana, "member show " + ben.mention())).containsPattern("Teams: .* Data");
    assertThat(roster.ask(ana, "member show ana@acme.test")).contains("Teams: none");
  }

  @Test
  @DisplayName("C49, C50, X17: members see only the teams they are in and manage none")
  void membersSeeTheirOwnTeams() {
    Account ben = member("Ben Ode");
    roster.say(ana, "team create Data " + ben.mention());
    roster.say(ana, "team create Ops");
    assertThat(roster.ask(ben, "team list")).contains("Your teams").contains("Data");
    assertThat(roster.ask(ben, "team list")).doesNotContain("Ops");
    assertThat(roster.ask(ben, "team show ops"))
        .isEqualTo(roster.ask(ben, "team show opz").replace("opz", "ops"))
        .contains("You are in no team of Acme called");
    assertThat(roster.ask(ben, "team show data"))
        .contains("Ben Ode")
        .doesNotContain("team add")
        .contains("team list");
    assertThat(roster.engine().suggest(call(ben), "team show", "team", ""))
        .extracting(Suggestion::value)
        .containsExactly("data");
    for (String line :
        List.of(
            "team create X",
            "team add data ana@acme.test",
            "team remove data ana@acme.test",
            "team deactivate data",
            "team reactivate data",
            "team delete data")) {
      assertThat(roster.ask(ben, line))
          .as(line)
          .contains("does not include this")
          .contains("Ana Lima");
    }
  }

  @Test
  void listsAndPeopleArePaged() {
    String people =
        IntStream.range(0, 12)
            .mapToObj(i -> member("Ben %02d".formatted(i)).mention())
            .collect(Collectors.joining(" "));
    for (int i = 0; i < 21; i++) {
      roster.say(ana, "team create \"Crew %02d\"".formatted(i));
    }
    Reply first = roster.say(ana, "team list crew");
    assertThat(TestRoster.words(first)).contains("Crew 00").contains("Crew 09");
    Reply third = roster.press(ana, roster.press(ana, first, "Next"), "Next");
    assertThat(TestRoster.words(third)).contains("Crew 20").doesNotContain("Crew 19");
    Reply back = roster.press(ana, roster.press(ana, third, "Previous"), "Previous");
    assertThat(TestRoster.words(back)).isEqualTo(TestRoster.words(first));
    roster.say(ana, "team add crew-03 " + people);
    Reply card = roster.say(ana, "team show crew-03");
    assertThat(TestRoster.words(card)).contains("People: 12").contains("Ben 09");
    assertThat(TestRoster.words(card)).doesNotContain("Ben 10");
    assertThat(TestRoster.words(roster.press(ana, card, "Next")))
        .contains("People: 12")
        .contains("Ben 10")
        .doesNotContain("Ben 09");
  }

  @Test
  void listIsSearchedByWordAndSaysWhatToDoWhenEmpty() {
    assertThat(roster.ask(ana, "team list")).contains("Acme has no team yet").contains("create");
    roster.say(ana, "team create \"Data Science\"");
    roster.say(ana, "team create \"100%_ Ops\"");
    assertThat(roster.ask(ana, "team list sci")).contains("Data Science").doesNotContain("Ops");
    assertThat(roster.ask(ana, "team list DATA")).contains("Data Science").contains("0 people");
    assertThat(roster.ask(ana, "team list 100%")).contains("Ops").doesNotContain("Data");
    assertThat(roster.ask(ana, "team list %")).contains("No team fits");
  }

  @Test
  void anUnknownTeamIsAnsweredWithTheNearest() {
    roster.say(ana, "team create \"Data Science\"");
    roster.say(ana, "team create Marketing");
    assertThat(roster.ask(ana, "team show marketnig")).contains("Did you mean Marketing?");
    assertThat(roster.ask(ana, "team show sci")).contains("Did you mean Data Science?");
    assertThat(roster.ask(ana, "team show zzzzzz")).contains("team list");
    assertThat(roster.ask(ana, "team show Data Science")).contains("team show \"Data Science\"");
    roster.say(ana, "team create \"Data Science!\"");
    roster.say(ana, "team create \"data-science-2\"");
    assertThat(roster.ask(ana, "team show data-science-2"))
        .contains("the short name of Data Science! and the name of another team");
    assertThat(roster.ask(ana, "team show data-science-2-2")).contains("data-science-2");
  }

  @Test
  void homeNamesTheList() {
    assertThat(roster.ask(ana, "home")).contains("team list");
    assertThat(roster.ask(member("Ben Ode"), "home")).contains("team list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "@everyone",
        "*bold* `code` _x_",
        "[click](https://evil.test)",
        "100%_\\",
        "'; drop table team; --",
        "😀",
        "İpek ΓΙΩΡΓΟΣ"
      })
  @DisplayName("R6: whatever a team is called, it is listed, shown and found by that name")
  void anyNameWorks(String name) {
    Account ben = member("Ben Ode");
    assertThat(
            TestRoster.words(
                roster.fill(ana, "team create", Map.of("name", name, "members", ben.mention()))))
        .contains(name);
    assertThat(roster.ask(ana, "team list")).contains(name);
    assertThat(TestRoster.words(roster.fill(ben, "team show", Map.of("team", name))))
        .contains(name)
        .contains("Ben Ode");
    assertThat(TestRoster.words(roster.fill(ana, "team create", Map.of("name", name))))
        .contains("already");
  }

  private Call call(Account who) {
    return roster.call(who, new Input.Line(""));
  }
}
