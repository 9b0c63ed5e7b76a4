package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class TransferOrgTest {

  private final TestRoster roster;

  TransferOrgTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String transfer(SchemeStage stage, Account to) {
    Reply asked = roster.say(stage.founder(), "org transfer " + to.mention());
    return TestRoster.words(roster.press(stage.founder(), asked, "Confirm"));
  }

  @Test
  @DisplayName("D14 the owner passes the org on to another member, after a question")
  void theOwnerPassesItOn() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    Reply asked = roster.say(stage.founder(), "org transfer " + ben.mention());
    assertThat(TestRoster.words(asked))
        .startsWith("Make Bo Member")
        .contains("the owner of " + stage.name() + "?")
        .contains("You become Admin and can take it back only if Bo Member")
        .contains("gives it.");
    assertThat(stage.seat(ben).role().name()).isEqualTo("member");
    assertThat(TestRoster.words(roster.press(stage.founder(), asked, "Confirm")))
        .contains("is the Owner of " + stage.name() + " now. You are Admin.");
    assertThat(stage.ask(ben, "me")).contains("Role: Owner");
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Ana Lima made you the Owner of " + stage.name() + " and is Admin now.");
    assertThat(roster.newestCard(stage.founder()).words())
        .startsWith("You passed " + stage.name() + " on: Bo Member");
  }

  @Test
  @DisplayName("D14 only the owner passes the org on, and only to an active member of it")
  void onlyTheOwner() {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(stage.ask("admin", "org transfer " + stage.person("member").mention()))
        .contains("does not include this (org.transfer)")
        .contains("Ana Lima");
    assertThat(stage.ask("member", "org transfer " + stage.person("admin").mention()))
        .contains("does not include this (org.transfer)");
    assertThat(stage.ask("owner", "org transfer " + stage.founder().mention()))
        .isEqualTo("You are the owner of " + stage.name() + " already.");
    assertThat(stage.seat(stage.founder()).role().name()).isEqualTo("owner");
  }

  @Test
  @DisplayName("D15 the former owner becomes Admin")
  void theFormerOwnerBecomesAdmin() {
    var stage = SchemeStage.on(roster, "owned");
    transfer(stage, stage.person("admin"));
    assertThat(stage.seat(stage.founder()).role().name()).isEqualTo("admin");
    assertThat(stage.ask(stage.founder(), "me")).contains("Role: Admin");
    assertThat(stage.audit("before_values", "org.transferred")).hasSize(1);
    assertThat(stage.audit("after_values", "member.role"))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"role\":\"admin\"");
  }

  @Test
  @DisplayName("E13 in portal only the current owner transfers ownership, and admins never do")
  void onlyThePortalOwner() {
    var stage = SchemeStage.on(roster, "portal");
    Account ben = stage.person("admin");
    assertThat(stage.ask(ben, "org transfer " + ben.mention())).contains("(org.transfer)");
    transfer(stage, ben);
    assertThat(stage.seat(ben).role().name()).isEqualTo("owner");
    assertThat(stage.ask(stage.founder(), "org transfer " + ben.mention()))
        .contains("does not include this (org.transfer)");
  }

  @Test
  @DisplayName("E07 the owner of portal holds billing, deletion and transfer, and is the only one")
  void theOnlyOwnerOfPortal() {
    var stage = SchemeStage.on(roster, "portal");
    Account ben = stage.person("admin");
    for (var permission :
        new Permission[] {
          Permission.BILLING_MANAGE, Permission.ORG_DELETE, Permission.ORG_TRANSFER
        }) {
      assertThat(stage.may(stage.founder(), permission)).isTrue();
      assertThat(stage.may(ben, permission)).isFalse();
    }
    transfer(stage, ben);
    assertThat(ownersOf(stage)).isEqualTo(1);
    assertThat(stage.may(ben, Permission.BILLING_MANAGE)).isTrue();
    assertThat(stage.may(stage.founder(), Permission.BILLING_MANAGE)).isFalse();
  }

  @Test
  @DisplayName("D10 a second owner cannot be, neither by invitation nor by a role change")
  void noSecondOwner() {
    var stage = SchemeStage.on(roster, "owned");
    assertThat(stage.ask("owner", "member role " + stage.person("admin").mention() + " owner"))
        .contains("There is only one owner; the role passes on by a transfer and is never given.");
    assertThat(stage.ask("owner", "invite send eve@acme.test role:owner"))
        .contains("There is only one owner");
    transfer(stage, stage.person("admin"));
    assertThat(ownersOf(stage)).isEqualTo(1);
  }

  private long ownersOf(SchemeStage stage) {
    return roster
        .database()
        .number(
            "select count(*) from membership where org_id = ? and role = 'owner'",
            stage.org().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder", "directory"})
  @DisplayName("X05 where there is no owner nothing is passed on: another admin is made instead")
  void noOwnerToPassOn(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    String top = stage.scheme().top().title();
    Account other = stage.person(stage.scheme().lowest().name());
    assertThat(stage.ask(stage.founder(), "org transfer " + other.mention()))
        .contains("has no owner whose place could be passed on")
        .contains("member role makes another " + top + ".");
    assertThat(stage.offered(stage.founder())).doesNotContain("org transfer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owned", "portal"})
  @DisplayName("X05 where there is an owner there is exactly one, and transfer is offered to them")
  void exactlyOneOwner(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    assertThat(ownersOf(stage)).isEqualTo(1);
    assertThat(stage.offered(stage.founder())).contains("org transfer");
    assertThat(stage.offered(stage.person("admin"))).doesNotContain("org transfer");
  }

  @Test
  @DisplayName("a trap: nobody suspended becomes owner")
  void notToSomebodySuspended() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("admin");
    Reply asked = roster.say(stage.founder(), "org transfer " + ben.mention());
    roster.say(stage.founder(), "member suspend " + ben.mention());
    assertThat(TestRoster.words(roster.press(stage.founder(), asked, "Confirm")))
        .contains(
            "is suspended in " + stage.name() + ". Only an active member can become its owner")
        .contains("member reactivate gives");
    assertThat(stage.ask("owner", "org transfer " + ben.mention())).contains("is suspended in");
    assertThat(ownersOf(stage)).isEqualTo(1);
  }

  @Test
  @DisplayName("a trap: nobody pending becomes owner")
  void notToSomebodyPending() {
    var stage = SchemeStage.on(roster, "owned");
    Account eve = stage.outsider();
    stage.ask("owner", "invite send " + eve.mention() + " eve@pending.test");
    assertThat(stage.ask("owner", "org transfer eve@pending.test"))
        .isEqualTo(
            "eve@pending.test is invited to %s and has not joined yet. Only an active member can become its owner."
                .formatted(stage.name()));
    assertThat(stage.ask("owner", "org transfer " + eve.mention())).contains("has not joined yet");
  }

  @Test
  @DisplayName("a trap: nobody of another org becomes owner")
  void notToSomebodyForeign() {
    var stage = SchemeStage.on(roster, "owned");
    var other = SchemeStage.on(roster, "owned");
    assertThat(stage.ask("owner", "org transfer " + other.person("admin").mention()))
        .contains("is not in " + stage.name() + ". Only an active member can become its owner");
  }

  @Test
  void onlyActiveOthersAreOffered() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("admin");
    stage.ask("owner", "member suspend " + stage.person("member").mention());
    var call =
        roster.call(stage.founder(), new Input.Filled("org transfer", Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, "org transfer", "person", ""))
        .extracting(Suggestion::value)
        .containsExactly("id:" + stage.seat(ben).person());
  }

  @Test
  @DisplayName("an Undo of a role from before the org was passed on and back is refused")
  void noUndoAcrossATransfer() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    Reply asked = roster.say(stage.founder(), "member role " + ben.mention() + " admin");
    Reply raised = roster.press(stage.founder(), asked, "Confirm");
    transfer(stage, ben);
    Reply back = roster.say(ben, "org transfer " + stage.founder().mention());
    roster.press(ben, back, "Confirm");
    assertThat(stage.seat(ben).role().name()).isEqualTo("admin");
    assertThat(TestRoster.words(roster.press(stage.founder(), raised, "Undo")))
        .startsWith("This cannot be undone any more: somebody decided on the role of Bo Member");
  }
}
