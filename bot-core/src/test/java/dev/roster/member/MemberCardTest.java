package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class MemberCardTest {

  private final TestRoster roster;
  private final TestDatabase database;

  MemberCardTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private List<String> card(SchemeStage stage, Account reader, Account of) {
    return stage.ask(reader, "member show " + of.mention()).lines().toList();
  }

  @Test
  @DisplayName("C10 the card shows name and e-mail address")
  void nameAndAddress() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    assertThat(card(stage, stage.founder(), bo))
        .anyMatch(line -> line.matches("Name: Bo User \\d+"))
        .anyMatch(line -> line.matches("E-mail: bo\\d+@acme\\.test"));
  }

  @Test
  @DisplayName("C11 the card shows the role as a coloured badge beside its name")
  void aColouredBadge() {
    var stage = SchemeStage.on(roster, "directory");
    assertThat(card(stage, stage.founder(), stage.founder())).contains("Role: 🔵 Org admin");
    assertThat(card(stage, stage.founder(), stage.person("user"))).contains("Role: ⚪ User");
    var ladder = SchemeStage.on(roster, "ladder");
    assertThat(card(ladder, ladder.founder(), ladder.person("editor"))).contains("Role: 🟢 Editor");
    var owned = SchemeStage.on(roster, "owned");
    assertThat(card(owned, owned.founder(), owned.founder())).contains("Role: 🟣 Owner");
  }

  @Test
  @DisplayName("C12 the card shows who is a subscriber, and who a subscriber admin")
  void flags() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    assertThat(card(stage, stage.founder(), bo)).contains("Flags: none", "Tier: Base");
    stage.ask(stage.founder(), "member tier " + bo.mention() + " pro");
    assertThat(card(stage, stage.founder(), bo)).contains("Flags: ⭐ subscriber", "Tier: Pro");
    database.run(
        "update membership set subscriber_admin = true where org_id = ? and role = 'org_admin'",
        stage.org().toString());
    assertThat(card(stage, bo.equals(stage.founder()) ? bo : stage.founder(), stage.founder()))
        .contains("Flags: 💳 subscriber admin");
  }

  @Test
  @DisplayName("C14 the card shows the day of joining")
  void whenTheyJoined() {
    var stage = SchemeStage.on(roster, "directory");
    assertThat(card(stage, stage.founder(), stage.person("user")))
        .anyMatch(line -> line.matches("Joined: \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC"));
  }

  @Test
  @DisplayName("C23 a lock and its reason stand on the card of whom one may not change")
  void aLockAndItsReason() {
    var stage = SchemeStage.on(roster, "directory");
    Account peer = stage.another("org_admin");
    assertThat(card(stage, stage.founder(), peer).getLast())
        .startsWith("🔒 You cannot change Bo Org admin")
        .contains(
            "As Org admin you can only change people below your own role; this person is Org"
                + " admin.");
    assertThat(card(stage, stage.founder(), stage.person("user")).getLast())
        .isEqualTo(
            "Next: member role, member tier, member limit, member edit, member suspend, member"
                + " remove.");
  }

  @Test
  @DisplayName("C23 who may only look finds a lock on everybody, with who could change them")
  void whoMayOnlyLookFindsALock() {
    var stage = SchemeStage.on(roster, "ladder");
    assertThat(card(stage, stage.person("monitor"), stage.person("editor")).getLast())
        .startsWith("🔒 You cannot change Bo Editor")
        .contains("Your role in " + stage.name() + ", Monitor, does not include this.")
        .endsWith("Whom to ask: Admin.");
  }

  @Test
  @DisplayName("C23 what is open and what is locked stand apart when only some of it is refused")
  void someIsOpenAndSomeLocked() {
    var stage = SchemeStage.on(roster, "portal");
    Account admin = stage.person("admin");
    Account peer = stage.another("admin");
    assertThat(card(stage, admin, peer))
        .contains("Next: member tier, member limit, member edit.")
        .anyMatch(line -> line.startsWith("🔒 role: Your role in"))
        .anyMatch(
            line -> line.startsWith("🔒 suspend, remove: ") && line.contains("only the owner"));
    assertThat(card(stage, stage.founder(), peer).getLast())
        .startsWith("Next: member role, ")
        .doesNotContain("🔒");
  }

  @Test
  @DisplayName("C23 the last admin's card says why nobody takes them away")
  void theLastAdminIsLocked() {
    var stage = SchemeStage.on(roster, "network");
    assertThat(card(stage, stage.founder(), stage.founder()))
        .anyMatch(line -> line.startsWith("🔒 role: ") && line.contains("admins.min_hard"))
        .contains("Next: member tier, member limit, member edit.");
  }

  @Test
  void theCardOfSomebodySuspendedOffersToBringThemBack() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    stage.ask(stage.founder(), "member suspend " + bo.mention());
    assertThat(card(stage, stage.founder(), bo).getLast())
        .contains("member reactivate")
        .doesNotContain("member suspend");
  }

  @Test
  @DisplayName("B22 the card shows when somebody spoke last, and never for who did not")
  void whenTheySpokeLast() {
    var stage = SchemeStage.on(roster, "ladder");
    Account bo = stage.person("monitor");
    assertThat(card(stage, stage.founder(), bo)).contains("Last login: never");
    stage.ask(bo, "me");
    assertThat(card(stage, stage.founder(), bo))
        .anyMatch(line -> line.matches("Last login: \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC"));
  }
}
