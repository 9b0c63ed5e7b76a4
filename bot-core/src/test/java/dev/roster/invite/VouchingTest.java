package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody comes in with a role that nobody may hand out at that moment, through whatever door. */
@ExtendWith(DatabaseExtension.class)
class VouchingTest {

  private final TestRoster roster;

  VouchingTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private InviteStage on(String scheme) {
    return new InviteStage(roster, scheme);
  }

  private void pass(Duration time) {
    roster.settle();
    roster.clock().advance(time);
  }

  private List<String> offered(Account who, String command) {
    return roster
        .engine()
        .suggest(roster.call(who, new Input.Line("")), command, "invitee", "")
        .stream()
        .map(Suggestion::label)
        .toList();
  }

  @Test
  @DisplayName("X03 invite as admin around \"only the owner promotes\": send, resend and undo")
  void inviteAsAdminAroundTheOwner() {
    var stage = on("portal");
    Account admin = stage.org().person("admin");
    String own = address("own");
    assertThat(stage.ask(admin, "invite send %s role:admin".formatted(own)))
        .contains("As Admin you cannot make anybody Admin.", "Who could: Ana Lima (Owner).");
    assertThat(stage.rows(own)).isEmpty();

    String email = stage.invite(stage.founder(), "role:admin");
    pass(Duration.ofMinutes(6));
    assertThat(stage.ask(admin, "invite resend " + email))
        .contains("you cannot make anybody Admin", "Who could: Ana Lima (Owner).");
    assertThat(offered(admin, "invite resend")).isEmpty();
    assertThat(offered(stage.founder(), "invite resend")).containsExactly(email);

    Reply cancelled = roster.say(admin, "invite cancel " + email);
    assertThat(TestRoster.words(cancelled)).contains("Cancelled");
    assertThat(TestRoster.words(roster.press(admin, cancelled, "Undo")))
        .contains("you cannot make anybody Admin");
    assertThat(stage.rows(email)).containsExactly("admin cancelled");

    String again = stage.invite(stage.founder(), "role:admin");
    pass(Duration.ofDays(8));
    assertThat(stage.ask(admin, "invite resend " + again))
        .contains("you cannot make anybody Admin");
    assertThat(stage.rows(again)).containsExactly("admin pending");
  }

  @Test
  @DisplayName("X03 the inviter demoted before acceptance: refused by link and card, still pending")
  void theInviterDemotedBeforeAcceptance() {
    var stage = on("owned");
    Account boris = stage.org().another("admin");
    Account ben = roster.person("Ben Ode", address("ben"));
    String email = stage.invite(boris, "role:admin");
    stage.ask(boris, "invite send %s role:member".formatted(ben.mention()));
    stage.role(stage.founder(), boris, "member");
    String name = roster.ask(boris, "me").lines().findFirst().orElseThrow();

    String refusal = stage.refusal(email);
    assertThat(refusal)
        .contains("may not invite to %s as Admin any more.".formatted(stage.org().name()))
        .contains("Ask Ana Lima to send it again.")
        .startsWith("Bo Admin")
        .as("no internals: " + name)
        .doesNotContain("suspended", "Member", "invite.create", "grant");
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
        .contains("may not invite to %s as Member any more.".formatted(stage.org().name()));
    assertThat(stage.rows(email)).containsExactly("admin pending");
    assertThat(stage.roleOf(email)).isEmpty();
    assertThat(stage.ask("invite list state:pending"))
        .contains(
            "pending, needs somebody who may grant Admin: resend",
            "pending, needs somebody who may grant Member: resend");

    // The right comes back, and with it the invitation's worth.
    stage.role(stage.founder(), boris, "admin");
    assertThat(stage.ask("invite list state:pending")).doesNotContain("needs somebody");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
        .contains("You are in");
  }

  @Test
  @DisplayName("X03 the inviter suspended before acceptance: refused until they are back")
  void theInviterSuspendedBeforeAcceptance() {
    var stage = on("network");
    Account boris = stage.org().another("admin");
    String email = stage.invite(boris, "role:member");
    stage.ask("member suspend " + boris.mention());
    assertThat(stage.refusal(email)).contains("may not invite").doesNotContain("suspended");
    assertThat(stage.decline(email)).isInstanceOf(Outcome.Declined.class);
    String other = address("other");
    stage.ask("member reactivate " + boris.mention());
    assertThat(stage.ask(boris, "invite send " + other)).contains("Invited");
    assertThat(stage.accept(other)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("X03 an inviter whose ceiling sank below the role vouches no more")
  void theCeilingSankMeanwhile() {
    var stage = on("ladder");
    Account manager = stage.org().another("manager");
    String admin = stage.invite(manager, "role:admin");
    String editor = stage.invite(manager, "role:editor");
    stage.policy("grant.ceiling", "own_rank");
    assertThat(stage.refusal(admin)).contains("as Admin any more. Ask Ana Lima to send it again.");
    assertThat(stage.accept(editor)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.ask("invite list state:pending"))
        .contains("needs somebody who may grant Admin: resend");
  }

  @Test
  @DisplayName("X03 whoever sends it again vouches for it from now on, and hears so")
  void resendingVouchesAnew() {
    var stage = on("owned");
    Account boris = stage.org().another("admin");
    Account clara = stage.org().another("admin");
    String email = stage.invite(boris, "role:admin");
    stage.role(stage.founder(), boris, "member");
    pass(Duration.ofMinutes(6));
    assertThat(stage.ask(clara, "invite resend " + email))
        .contains("Sent again to " + email, "You invite them now, in place of Bo Admin");
    assertThat(stage.ask("invite list state:pending")).doesNotContain("needs somebody");
    assertThat(stage.org().audit("after_values", "invitation.resent").getLast())
        .contains("\"inviter\":\"" + stage.org().seat(clara).person());
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    roster.settle();
    assertThat(roster.newestCard(clara).words()).contains("joined " + stage.org().name());
    assertThat(roster.slack().directTo(boris)).noneMatch(m -> m.words().contains("joined"));
  }

  @Test
  @DisplayName("X03 a pending owner invitation is never accepted, however it came to be")
  void aPendingOwnerInvitation() {
    for (String scheme : List.of("owned", "portal")) {
      var stage = on(scheme);
      assertThat(stage.ask("invite send %s role:owner".formatted(address("x"))))
          .contains("There is only one owner");
      Account ben = roster.person("Ben Ode", address("ben"));
      String email = stage.invite(stage.founder(), "");
      stage.ask("invite send " + ben.mention());
      roster.settle();
      roster
          .database()
          .run(
              "update invitation set role = 'owner' where org_id = ?",
              stage.org().org().toString());
      assertThat(stage.refusal(email))
          .isEqualTo(
              "Nobody becomes Owner of %s by an invitation. Ask Ana Lima for a new one."
                  .formatted(stage.org().name()));
      assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
          .contains("Nobody becomes Owner");
      pass(Duration.ofMinutes(6));
      assertThat(stage.ask("invite resend " + email)).contains("There is only one owner");
      assertThat(stage.ask("invite list"))
          .contains("nobody becomes Owner by an invitation: cancel it");
      Reply cancelled = roster.say(stage.founder(), "invite cancel " + email);
      assertThat(TestRoster.words(roster.press(stage.founder(), cancelled, "Undo")))
          .contains("There is only one owner");
      assertThat(stage.roleOf(email)).isEmpty();
    }
  }

  @Test
  @DisplayName("X03 a role that the org's scheme does not have any more is not given")
  void aRoleOfAnotherScheme() {
    var stage = on("owned");
    String email = stage.invite(stage.founder(), "role:admin");
    roster.database().run("update invitation set role = 'manager' where email = ?", email);
    assertThat(stage.refusal(email))
        .isEqualTo(
            "The role of this invitation does not exist in %s any more. Ask Ana Lima for a new one."
                .formatted(stage.org().name()));
    assertThat(stage.ask("invite list")).contains("there is no such role any more: cancel it");
    pass(Duration.ofMinutes(6));
    assertThat(stage.ask("invite resend " + email))
        .contains(
            "The role manager of the invitation does not exist", "invite cancel takes it back");
    assertThat(offered(stage.founder(), "invite resend")).isEmpty();
    assertThat(offered(stage.founder(), "invite cancel")).containsExactly(email);
  }

  @Test
  @DisplayName("X01 where invitations were switched off meanwhile, nobody comes in by an older one")
  void switchedOffMeanwhile() {
    var stage = on("owned");
    String email = stage.invite(stage.founder(), "");
    String other = stage.invite(stage.founder(), "");
    stage.policy("join.invite", "off");
    assertThat(stage.refusal(email))
        .contains("Nobody is invited to " + stage.org().name() + " any more", "a platform admin")
        .doesNotContain("policy");
    assertThat(stage.decline(other)).isInstanceOf(Outcome.Declined.class);
    stage.policy("join.invite", "on");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("X02 the right to the invitation's team is asked for again, at every door")
  void theTeamIsAskedForAgain() {
    var stage = on("ladder");
    stage.ask("team create Data");
    Account admin = stage.org().another("admin");
    String email = stage.invite(admin, "role:editor team:data");
    String late = stage.invite(admin, "role:editor team:data");
    stage.role(stage.founder(), admin, "manager");

    assertThat(stage.refusal(email))
        .contains("may not add anybody to the team Data any more. Ask Ana Lima to send it again.");
    assertThat(stage.ask("invite list state:pending"))
        .contains("needs somebody who may add to the team Data: resend");
    pass(Duration.ofMinutes(6));
    assertThat(stage.ask(admin, "invite resend " + email)).contains("(team.manage)");
    assertThat(offered(admin, "invite resend")).isEmpty();
    Reply cancelled = roster.say(admin, "invite cancel " + late);
    assertThat(TestRoster.words(roster.press(admin, cancelled, "Undo"))).contains("(team.manage)");

    assertThat(stage.ask("invite resend " + email)).contains("in place of Bo Admin");
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.ask("team show data")).contains("People: 1");
    // A team that is gone asks for no right: there is nothing to be put into.
    stage.role(stage.founder(), admin, "admin");
    String without = stage.invite(admin, "role:editor team:data");
    stage.role(stage.founder(), admin, "manager");
    roster.press(stage.founder(), roster.say(stage.founder(), "team delete data"), "Confirm");
    assertThat(stage.accept(without)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  void somebodyWhoCameInAnotherWayFreesTheSeatOfTheirInvitation() {
    var stage = on("owned");
    Account ben = roster.person("Ben Ode");
    stage.ask("invite send " + ben.mention());
    String email = stage.invite(stage.founder(), "");
    roster.settle();
    Reply card = roster.newestCard(ben);
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    // The workspace shows that address of his from now on: he is who joined by the link.
    roster.slack().person(TestRoster.TENANT, ben.user(), "Ben Ode", email);
    assertThat(TestRoster.words(roster.press(ben, card, "Accept")))
        .contains("You are in " + stage.org().name(), "not needed any more");
    assertThat(stage.ask("invite list state:pending")).contains("None fits");
    assertThat(TestRoster.words(roster.press(ben, card, "Accept"))).contains("You are in");
  }
}
