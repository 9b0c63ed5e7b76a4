package dev.roster.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.org.OrgCreation;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What platform admins do in an org that they are not in, and who hears of it. */
@ExtendWith(DatabaseExtension.class)
class AttachMemberTest {

  private static final String OPS = "ops@orbit.test";

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account olu;
  private final Account ana;
  private final Account ben;
  private final String slug;
  private final String name;

  AttachMemberTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.runBy(database, OrgCreation.ANYONE, OPS);
    this.olu = roster.person("Olu Price", OPS);
    this.ana = roster.person("Ana Lima");
    this.ben =
        roster.person("Ben Castillo", "ben" + ana.user().toLowerCase(Locale.ROOT) + "@a.test");
    this.name = "Dir " + ana.user();
    this.slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
    roster.say(ana, "org create \"" + name + "\" pro scheme:directory");
    roster.say(ben, "org create \"Own " + ben.user() + "\" pro");
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    roster.close();
  }

  private String ops(String line) {
    return roster.ask(olu, line + " org:" + slug);
  }

  @Test
  @DisplayName("C07 A platform admin attaches somebody who is known, with the lowest role")
  void attachesWhoIsKnown() {
    assertThat(ops("member attach " + ben.mention()))
        .contains("Ben Castillo is in " + name + " now, as User on tier Base.");

    assertThat(roster.ask(ben, "org list")).contains(name);
    assertThat(roster.ask(ana, "member list")).contains("Ben Castillo");
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .contains("Olu Price, who runs this Roster, took you into " + name + ", as User.");
    assertThat(roster.newestCard(ana).words())
        .contains("Olu Price, a platform admin of this Roster, did this in " + name)
        .contains("Ben Castillo is in " + name + " now");
    assertThat(roster.ask(ana, "audit list"))
        .contains("took in Ben Castillo as User")
        .contains("acted as platform admin (member attach)");
  }

  @Test
  @DisplayName("C07 Nobody is attached who is unknown")
  void refusesWhoIsUnknown() {
    assertThat(ops("member attach nobody@else.test"))
        .contains("nobody@else.test is not known to Roster.");
    Account silent = roster.person("Sil Ent");
    assertThat(ops("member attach " + silent.mention())).contains("is not known to Roster.");
  }

  @Test
  @DisplayName("C07 Nobody but a platform admin attaches anybody, or reads of it in help")
  void isForPlatformAdminsOnly() {
    assertThat(roster.ask(ana, "member attach " + ben.mention()))
        .startsWith("Only platform admins can do this");
    assertThat(roster.ask(ana, "help member")).doesNotContain("attach");
    assertThat(roster.ask(olu, "help member org:" + slug)).contains("member attach");
  }

  @Test
  void theAddressThatTheWorkspaceVouchesForNamesThem() {
    String address = "ben" + ana.user().toLowerCase(Locale.ROOT) + "@a.test";
    assertThat(ops("member attach " + address)).contains("Ben Castillo is in " + name);
    assertThat(ops("member attach " + address)).contains("Ben Castillo is in " + name + " already");
  }

  @Test
  void undoTakesThemOutAgain() {
    Reply attached = roster.say(olu, "member attach " + ben.mention() + " org:" + slug);

    assertThat(TestRoster.words(roster.press(olu, attached, "Undo")))
        .contains("Undone: Ben Castillo is not in " + name + " any more.");
    assertThat(roster.ask(ana, "member list")).doesNotContain("Ben Castillo");
  }

  @Test
  void aFullPlanTakesNobody() {
    roster.say(ben, "org create \"Tiny " + ben.user() + "\" free scheme:directory");
    assertThat(
            roster.ask(
                olu,
                "member attach %s org:tiny-%s"
                    .formatted(ana.mention(), ben.user().toLowerCase(Locale.ROOT))))
        .contains("Ana Lima was not attached, and the plan Free has room for 1 person");
  }

  @Test
  @DisplayName("C13 Platform admins set the flag subscriber admin on the card, and take it back")
  void setsTheFlag() {
    ops("member attach " + ben.mention());
    Reply card = roster.say(olu, "member show " + ben.mention() + " org:" + slug);
    Reply made = roster.press(olu, card, "Make subscriber admin");

    assertThat(TestRoster.words(made)).contains("Ben Castillo is subscriber admin of " + name);
    assertThat(roster.ask(ana, "member show " + ben.mention())).contains("subscriber admin");
    assertThat(roster.ask(ben, "org plan starter org:" + slug)).doesNotContain("does not include");
    roster.settle();
    assertThat(roster.newestCard(ana).words()).contains("Ben Castillo is subscriber admin");
    assertThat(roster.ask(ana, "audit list"))
        .contains("made Ben Castillo subscriber admin")
        .contains("acted as platform admin (member subscriber-admin)");

    assertThat(TestRoster.words(roster.press(olu, made, "Undo")))
        .contains("Ben Castillo is no subscriber admin of " + name);
    assertThat(roster.ask(ben, "org plan pro org:" + slug)).contains("does not include");
  }

  @Test
  @DisplayName("C13 The org's own admins have no button for the flag")
  void onlyPlatformAdminsHaveTheButton() {
    ops("member attach " + ben.mention());
    assertThat(TestRoster.message(roster.say(ana, "member show " + ben.mention())).toString())
        .doesNotContain("Make subscriber admin");
  }

  @Test
  @DisplayName("C42 Platform admins give any role in a team but its owner's, and it is told")
  void givesTeamRoles() {
    ops("member attach " + ben.mention());
    roster.say(ana, "team create Data members:" + ben.mention());

    assertThat(ops("team role data " + ben.mention() + " admin"))
        .contains("Ben Castillo is now Admin of", "Data (was Member).");
    roster.settle();
    assertThat(roster.newestCard(ana).words())
        .contains("Olu Price, a platform admin of this Roster, did this in " + name);
    assertThat(ops("team role data " + ben.mention() + " owner")).contains("A team has one owner");
    assertThat(ops("team role data " + ana.mention() + " member"))
        .contains("The owner of the team Data stays until");
    assertThat(ops("team delete data")).contains("You have no role in any team");
  }

  @Test
  @DisplayName("C20 Rights that a scheme leaves to nobody in the org are the platform admins'")
  void decidesOnRights() {
    Reply asked = roster.say(olu, "org policy grant.ceiling any org:" + slug);
    Reply done = roster.press(olu, asked, "Confirm");

    assertThat(TestRoster.words(done)).contains("is now any");
    assertThat(roster.ask(ana, "audit list"))
        .contains("set the policy grant.ceiling to any")
        .contains("acted as platform admin (org policy)");
    assertThat(TestRoster.words(roster.press(olu, done, "Undo"))).contains("Undone");
    assertThat(ops("org policy admins.max_warn 4")).contains("settings.manage");
  }

  @Test
  void seesWhoIsInButActsAsNobodyThere() {
    assertThat(ops("member list")).contains("Ana Lima");
    assertThat(ops("org show")).contains("You are not in " + name);
    assertThat(ops("org leave")).contains("You are not in " + name);
    assertThat(ops("member role " + ana.mention() + " user")).contains("Platform admin");
    assertThat(ops("org edit name:Other")).contains("Platform admin");
    assertThat(roster.ask(ben, "member list org:" + slug)).contains("You are in no org called");
  }

  private List<String> orgsFor(String command, String typed) {
    var call = roster.call(olu, new Input.Filled(command, Map.of(), Optional.empty()));
    return roster.engine().suggest(call, command, "org", typed).stream()
        .map(Suggestion::value)
        .toList();
  }

  @Test
  void completesTheOrgsInWhichTheyMayRunTheCommand() {
    String owned = "own-" + ben.user().toLowerCase(Locale.ROOT);

    assertThat(orgsFor("member attach", "dir " + ana.user())).containsExactly(slug);
    assertThat(orgsFor("member list", slug.substring(0, slug.length() - 1))).contains(slug);
    assertThat(orgsFor("org policy", slug))
        .as("a scheme that leaves rights to nobody")
        .contains(slug);
    assertThat(orgsFor("org policy", owned)).as("one with holders").isEmpty();
    assertThat(orgsFor("member attach", owned)).containsExactly(owned);
    assertThat(orgsFor("org edit", slug)).isEmpty();
    assertThat(orgsFor("member attach", "%" + slug)).as("no sign of like").containsExactly(slug);
    var call = roster.call(ana, new Input.Filled("member list", Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, "member list", "org", owned)).isEmpty();
  }

  @Test
  void personalOrgsStayClosed() {
    Account dee = roster.member(ben, "Dee Fox", "member");
    String personal =
        database
            .rows(
                """
                select o.slug from org o join chat_identity i on i.person_id = o.personal_of
                where i.user_id = ?
                """,
                dee.user())
            .getFirst();

    assertThat(roster.ask(olu, "member list org:" + personal)).contains("You are in no org");
    assertThat(roster.ask(dee, "member list org:" + personal)).contains("Dee Fox");
  }
}
