package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class PlanTest {

  private final TestRoster roster;

  PlanTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Account founder(String plan) {
    Account ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" " + plan);
    return ana;
  }

  private String invite(Account who, int from, int to) {
    var line = new StringBuilder("invite send");
    for (int i = from; i <= to; i++) {
      line.append(" x%d.%s@acme.test".formatted(i, who.user().toLowerCase(Locale.ROOT)));
    }
    return roster.ask(who, line.toString());
  }

  private List<String> offered(Account who) {
    var call = roster.call(who, new Input.Filled("org plan", Map.of(), Optional.empty()));
    return roster.engine().suggest(call, "org plan", "plan", "").stream()
        .map(Suggestion::value)
        .toList();
  }

  @Test
  @DisplayName("D06 an org is made with a name and an optional description")
  void aNameAndADescription() {
    Account ana = roster.person("Ana Lima");
    assertThat(roster.ask(ana, "org create \"Acme One\" free We make things")).contains("Acme One");
    assertThat(roster.ask(ana, "org show")).contains("Acme One", "About: We make things");
    roster.say(ana, "org create \"Acme Two\" free");
    assertThat(roster.ask(ana, "org show")).contains("Acme Two").doesNotContain("About:");
  }

  @Test
  @DisplayName("D07 an org is made with a plan, and each org has its own")
  void aPlanIsRequired() {
    Account ana = roster.person("Ana Lima");
    assertThat(roster.ask(ana, "org create \"Acme Zero\"")).contains("plan");
    assertThat(roster.database().number("select count(*) from org where name = 'Acme Zero'"))
        .isZero();
    roster.say(ana, "org create \"First Corp\" free");
    roster.say(ana, "org create \"Second Corp\" starter");
    roster.say(ana, "org plan pro");
    assertThat(roster.ask(ana, "org show")).contains("Second Corp", "Plan: Pro");
    assertThat(roster.ask(ana, "org show org:first-corp")).contains("Plan: Free");
  }

  @Test
  @DisplayName("D26 the plan Free has room for its owner only")
  void freeIsForOne() {
    Account ana = founder("free");
    assertThat(invite(ana, 1, 1)).contains("Free has room for 1 person");
    assertThat(roster.ask(ana, "org show")).contains("1 member and 0 invited, of 1: 0 left");
  }

  @Test
  @DisplayName("D27 the plan Starter has room for 5: the fifth comes in, the sixth does not")
  void starterIsForFive() {
    Account ana = founder("starter");
    assertThat(invite(ana, 1, 4)).contains("Invited 4 people");
    assertThat(invite(ana, 5, 5)).contains("Starter has room for 5 people");
  }

  @Test
  @DisplayName("D28 the plan Pro has no limit")
  void proIsUnlimited() {
    Account ana = founder("pro");
    assertThat(invite(ana, 1, 50)).contains("Invited 50 people");
    assertThat(roster.ask(ana, "org show")).contains("1 member and 50 invited, no limit");
  }

  @Test
  @DisplayName("D29 the plan BYOK has room for 5")
  void byokIsForFive() {
    Account ana = founder("byok");
    assertThat(invite(ana, 1, 4)).contains("Invited 4 people");
    assertThat(invite(ana, 5, 5)).contains("BYOK has room for 5 people");
  }

  @Test
  @DisplayName("D30 a full plan says what makes room, and its button takes the next plan")
  void aFullPlanOffersTheNext() {
    Account ana = founder("free");
    Reply full = roster.say(ana, "invite send ben@acme.test");
    assertThat(TestRoster.words(full))
        .contains("A bigger plan makes room (org plan)", "contact sales");
    Reply changed = roster.press(ana, full, "Change to Starter");
    assertThat(TestRoster.words(changed))
        .contains(
            "is on the plan Starter now (was Free)", "room for 5 people, before for 1 person");
    assertThat(roster.ask(ana, "invite send ben@acme.test")).contains("Invited ben@acme.test");
    assertThat(invite(ana, 1, 5)).contains("Invited 3 people");
    Reply more = roster.say(ana, "invite send eve@acme.test");
    roster.press(ana, more, "Change to Pro");
    assertThat(roster.ask(ana, "org show")).contains("Plan: Pro");
  }

  @Test
  void whoMayNotChangeThePlanIsToldWhoCould() {
    Account ana = founder("starter");
    Account ben = roster.member(ana, "Ben Ode", "admin");
    invite(ana, 1, 3);
    Reply full = roster.say(ben, "invite send eve@acme.test");
    assertThat(TestRoster.words(full))
        .contains(
            "Pro has room for any number of people. Who could change the plan: Ana Lima (Owner).");
    assertThatThrownBy(() -> TestRoster.button(full, "Change to Pro")).hasMessageContaining("no");
    assertThat(roster.ask(ben, "org plan pro"))
        .contains("billing.manage", "Who could: Ana Lima (Owner).");
    assertThat(offered(ben)).isEmpty();
  }

  @Test
  @DisplayName("X06 who changes the plan is who holds billing.manage, by scheme or by flag")
  void billingIsAPermission() {
    for (String scheme : List.of("network", "ladder", "owned", "portal", "directory")) {
      var stage = SchemeStage.on(roster, scheme);
      for (var role : stage.scheme().roles()) {
        Account who = stage.person(role.name());
        boolean holds = role.holds(Permission.BILLING_MANAGE);
        assertThat(stage.offered(who).contains("org plan")).as(role.name()).isEqualTo(holds);
        String answer = stage.ask(who, "org plan nothing");
        assertThat(answer).as(role.name()).contains(holds ? "is not one of" : "billing.manage");
      }
    }
    var stage = SchemeStage.on(roster, "directory");
    Account user = stage.person("user");
    assertThat(stage.ask(user, "org plan byok")).contains("Who could: a subscriber admin.");
    roster
        .database()
        .run(
            "update membership set subscriber_admin = true where role = 'user' and org_id = '%s'"
                .formatted(stage.org()));
    assertThat(stage.ask(user, "org plan byok")).contains("is on the plan BYOK now (was Pro)");
  }

  @Test
  @DisplayName("X21 a smaller plan needs room for members and live invitations alike")
  void aSmallerPlanNeedsRoom() {
    Account ana = founder("pro");
    Account ben = roster.member(ana, "Ben Ode", "admin");
    invite(ana, 1, 4);
    assertThat(roster.ask(ana, "org plan starter"))
        .contains(
            "The plan Starter has room for 5 people",
            "takes 6 seats: 2 members and 4 invitations.",
            "Cancel 1 invitation (invite cancel), such as those of x1.",
            "and 1 more first.");
    assertThat(roster.ask(ana, "org plan free"))
        .contains("Cancel 4 invitations", "remove 1 member (member remove) first.");
    assertThat(offered(ana)).isEmpty();
    roster.say(ana, "invite cancel x1." + ana.user().toLowerCase(Locale.ROOT) + "@acme.test");
    assertThat(offered(ana)).containsExactly("starter", "byok");
    assertThat(roster.ask(ana, "org plan free"))
        .contains("or pick one that fits now: starter, byok.");
    assertThat(roster.ask(ana, "org plan starter"))
        .contains("2 members and 3 invitations take 5, none is left");
    assertThat(roster.ask(ben, "invite send y@acme.test")).contains("Starter has room for 5");
  }

  @Test
  void whoseTimeIsOverHoldsNoSeat() {
    Account ana = founder("pro");
    invite(ana, 1, 5);
    assertThat(roster.ask(ana, "org plan starter")).contains("takes 6 seats");
    roster.clock().advance(Duration.ofDays(7));
    assertThat(roster.ask(ana, "org plan starter")).contains("is on the plan Starter now");
  }

  @Test
  void takesAPlanBackWhileItIsStillPossible() {
    Account ana = founder("starter");
    Reply up = roster.say(ana, "org plan pro");
    assertThat(TestRoster.words(roster.press(ana, up, "Undo")))
        .contains("on the plan Starter again");
    Reply again = roster.say(ana, "org plan pro");
    invite(ana, 1, 5);
    assertThat(TestRoster.words(roster.press(ana, again, "Undo")))
        .contains("The plan Starter has room for 5 people", "takes 6 seats");
  }

  @Test
  void undoesNoPlanThatWasChosenAnew() {
    Account ana = founder("starter");
    Reply first = roster.say(ana, "org plan pro");
    roster.say(ana, "org plan byok");
    roster.say(ana, "org plan pro");
    assertThat(TestRoster.words(roster.press(ana, first, "Undo")))
        .contains("cannot be undone any more", "has been changed again");
    assertThat(roster.ask(ana, "org show")).contains("Plan: Pro");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pro     | is on the plan Pro already",
        "premium | is not one of free, starter, pro, byok.",
        "stater  | did you mean starter?"
      })
  void refusesWhatIsNoOtherPlan(String plan, String why) {
    assertThat(roster.ask(founder("pro"), "org plan " + plan)).contains(why);
  }

  @Test
  @DisplayName("D48 somebody may be in any number of orgs")
  void anyNumberOfOrgs() {
    Account ana = roster.person("Ana Lima");
    for (int i = 1; i <= 30; i++) {
      assertThat(roster.ask(ana, "org create \"Acme %d\" free".formatted(i))).contains("is yours");
    }
    assertThat(roster.ask(ana, "org list")).contains("Acme 1 ", "Acme 30 ");
  }

  @Test
  void anOrgPlanIsRecorded() {
    var stage = SchemeStage.on(roster, "owned");
    stage.ask("owner", "org plan starter");
    assertThat(stage.audit("before_values", "org.plan")).containsExactly("{\"plan\":\"pro\"}");
    assertThat(stage.audit("after_values", "org.plan")).containsExactly("{\"plan\":\"starter\"}");
  }
}
