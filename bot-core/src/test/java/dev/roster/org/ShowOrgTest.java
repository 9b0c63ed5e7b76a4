package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ShowOrgTest {

  private final TestRoster roster;

  ShowOrgTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void saysWhatTheOrgIsAndWhatItDecidedItself() {
    var stage = SchemeStage.on(roster, "owned");
    stage.person("admin");
    stage.person("member");
    stage.another("member");
    stage.ask("owner", "org plan starter");
    stage.ask("owner", "invite send x@acme.test");
    stage.ask("owner", "org policy admins.max_warn 4");
    assertThat(stage.ask("owner", "org show"))
        .startsWith(stage.name())
        .contains(
            "Short name: " + stage.slug(),
            "Plan: Starter",
            "Seats: 4 members and 1 invited, of 5: 0 left",
            "Scheme: owned (Owner, admin, member)",
            "Roles: 1 Owner, 1 Admin, 2 Member",
            "Own rules: admins.max_warn 4",
            "Next: invite send · member list · org edit · org plan · org policy");
  }

  @Test
  void aNewOrgNamesOnlyWhatWorksThere() {
    var ada = roster.person("Ada");
    assertThat(roster.ask(ada, "org create Alone free"))
        .contains("Next: org plan starter makes room for others")
        .doesNotContain("invite send");
    assertThat(roster.ask(ada, "org create Open pro")).contains("Next: invite send asks people in");
    assertThat(roster.ask(ada, "org create Dir pro scheme:directory"))
        .contains("Nobody is invited to an org on this scheme")
        .doesNotContain("invite send");
  }

  @Test
  void showsEverybodyOnlyWhatIsTheirs() {
    var stage = SchemeStage.on(roster, "owned");
    stage.ask("owner", "org policy admins.max_warn 4");
    assertThat(stage.ask("admin", "org show"))
        .contains("Own rules", "org policy")
        .doesNotContain("org plan");
    assertThat(stage.ask("member", "org show"))
        .contains("Owner: Ana Lima", "Your role: Member", "Next: help org")
        .doesNotContain("Own rules", "Roles:", "org policy", "invite send");
  }

  @Test
  @DisplayName("B08 one or two admins are usual: more is advised against, not refused")
  void manyAdminsAreAdvisedAgainst() {
    var stage = SchemeStage.on(roster, "ladder");
    stage.another("admin");
    stage.person("agent_user");
    assertThat(stage.ask(stage.founder(), "org show")).doesNotContain("usually enough");
    stage.another("admin");
    assertThat(stage.ask(stage.founder(), "org show"))
        .contains("3 active admins now; 2 are usually enough");
    assertThat(stage.ask("agent_user", "org show")).doesNotContain("usually enough");
    stage.ask(stage.founder(), "org policy admins.max_warn 3");
    assertThat(stage.ask(stage.founder(), "org show")).doesNotContain("usually enough");
  }

  @Test
  @DisplayName("B09 a handful of editors and managers is usual: more is advised against only")
  void manyEditorsAreAdvisedAgainst() {
    var stage = SchemeStage.on(roster, "ladder");
    stage.another("admin");
    for (int i = 0; i < 3; i++) {
      stage.another("editor");
      stage.another("monitor");
    }
    stage.another("manager");
    stage.another("manager");
    assertThat(stage.ask(stage.founder(), "org show")).doesNotContain("handful");
    stage.another("editor");
    assertThat(stage.ask(stage.founder(), "org show"))
        .contains("6 people of", "are Editor or Manager. A handful is usually enough")
        .contains("AgentUser for everybody else");
  }
}
