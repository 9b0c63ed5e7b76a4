package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class CheckTest {

  private final TestRoster roster;

  CheckTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.close();
  }

  @Test
  void aMemberIsAnsweredByRoleUnderEachWordThatMeansThem() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = roster.person("Ben", "ben@acme.test");
    roster.say(stage.founder, "invite send ben@acme.test");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    for (String word : new String[] {ben.toString(), "ben@acme.test", "Ben@ACME.test"}) {
      Answer answer =
          roster.core().checks().check(Question.of(stage.org.slug(), word, "inference.use"));
      assertThat(answer.allowed()).as(word).isTrue();
      assertThat(answer.rule()).isEqualTo("inference.use");
      assertThat(answer.member().orElseThrow().role()).isEqualTo("member");
    }
    Answer refused = stage.check(ben, "keys.create");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.rule()).isEqualTo("permission=keys.create");
    assertThat(refused.member().orElseThrow().tier()).isEqualTo("base");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody@acme.test",
        "slack:T1/U0",
        "discord:1",
        "not a word of anybody",
        "",
        "' or 1=1 --",
        "slack:T1/U0/U1",
        "ben@acme.test\u202e"
      })
  void whoeverIsUnknownMayNothing(String word) {
    var stage = CheckStage.on(roster, "owned");
    assertThat(roster.core().checks().check(Question.of(stage.org.slug(), word, "inference.use")))
        .isEqualTo(Answer.ofNobody(Answer.NOT_A_MEMBER));
  }

  @Test
  void anOrgOrPermissionThatIsNoneIsAnError() {
    var stage = CheckStage.on(roster, "owned");
    var checks = roster.core().checks();
    assertThatThrownBy(() -> checks.check(Question.of("nowhere", "a@acme.test", "inference.use")))
        .isInstanceOfSatisfying(
            BadQuestionException.class, e -> assertThat(e.field()).isEqualTo("org"))
        .hasMessageContaining("There is no org `nowhere`");
    for (Account who : new Account[] {stage.founder, stage.org.outsider()}) {
      assertThatThrownBy(() -> stage.check(who, "inference.usee"))
          .isInstanceOfSatisfying(
              BadQuestionException.class, e -> assertThat(e.field()).isEqualTo("permission"));
      assertThatThrownBy(() -> stage.check(who, "team.use"))
          .isInstanceOfSatisfying(
              BadQuestionException.class, e -> assertThat(e.field()).isEqualTo("team"));
    }
  }

  @Test
  void whoComesInIsKnownAtOnceThoughTheyWereAskedAboutBefore() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = roster.person("Ben", "ben@acme.test");
    assertThat(stage.may(ben, "inference.use")).isFalse();
    roster.say(stage.founder, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(stage.may(ben, "inference.use")).isTrue();
  }

  @Test
  @DisplayName("A12 a team is a scope: the right in the org, and a place in a team that is in use")
  void aTeamIsAScope() {
    var stage = CheckStage.on(roster, "owned");
    Account in = stage.org.person("member");
    Account out = stage.org.another("member");
    stage.does("team create \"Data Science\"");
    stage.does("team add data-science " + in.mention());
    Question asked = stage.about(in, "inference.use").in("data-science");
    var checks = roster.core().checks();
    assertThat(checks.check(asked).allowed()).isTrue();
    assertThat(checks.check(stage.about(in, "inference.use").in("Data Science")).allowed())
        .isTrue();
    assertThat(checks.check(stage.about(in, "keys.create").in("data-science")).rule())
        .isEqualTo("permission=keys.create");
    assertThat(checks.check(stage.about(out, "inference.use").in("data-science")).rule())
        .isEqualTo("team.not_a_member");
    assertThat(checks.check(stage.about(in, "inference.use").in("nothing")).rule())
        .isEqualTo("team.unknown");
    stage.does("team deactivate data-science");
    assertThat(checks.check(asked).rule()).isEqualTo("team.inactive");
    stage.does("team reactivate data-science");
    assertThat(checks.check(asked).allowed()).isTrue();
    stage.does("team remove data-science " + in.mention());
    assertThat(checks.check(asked).rule()).isEqualTo("team.not_a_member");
  }

  @Test
  void aPermissionInATeamIsAskedOfTheRoleThere() {
    var stage = CheckStage.on(roster, "directory");
    Account in = stage.org.person("user");
    stage.does("team create Research");
    stage.does("team add research " + in.mention() + " role:viewer");
    var checks = roster.core().checks();
    assertThat(checks.check(stage.about(in, "team.view").in("research")).allowed()).isTrue();
    assertThat(checks.check(stage.about(in, "team.use").in("research")).rule())
        .isEqualTo("permission=team.use");
    stage.does("team role research " + in.mention() + " member");
    assertThat(checks.check(stage.about(in, "team.use").in("research")).allowed()).isTrue();
  }

  @Test
  @DisplayName("A23 flags say what Base has limited")
  void baseHasALimitedChoiceOfModels() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    assertThat(stage.known(ben).flags()).isEqualTo(Map.of("model_selector", "limited"));
  }

  @Test
  @DisplayName("A25 flags say that Pro has nothing limited, from the answer on that gave it")
  void proHasTheWholeChoiceOfModels() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    assertThat(stage.known(ben).tier()).isEqualTo("base");
    stage.does("member tier " + ben.mention() + " pro");
    assertThat(stage.known(ben).tier()).isEqualTo("pro");
    assertThat(stage.known(ben).flags()).isEqualTo(Map.of("model_selector", "full"));
  }

  @Test
  @DisplayName("D36 whoever was removed starts nothing new, from the answer on")
  void aRemovalIsSeenAtOnce() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    assertThat(stage.may(ben, "agents.launch")).isTrue();
    assertThat(stage.may(ben, "inference.use")).isTrue();
    stage.does("member remove " + ben.mention());
    assertThat(stage.check(ben, "agents.launch")).isEqualTo(Answer.ofNobody("not_a_member"));
    assertThat(stage.check(ben, "inference.use")).isEqualTo(Answer.ofNobody("not_a_member"));
  }

  @Test
  @DisplayName("D51 whoever left uses none of the org's credits, from the answer on")
  void leavingIsSeenAtOnce() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    assertThat(stage.may(ben, "inference.use")).isTrue();
    roster.press(ben, roster.say(ben, "org leave"), "Confirm");
    assertThat(stage.check(ben, "inference.use")).isEqualTo(Answer.ofNobody("not_a_member"));
  }

  @Test
  @DisplayName(
      "D31 X10 a role change is seen by the next question, and colleagues stay as they are")
  void aRoleChangeForgetsOnePersonOnly() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    Account carol = stage.org.another("member");
    assertThat(stage.may(ben, "keys.create")).isFalse();
    assertThat(stage.may(carol, "keys.create")).isFalse();
    Standing bens = kept(stage, ben);
    Standing carols = kept(stage, carol);
    stage.does("member role " + ben.mention() + " admin");
    assertThat(stage.may(ben, "keys.create")).isTrue();
    assertThat(stage.may(carol, "keys.create")).isFalse();
    assertThat(kept(stage, carol)).isSameAs(carols).isNotNull();
    assertThat(kept(stage, ben)).isNotSameAs(bens);
  }

  private @Nullable Standing kept(CheckStage stage, Account who) {
    return roster.core().checks().kept(stage.org.slug(), who.toString());
  }

  @Test
  @DisplayName("A10 a suspension ends everything at once and sessions for good; both come back new")
  void aSuspensionIsSeenAtOnceAndEndsSessions() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    long before = stage.known(ben).sessionEpoch();
    stage.does("member suspend " + ben.mention());
    Answer suspended = stage.check(ben, "inference.use");
    assertThat(suspended.rule()).isEqualTo("suspended");
    long after = suspended.member().orElseThrow().sessionEpoch();
    assertThat(after).isGreaterThan(before);
    stage.does("member reactivate " + ben.mention());
    assertThat(stage.may(ben, "inference.use")).isTrue();
    assertThat(stage.known(ben).sessionEpoch()).isEqualTo(after);
    var removal = roster.say(stage.founder, "member remove " + ben.mention());
    var removed = roster.press(stage.founder, removal, "Confirm");
    roster.press(stage.founder, removed, "Undo");
    long restored = stage.known(ben).sessionEpoch();
    assertThat(restored).as("sessions of before the removal are over").isGreaterThan(after);
    stage.does("member remove " + ben.mention());
    roster.say(stage.founder, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(stage.known(ben).sessionEpoch()).isGreaterThan(restored);
  }

  @Test
  void aPolicyThatDecidesRightsIsSeenAtOnce() {
    var stage = CheckStage.on(roster, "owned");
    Account admin = stage.org.person("admin");
    assertThat(stage.may(admin, "invite.create")).isTrue();
    stage.does("org policy join.invite off");
    assertThat(stage.check(admin, "invite.create").rule()).isEqualTo("join.invite=off");
  }

  @Test
  @DisplayName("D43 what costs credits waits at the limit until the next cycle; the rest does not")
  void whoeverUsedTheirLimitIsPaused() {
    var stage = CheckStage.on(roster, "owned");
    Account ben = stage.org.person("member");
    stage.does("member limit " + ben.mention() + " 10");
    stage.used(ben, 9);
    assertThat(stage.known(ben).creditsLeft()).hasValue(1L);
    assertThat(stage.may(ben, "inference.use")).isTrue();
    stage.used(ben, 5);
    Answer paused = stage.check(ben, "inference.use");
    assertThat(paused.rule()).isEqualTo("credits.cap");
    assertThat(paused.member().orElseThrow().creditsLeft()).hasValue(0L);
    assertThat(paused.member().orElseThrow().pausedUntil())
        .hasValue(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(stage.check(ben, "agents.launch").rule()).isEqualTo("credits.cap");
    assertThat(stage.may(ben, "usage.view_own")).isTrue();
    roster.clock().set(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(stage.may(ben, "inference.use")).as("the next cycle has begun").isTrue();
    assertThat(stage.known(ben).creditsLeft()).hasValue(10L);
  }

  @Test
  void whatOthersUsedOfThePoolIsCountedAndTheAllowanceIsOnesOwn() {
    var stage = CheckStage.on(roster, "network");
    Account base = stage.org.person("member");
    Account pro = stage.org.another("member");
    stage.does("member tier " + pro.mention() + " pro");
    assertThat(stage.known(base).creditsLeft()).hasValue(1000L);
    assertThat(stage.known(pro).creditsLeft()).as("no pool is set").isEmpty();
    stage.used(base, 1000);
    assertThat(stage.check(base, "inference.use").rule()).isEqualTo("credits.allowance");
    assertThat(stage.may(pro, "inference.use")).isTrue();
  }

  @Test
  void aDeletedOrgIsUnknown() {
    var stage = CheckStage.on(roster, "owned");
    assertThat(stage.may(stage.founder, "inference.use")).isTrue();
    stage.does("org delete");
    Awaitility.await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> stage.check(stage.founder, "inference.use"))
                .isInstanceOf(BadQuestionException.class));
  }
}
