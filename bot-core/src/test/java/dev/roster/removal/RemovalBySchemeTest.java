package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class RemovalBySchemeTest {

  private final TestRoster roster;
  private final TestDatabase database;

  RemovalBySchemeTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String remove(Account by, Account who, String more) {
    Reply asked = roster.say(by, "member remove " + who.mention() + " " + more);
    String words = TestRoster.words(asked);
    return words.startsWith("Remove ")
        ? TestRoster.words(roster.press(by, asked, "Confirm"))
        : words;
  }

  @ParameterizedTest
  @CsvSource({
    "network, admin",
    "ladder, admin",
    "directory, org_admin",
    "owned, admin owner",
    "portal, admin owner"
  })
  @DisplayName("X20 each scheme suspends, brings back and removes by who holds the permission")
  void byWhoHoldsThePermission(String scheme, String holders) {
    var stage = SchemeStage.on(roster, scheme);
    for (Role role : stage.scheme().roles()) {
      Account by = stage.person(role.name());
      Account target = stage.another(stage.scheme().lowest().name());
      List<String> answers =
          List.of(
              stage.ask(by, "member suspend " + target.mention()),
              stage.ask(by, "member reactivate " + target.mention()),
              remove(by, target, ""));
      if (List.of(holders.split(" ")).contains(role.name())) {
        assertThat(answers.get(0)).as(role.name()).contains("is suspended: their access");
        assertThat(answers.get(1)).as(role.name()).contains("is back in");
        assertThat(answers.get(2)).as(role.name()).startsWith("Removed ");
      } else {
        assertThat(answers)
            .as(role.name())
            .allSatisfy(answer -> assertThat(answer).contains("does not include this"));
      }
    }
  }

  @Test
  @DisplayName("E15 removal asks first")
  void removalAsksFirst() {
    var stage = SchemeStage.on(roster, "portal");
    Account target = stage.person("member");
    Reply asked = roster.say(stage.person("admin"), "member remove " + target.mention());
    assertThat(TestRoster.words(asked))
        .startsWith("Remove Bo Member ")
        .contains(" loses access to ");
    assertThat(TestRoster.button(asked, "Confirm")).isNotNull();
    assertThat(TestRoster.button(asked, "Cancel")).isNotNull();
    assertThat(stage.ask(target, "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("E16 whoever is removed loses the org, its skills and its data at once")
  void losesEverythingAtOnce() {
    var stage = SchemeStage.on(roster, "portal");
    Account target = stage.person("member");
    assertThat(stage.may(target, Permission.SKILLS_MANAGE)).isTrue();
    assertThat(stage.may(target, Permission.INFERENCE_USE)).isTrue();
    remove(stage.person("admin"), target, "");
    assertThatThrownBy(() -> stage.may(target, Permission.SKILLS_MANAGE))
        .as("no seat is left that could hold a permission")
        .hasMessageContaining("is not in");
    for (String line : List.of("me", "org show", "member list", "team list", "upgrade list")) {
      assertThat(stage.ask(target, line)).as(line).doesNotContain(stage.name());
    }
  }

  @Test
  @DisplayName("X25 a removed person's teams go to the named successor")
  void teamsGoToTheSuccessor() {
    var stage = SchemeStage.on(roster, "directory");
    Account ana = stage.person("org_admin");
    Account ben = stage.person("user");
    Account chloe = stage.another("user");
    owns(stage, ana, ben, "Data");
    assertThat(
            TestRoster.words(
                roster.say(
                    ana, "member remove " + ben.mention() + " successor:" + chloe.mention())))
        .containsPattern("Teams: .+ Data \\(Owner\\)\nNext owner: Bo User \\d+, of .+ Data");
    remove(ana, ben, "successor:" + chloe.mention());
    assertThat(ownerOf(stage, "data")).isEqualTo(chloe.user());
    roster.settle();
    assertThat(roster.newestCard(chloe).words()).startsWith("You own the team ");
  }

  @Test
  @DisplayName("X25 without one to who was an admin of the team longest, else to who removes")
  void teamsGoToTheLongestTeamAdmin() {
    var stage = SchemeStage.on(roster, "directory");
    Account ana = stage.person("org_admin");
    Account ben = stage.person("user");
    Account chloe = stage.another("user");
    owns(stage, ana, ben, "Data");
    owns(stage, ana, ben, "Design");
    stage.ask(ben, "team add data " + chloe.mention());
    stage.ask(ben, "team role data %s admin".formatted(chloe.mention()));
    remove(ana, ben, "");
    assertThat(ownerOf(stage, "data")).isEqualTo(chloe.user());
    assertThat(ownerOf(stage, "design")).isEqualTo(ana.user());
  }

  @Test
  @DisplayName("a successor stays and is not suspended")
  void aSuccessorStays() {
    var stage = SchemeStage.on(roster, "directory");
    Account ana = stage.person("org_admin");
    Account ben = stage.person("user");
    Account chloe = stage.another("user");
    owns(stage, ana, ben, "Data");
    assertThat(remove(ana, ben, "successor:" + ben.mention())).contains("cannot be their own");
    stage.ask(ana, "member suspend " + chloe.mention());
    assertThat(remove(ana, ben, "successor:" + chloe.mention())).contains("is suspended");
    Account olaf = stage.outsider();
    assertThat(remove(ana, ben, "successor:" + olaf.mention())).contains("is not in");
    assertThat(ownerOf(stage, "data")).isEqualTo(ben.user());
  }

  private void owns(SchemeStage stage, Account admin, Account owner, String team) {
    stage.ask(admin, "team create " + team + " members:" + owner.mention());
    Reply question = roster.say(admin, "team transfer %s %s".formatted(team, owner.mention()));
    roster.press(admin, question, "Confirm");
    stage.ask(owner, "team remove %s %s".formatted(team, admin.mention()));
  }

  private String ownerOf(SchemeStage stage, String team) {
    return String.join(
        " ",
        database.rows(
            "select i.user_id from team_member tm join team t on t.id = tm.team_id"
                + " join membership m on m.id = tm.membership_id"
                + " join chat_identity i on i.person_id = m.person_id"
                + " where t.org_id = ? and t.slug = ? and tm.role = 'owner'",
            stage.org().toString(),
            team));
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder"})
  @DisplayName("B31 nobody takes the last admin away by any path")
  void theLastAdminStaysByEveryPath(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    Account ana = stage.person("admin");
    Account ben = stage.another("admin");
    String lowest = stage.scheme().lowest().name();
    // Two must remain, so that each of the two is a last one.
    roster.press(ana, roster.say(ana, "org policy admins.min_hard 2"), "Confirm");
    for (String line :
        List.of(
            "member role %1$s " + lowest,
            "member role %2$s " + lowest,
            "member suspend %2$s",
            "member remove %2$s",
            "org leave")) {
      assertThat(stage.ask(ana, line.formatted(ana.mention(), ben.mention())))
          .as(line)
          .contains("keeps at least 2 active admins (admins.min_hard)");
    }
    assertThat(stage.ask(ben, "member list")).contains("Ana Lima");
  }

  @Test
  @DisplayName("B31 an org admin of a directory is taken away by no peer and does not leave alone")
  void theLastOrgAdminStaysByEveryPath() {
    var stage = SchemeStage.on(roster, "directory");
    Account ana = stage.person("org_admin");
    Account ben = stage.another("org_admin");
    for (String line :
        List.of(
            "member role %1$s user",
            "member role %2$s user", "member suspend %2$s", "member remove %2$s")) {
      assertThat(stage.ask(ana, line.formatted(ana.mention(), ben.mention())))
          .as(line)
          .contains("As Org admin you can only change people below your own role");
    }
    roster.press(ben, roster.say(ben, "org leave"), "Confirm");
    assertThat(stage.ask(ana, "org leave")).contains("keeps at least one active admin");
  }

  @Test
  @DisplayName("a removal that leaves one admin advises to have two")
  void leavingOneAdminIsAdvisedAgainst() {
    var stage = SchemeStage.on(roster, "network");
    Account ben = stage.another("admin");
    stage.person("member");
    assertThat(remove(stage.person("admin"), ben, ""))
        .contains("has one active admin now. Better have 2");
  }
}
