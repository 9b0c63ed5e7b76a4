package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suspending and coming back in {@code network}: access ends, nothing else does. */
@ExtendWith(DatabaseExtension.class)
class SuspensionRulesTest {

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account admin;
  private final Account bo;

  SuspensionRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "network");
    this.admin = stage.founder();
    this.bo = stage.person("member");
    stage.ask(admin, "team create Data " + bo.mention());
    stage.ask(bo, "upgrade request long documents");
    roster.settle();
    roster.press(admin, roster.newestCard(admin), "Approve");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  /** Role, tier, teams, requests and everything that was recorded of Bo so far. */
  private List<String> kept() {
    return roster
        .database()
        .rows(
            """
            select m.id, m.role, m.tier, m.joined_at,
              (select group_concat(t.slug) from team_member tm join team t on t.id = tm.team_id
               where tm.membership_id = m.id),
              (select group_concat(r.code, ' ', r.state) from upgrade_request r
               where r.org_id = m.org_id and r.person_id = m.person_id),
              (select group_concat(e.version, '/', e.action order by e.version, e.n)
               from audit_event e where e.chain = m.org_id and e.target_id = m.id
                 and e.action not in ('member.suspended', 'member.reactivated'))
            from membership m join chat_identity i on i.person_id = m.person_id
            where m.org_id = ? and i.user_id = ?
            """,
            stage.org().toString(),
            bo.user());
  }

  @Test
  @DisplayName("A10 suspending ends all access and deletes nothing")
  void suspendingDeletesNothing() {
    List<String> before = kept();
    assertThat(before.getFirst()).contains("member pro", "data", "approved", "member.tier");
    stage.ask(admin, "member suspend " + bo.mention());
    assertThat(kept()).isEqualTo(before);
    assertThat(stage.ask(admin, "member show " + bo.mention()))
        .contains("suspended since")
        .contains("Tier: Pro")
        .contains("Data");
    for (Permission permission : Permission.values()) {
      assertThat(stage.decide(bo, permission).rule()).isEqualTo("suspended");
    }
    assertThat(stage.ask(bo, "team list")).contains("is suspended");
  }

  @Test
  @DisplayName("A31 somebody suspended comes back at any time, without a new invitation")
  void comesBackWithoutAnInvitation() {
    stage.ask(admin, "member suspend " + bo.mention());
    roster.clock().advance(Duration.ofDays(400));
    assertThat(stage.ask(admin, "member reactivate " + bo.mention())).contains("is back in");
    assertThat(stage.may(bo, Permission.INFERENCE_USE)).isTrue();
    assertThat(stage.ask(bo, "team list")).contains("Data");
    assertThat(stage.audit("action", "invitation.sent")).isEmpty();
    assertThat(roster.database().number("select pending from org where slug = ?", stage.slug()))
        .isZero();
  }

  @Test
  @DisplayName("A32 whoever comes back finds role, tier, teams and history as they were")
  void findsEverythingAsItWas() {
    List<String> before = kept();
    String card = stage.ask(admin, "member show " + bo.mention());
    stage.ask(admin, "member suspend " + bo.mention());
    stage.ask(admin, "member reactivate " + bo.mention());
    assertThat(kept()).isEqualTo(before);
    assertThat(stage.ask(admin, "member show " + bo.mention())).isEqualTo(card);
  }
}
