package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class PolicyTest {

  private final TestRoster roster;

  PolicyTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private SchemeStage on(String scheme) {
    return SchemeStage.on(roster, scheme);
  }

  /** Sets what asks first. */
  private Reply confirmed(Account who, String line) {
    return roster.press(who, roster.say(who, line), "Confirm");
  }

  private List<String> offered(Account who, Map<String, String> given, String option) {
    var call = roster.call(who, new Input.Filled("org policy", given, Optional.empty()));
    return roster.engine().suggest(call, "org policy", option, "").stream()
        .map(Suggestion::value)
        .toList();
  }

  @Test
  void listsEveryRuleBySubjectWithWhatTheOrgSetItself() {
    var stage = on("owned");
    stage.ask("owner", "org policy invite.resend_cooldown 10");
    String page = stage.ask("owner", "org policy");
    assertThat(page.lines())
        .containsSubsequence(
            "The rules of " + stage.name(),
            "Coming in",
            "join.invite · on · rights",
            "invite.default_role · lowest",
            "invite.resend_cooldown · 10 · set by the org, the scheme has 5",
            "Roles",
            "grant.ceiling · own_rank · rights",
            "Owner and admins",
            "owner.required · yes · goes with the scheme",
            "Seats",
            "seats.count · members+pending · goes with the scheme",
            "Teams",
            "team.roles · flat · rights",
            "Requests",
            "approvals.channel · none");
    assertThat(page).contains("rights is set by: Owner.");
    assertThat(stage.audit("after_values", "org.policy")).hasSize(1);
  }

  @Test
  void explainsOneRule() {
    var stage = on("owned");
    assertThat(stage.ask("admin", "org policy grant.ceiling"))
        .contains(
            "Which roles one may hand out",
            "In force: own_rank, by the scheme",
            "Allowed: any, own_rank, below_own",
            "Set by: Owner",
            "below_own: One hands out only roles lower than one's own")
        .doesNotContain("sets it");
    assertThat(stage.ask("owner", "org policy grant.ceiling")).contains("grant.ceiling VALUE sets");
    assertThat(stage.ask("admin", "org policy admins.min_warn"))
        .contains("a whole number from 1 to 10", "Set by: Owner or Admin");
    assertThat(stage.ask("owner", "org policy owner.required"))
        .contains("nobody: it goes with the scheme owned");
    assertThat(stage.ask("owner", "org policy grant.celing"))
        .contains("no policy grant.celing", "Did you mean grant.ceiling?");
  }

  @Test
  void setsWhatDecidesNoRightAtOnceAndTakesItBack() {
    var stage = on("owned");
    Account admin = stage.person("admin");
    Reply done = roster.say(admin, "org policy INVITE.resend_cooldown 10");
    assertThat(TestRoster.words(done))
        .contains("invite.resend_cooldown of " + stage.name() + " is now 10 (was 5)");
    assertThat(stage.scheme().policy("invite.resend_cooldown")).isEqualTo("10");
    assertThat(stage.audit("before_values", "org.policy"))
        .containsExactly("{\"by\":\"scheme\",\"key\":\"invite.resend_cooldown\",\"value\":\"5\"}");
    assertThat(stage.audit("after_values", "org.policy"))
        .containsExactly("{\"by\":\"org\",\"key\":\"invite.resend_cooldown\",\"value\":\"10\"}");
    assertThat(stage.ask(admin, "org policy invite.resend_cooldown 10"))
        .contains("is 10 already; nothing was changed");
    assertThat(TestRoster.words(roster.press(admin, done, "Undo")))
        .contains("Undone: invite.resend_cooldown", "is 5 again");
    assertThat(stage.scheme().policy("invite.resend_cooldown")).isEqualTo("5");
  }

  @Test
  void undoesNoRuleThatWasDecidedAnew() {
    var stage = on("owned");
    Account admin = stage.person("admin");
    Reply first = roster.say(admin, "org policy admins.max_warn 3");
    Reply second = roster.say(admin, "org policy admins.max_warn 4");
    roster.press(admin, second, "Undo");
    assertThat(stage.scheme().policy("admins.max_warn")).isEqualTo("3");
    // The decision before is in force again, and can be taken back as well.
    stage.ask("owner", "org policy admins.max_warn default");
    stage.ask("owner", "org policy admins.max_warn 3");
    assertThat(TestRoster.words(roster.press(admin, first, "Undo")))
        .contains("cannot be undone any more: somebody decided again on admins.max_warn");
    assertThat(stage.scheme().policy("admins.max_warn")).isEqualTo("3");
  }

  @Test
  void undoesSeveralOneByOne() {
    var stage = on("owned");
    Account admin = stage.person("admin");
    Reply first = roster.say(admin, "org policy admins.max_warn 3");
    Reply second = roster.say(admin, "org policy admins.max_warn 4");
    roster.press(admin, second, "Undo");
    roster.press(admin, first, "Undo");
    assertThat(stage.scheme().policy("admins.max_warn")).isEqualTo("2");
  }

  @Test
  void givesARuleBackToTheScheme() {
    var stage = on("owned");
    stage.ask("admin", "org policy admins.max_warn 7");
    assertThat(stage.ask("admin", "org policy admins.max_warn default"))
        .contains("is now 2, as its scheme has it (was 7)");
    assertThat(stage.ask("admin", "org policy admins.max_warn default"))
        .contains("is 2 already, as its scheme has it");
    stage.ask("admin", "org policy admins.max_warn 7");
    stage.ask("admin", "org policy admins.max_warn 2");
    assertThat(stage.ask("admin", "org policy admins.max_warn")).contains("2, by the scheme");
  }

  @Test
  @DisplayName("X02 rights keys set by an admin: an admin raises no ceiling in owned")
  void rightsKeysSetByAnAdmin() {
    var stage = on("owned");
    for (String line :
        List.of(
            "grant.ceiling any",
            "target.rule below_only",
            "join.invite off",
            "admin.demote_by owner",
            "role.confirm always",
            "admins.min_hard 1",
            "team.roles five",
            "grant.ceiling default")) {
      assertThat(stage.ask("admin", "org policy " + line))
          .contains("decides on rights", "org.policy_rights", "Who could: Ana Lima (Owner).");
    }
    assertThat(stage.scheme().policy("grant.ceiling")).isEqualTo("own_rank");
    assertThat(stage.audit("action", "org.policy")).isEmpty();
    assertThat(stage.ask("member", "org policy")).contains("settings.manage");
    assertThat(offered(stage.person("admin"), Map.of("key", "grant.ceiling"), "value")).isEmpty();
  }

  @Test
  void aRightsKeyAsksFirstAndCountsFromTheNextCommandOn() {
    var stage = on("portal");
    Account owner = stage.founder();
    Account admin = stage.person("admin");
    String send = "invite send x@acme.test role:admin";
    assertThat(roster.ask(admin, send)).contains("cannot make anybody Admin");
    Reply asked = roster.say(owner, "org policy grant.ceiling own_rank");
    assertThat(TestRoster.words(asked))
        .contains("Set grant.ceiling to own_rank in " + stage.name() + "?", "Now: below_own");
    assertThat(stage.scheme().policy("grant.ceiling")).isEqualTo("below_own");
    Reply done = roster.press(owner, asked, "Confirm");
    assertThat(TestRoster.words(done)).contains("is now own_rank (was below_own)");
    assertThat(roster.ask(admin, send)).contains("Invited ");
    assertThat(TestRoster.words(roster.press(owner, done, "Undo"))).contains("is below_own again");
    assertThat(roster.ask(admin, send.replace("x@", "y@"))).contains("cannot make anybody Admin");
  }

  @Test
  void anUndoAndAConfirmationAreDecidedByTheRightsOfNow() {
    var stage = on("network");
    Account ben = stage.another("admin");
    Reply done = confirmed(ben, "org policy role.confirm always");
    Reply asked = roster.say(ben, "org policy grant.ceiling any");
    Reply lowering = roster.say(stage.founder(), "member role " + ben.mention() + " member");
    roster.press(stage.founder(), lowering, "Confirm");
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm"))).contains("settings.manage");
    assertThat(TestRoster.words(roster.press(ben, done, "Undo"))).contains("settings.manage");
    assertThat(stage.scheme().policies())
        .containsEntry("grant.ceiling", "own_rank")
        .containsEntry("role.confirm", "always");
  }

  @Test
  void nobodyButAPlatformAdminSetsRightsInDirectory() {
    var stage = on("directory");
    assertThat(stage.ask("org_admin", "org policy grant.ceiling any"))
        .contains("org.policy_rights", "Who could: a platform admin.");
    assertThat(stage.ask("org_admin", "org policy")).contains("set by: a platform admin.");
    assertThat(stage.ask("org_admin", "org policy admins.max_warn 4")).contains("is now 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "owned   | owner.required no         | goes with the scheme owned",
        "owned   | seats.count members       | goes with the scheme owned",
        "owned   | grant.ceiling anybody     | is not one of any, own_rank, below_own",
        "owned   | admins.min_hard 0         | 0 is not a whole number from 1 to 10",
        "owned   | admins.min_hard -1        | not a whole number from 1 to 10",
        "owned   | admins.max_warn 1e3       | not a whole number from 1 to 1000",
        "owned   | admins.max_warn ٣         | not a whole number from 1 to 1000",
        "owned   | admins.max_warn 9223372036854775808 | not a whole number from 1 to 1000",
        "owned   | admins.min_hard 2         | 1 active admin now, so 2 could not remain",
        "owned   | invite.default_role owner | never given",
        "owned   | invite.default_role boss  | is not one of lowest, member, admin",
        "owned   | target.rule any           | exactly one Owner",
        "network | admin.demote_by owner     | has no owner",
        "network | grant.ceiling below_own   | nobody could make anybody Admin any more",
        "ladder  | grant.ceiling below_own   | nobody could make anybody Admin any more",
        "owned   | no.such_key 1             | There is no policy no.such_key"
      })
  void refusesAndSaysWhatIsAllowed(String scheme, String line, String why) {
    var stage = on(scheme);
    assertThat(stage.ask(stage.founder(), "org policy " + line)).contains(why);
    assertThat(stage.audit("action", "org.policy")).isEmpty();
  }

  @Test
  @DisplayName("X12 few and many admins are advice by key, and how many must remain is a rule")
  void theNumbersOfAdminsAreKeys() {
    var stage = on("ladder");
    assertThat(stage.scheme().policies())
        .containsEntry("admins.min_warn", "2")
        .containsEntry("admins.max_warn", "2")
        .containsEntry("admins.min_hard", "1");
    stage.another("admin");
    roster.press(
        stage.founder(), roster.say(stage.founder(), "org policy admins.min_hard 2"), "Confirm");
    stage.ask(stage.founder(), "org policy admins.min_warn 3");
    stage.ask(stage.founder(), "org policy admins.max_warn 5");
    assertThat(stage.scheme().policies())
        .containsEntry("admins.min_warn", "3")
        .containsEntry("admins.max_warn", "5")
        .containsEntry("admins.min_hard", "2");
  }

  @Test
  void offersOnlyWhatWouldBeTaken() {
    var stage = on("owned");
    Account owner = stage.founder();
    assertThat(offered(owner, Map.of(), "key")).contains("join.invite", "owner.required");
    assertThat(offered(owner, Map.of("key", "grant.ceiling"), "value"))
        .containsExactly("any", "below_own");
    assertThat(offered(owner, Map.of("key", "target.rule"), "value")).containsExactly("below_only");
    assertThat(offered(owner, Map.of("key", "owner.required"), "value")).isEmpty();
    assertThat(offered(owner, Map.of("key", "admins.min_hard"), "value")).isEmpty();
    assertThat(offered(owner, Map.of("key", "invite.default_role"), "value"))
        .containsExactly("member", "admin");
    stage.ask(owner, "org policy invite.default_role admin");
    assertThat(offered(owner, Map.of("key", "invite.default_role"), "value"))
        .containsExactly("lowest", "member", "default");
    assertThat(offered(owner, Map.of(), "value")).contains("below_own", "five");
    assertThat(offered(stage.person("admin"), Map.of(), "value"))
        .contains("lowest")
        .doesNotContain("below_own", "five");
    assertThat(offered(stage.person("member"), Map.of(), "key")).isEmpty();
  }

  @Test
  void saysWhatFiveTeamRolesMeanForTheTeamsThatAreThere() {
    var stage = on("owned");
    Account owner = stage.founder();
    stage.ask(owner, "team create Data");
    stage.ask(owner, "team create Sales");
    assertThat(TestRoster.words(confirmed(owner, "org policy team.roles five")))
        .contains("The 2 teams that are there have no owner until one is appointed");
    assertThat(TestRoster.words(confirmed(owner, "org policy team.roles flat")))
        .contains("everybody is a plain member now");
  }

  @Test
  @DisplayName("X03 nobody makes a role the default of invitations that they may not hand out")
  void theDefaultRoleIsOneThatItsSetterMayHandOut() {
    var stage = on("portal");
    Account admin = stage.person("admin");
    assertThat(stage.ask(admin, "org policy invite.default_role admin"))
        .contains(
            "invite.default_role cannot be admin here. As Admin you cannot make anybody Admin")
        .contains("Who could: Owner");
    var key = Map.of("key", "invite.default_role");
    assertThat(offered(admin, key, "value")).contains("member").doesNotContain("admin");
    assertThat(stage.ask("owner", "org policy invite.default_role admin")).contains("is now admin");
    assertThat(stage.ask(admin, "org policy invite.default_role member")).contains("is now member");
  }

  @Test
  @DisplayName("R5: nobody has a role in a team back that they had before teams were flat")
  void teamRolesOfBeforeDoNotComeBack() {
    var stage = on("owned");
    Account owner = stage.founder();
    confirmed(owner, "org policy team.roles five");
    stage.ask(owner, "team create Data");
    confirmed(owner, "org policy team.roles flat");
    assertThat(TestRoster.words(confirmed(owner, "org policy team.roles five")))
        .contains("has no owner until one is appointed; everybody in a team is a member of it");
    assertThat(stage.ask(owner, "team list")).contains("no owner");
    assertThat(stage.ask(owner, "team edit data name:Other"))
        .contains("You have no role in any team of " + stage.name() + " in use that includes this");
  }

  @Test
  @DisplayName("X16 taking back that teams are flat gives their roles back")
  void undoingFlatGivesTheRolesBack() {
    var stage = on("owned");
    Account owner = stage.founder();
    confirmed(owner, "org policy team.roles five");
    stage.ask(owner, "team create Data");
    Reply flat = confirmed(owner, "org policy team.roles flat");
    roster.press(owner, flat, "Undo");
    assertThat(stage.ask(owner, "team edit data name:Other")).contains("is called");
  }

  @Test
  void saysWhatClosedInvitationsMeanForThoseThatAreOpen() {
    var stage = on("owned");
    Account owner = stage.founder();
    stage.ask(owner, "invite send x@acme.test y@acme.test");
    assertThat(TestRoster.words(confirmed(owner, "org policy join.invite off")))
        .contains("2 invitations are open");
    assertThat(stage.ask(owner, "invite send z@acme.test")).contains("Nobody is invited");
    confirmed(owner, "org policy join.invite on");
    assertThat(stage.ask(owner, "invite send z@acme.test")).contains("Invited ");
  }
}
