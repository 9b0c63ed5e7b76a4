package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class MemberListTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;

  MemberListTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    roster.member(ana, "Chloe Fay", "member");
  }

  @BeforeEach
  void aTeamAndAnInvitation() {
    assertThat(roster.ask(ana, "team create Data members:" + ben.mention())).contains("Data");
    assertThat(roster.ask(ana, "invite send zoe@far.test")).contains("Invited zoe");
    willJoinTheTeam("zoe@far.test");
    assertThat(roster.ask(ana, "invite send tom@far.test")).contains("Invited tom");
  }

  private void willJoinTheTeam(String email) {
    database.run(
        "update invitation i join team t on t.org_id = i.org_id set i.team_id = t.id"
            + " where i.email = ? and i.org_id in (select m.org_id from membership m"
            + " join chat_identity c on c.person_id = m.person_id where c.user_id = ?)",
        email,
        ana.user());
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("A20, A21: shows the tier of members, and none of who is invited")
  void showsTheTier() {
    assertThat(roster.ask(ana, "member list ben").lines()).anyMatch(l -> l.contains("Base"));
    assertThat(roster.ask(ana, "member list status:invited")).doesNotContain("Base");
  }

  @Test
  @DisplayName("A20: lists those on a tier; an invitation has none")
  void listsThoseOnATier() {
    assertThat(roster.ask(ana, "member tier " + ben.mention() + " pro")).contains("is on Pro");
    assertThat(roster.ask(ana, "member list tier:pro"))
        .contains("Ben Ode", "Pro")
        .doesNotContain("Chloe Fay")
        .doesNotContain("far.test");
    assertThat(roster.ask(ana, "member list tier:base"))
        .contains("Ana Lima", "Chloe Fay")
        .doesNotContain("Ben Ode")
        .doesNotContain("far.test");
    assertThat(roster.ask(ana, "member list tier:gold")).contains("base");
  }

  @Test
  @DisplayName("A12: lists those in a team, and who will be when they accept")
  void listsThoseInATeam() {
    assertThat(roster.ask(ana, "member list team:data"))
        .contains("Ben Ode", "zoe@far.test")
        .doesNotContain("Chloe Fay")
        .doesNotContain("tom@far.test");
    assertThat(roster.ask(ana, "member list team:data status:active"))
        .contains("Ben Ode")
        .doesNotContain("zoe@far.test");
    assertThat(roster.ask(ana, "member list team:date")).contains("is no team of", "Data");
  }

  @Test
  void offersTheTeamsThatOneMaySee() {
    var call = roster.call(ana, new Input.Filled("member list", Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, "member list", "team", "da"))
        .extracting(Suggestion::label)
        .anyMatch(label -> label.endsWith("Data"));
  }

  @Test
  void thePagesOfAFilteredListKeepTheFilter() {
    for (int i = 0; i < 11; i++) {
      roster.say(ana, "invite send p%02d@far.test".formatted(i));
      willJoinTheTeam("p%02d@far.test".formatted(i));
    }
    Reply first = roster.say(ana, "member list team:data");
    assertThat(TestRoster.words(first)).contains("Ben Ode").doesNotContain("zoe@far.test");
    Reply next = roster.press(ana, first, "Next");
    assertThat(TestRoster.words(next)).contains("zoe@far.test").doesNotContain("tom@far.test");
    assertThat(TestRoster.words(roster.press(ana, next, "Previous"))).contains("Ben Ode");
  }

  private void used(String name, long credits, long requests) {
    database.changeMembers(
        "update membership set credits_used = ?, requests_made = ?"
            + " where person_id in (select id from person where display_name = ?)",
        credits,
        requests,
        name);
  }

  private void forgetUsage() {
    database.changeMembers("update membership set credits_used = 0, requests_made = 0");
  }

  @Test
  @DisplayName("D37 The list shows when somebody was active last")
  void showsWhenTheyWereActive() {
    assertThat(roster.ask(ana, "member list")).doesNotContain("20 Nov");

    database.changeMembers(
        "update membership set last_active_at = '2026-11-20 08:15' where person_id in"
            + " (select id from person where display_name = 'Chloe Fay')");

    assertThat(roster.ask(ana, "member list")).containsPattern("Chloe Fay.*20 Nov 2026, 08:15");
  }

  @Test
  @DisplayName("D38 Who may see usage sees beside each person the credits they used")
  void showsCredits() {
    assertThat(roster.ask(ana, "member list")).doesNotContain("credit");

    used("Ben Ode", 12_300, 41);
    try {
      assertThat(roster.ask(ana, "member list"))
          .containsPattern("Ben Ode.* 12,300 credits · ")
          .containsPattern("Chloe Fay.* 0 credits · ");
    } finally {
      forgetUsage();
    }
  }

  @Test
  @DisplayName("D39 Who may see usage sees beside each person how many requests they made")
  void showsRequests() {
    assertThat(roster.ask(ana, "member list")).doesNotContain("request");

    used("Ben Ode", 0, 1);
    try {
      assertThat(roster.ask(ana, "member list"))
          .containsPattern("Ben Ode.* 1 request · ")
          .containsPattern("Chloe Fay.* 0 requests · ");
    } finally {
      forgetUsage();
    }
  }

  @Test
  @DisplayName("D40 By credits, whoever used most comes first")
  void sortsByCredits() {
    used("Ben Ode", 9, 1);
    used("Chloe Fay", 12_300, 41);
    try {
      assertThat(roster.ask(ana, "member list sort:credits"))
          .containsSubsequence("Chloe Fay", "Ben Ode", "Ana Lima", "tom@far.test", "zoe@far.test");
      assertThat(roster.ask(ana, "member list team:data sort:credits")).contains("Ben Ode");
    } finally {
      forgetUsage();
    }
  }
}
