package dev.roster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class SchemeStageTest {

  private final TestRoster roster;

  SchemeStageTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void whoIsTakenInSpeaksAndIsWhoTheyAreSaidToBe() {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(stage.ask("admin", "me")).contains("Org: " + stage.name(), "Role: Admin");
    assertThat(stage.person("admin")).isEqualTo(stage.person("admin"));
    assertThat(stage.another("admin")).isNotEqualTo(stage.person("admin"));
    assertThat(stage.person("owner")).isEqualTo(stage.founder());
    assertThat(stage.may(stage.person("member"), Permission.INVITE_CREATE)).isFalse();
    assertThat(stage.may(stage.person("admin"), Permission.INVITE_CREATE)).isTrue();
    assertThat(stage.offered(stage.person("admin"))).contains("invite send", "member role");
    assertThat(stage.offered(stage.person("member"))).contains("me").doesNotContain("invite send");
    assertThat(stage.ask(stage.outsider(), "me")).contains("You are in no org here");
    assertThat(stage.audit("after_values", "member.joined")).hasSize(4);
  }
}
