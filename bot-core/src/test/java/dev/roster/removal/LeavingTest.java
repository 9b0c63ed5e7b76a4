package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class LeavingTest {

  private final TestRoster roster;
  private final TestDatabase database;

  LeavingTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "network, member, Member",
    "ladder, monitor, Monitor",
    "directory, user, User",
    "owned, admin, Admin",
    "portal, member, Member"
  })
  @DisplayName("X26 anybody may leave, after being asked, and who leads the org hears of it")
  void anybodyMayLeave(String scheme, String role, String title) {
    var stage = SchemeStage.on(roster, scheme);
    Account ben = stage.person(role);
    Reply asked = roster.say(ben, "org leave");
    assertThat(TestRoster.words(asked))
        .startsWith(
            "Leave %s?\nYou lose access to %s at once.".formatted(stage.name(), stage.name()));
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .startsWith("You left %s: your access ended at once.".formatted(stage.name()));
    assertThat(roster.ask(ben, "member list")).startsWith("You are in no org here.");
    roster.settle();
    Account leader = stage.person(stage.scheme().top().name());
    assertThat(roster.newestCard(leader).words())
        .endsWith(" left %s; they were %s. Their seat is free.".formatted(stage.name(), title));
    assertThat(stage.audit("before_values", "member.left"))
        .singleElement()
        .asString()
        .contains("\"role\":\"%s\"".formatted(role));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owned", "portal"})
  @DisplayName("X26 the owner passes the org on before they leave")
  void theOwnerPassesItOnFirst(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    Account owner = stage.person("owner");
    Account ben = stage.person("admin");
    assertThat(roster.ask(owner, "org leave"))
        .isEqualTo(
            "You are the owner of %s, and it always has one. Pass it on first, with org transfer; org delete ends it for everybody."
                .formatted(stage.name()));
    roster.press(owner, roster.say(owner, "org transfer " + ben.mention()), "Confirm");
    assertThat(TestRoster.words(roster.press(owner, roster.say(owner, "org leave"), "Confirm")))
        .startsWith("You left ");
    assertThat(stage.ask(ben, "me")).contains("Role: Owner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder", "directory"})
  @DisplayName("B31 the last admin cannot leave, and is told what to do")
  void theLastAdminStays(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    String top = stage.scheme().top().name();
    Account ana = stage.person(top);
    stage.another(stage.scheme().lowest().name());
    String refused = roster.ask(ana, "org leave");
    assertThat(refused)
        .startsWith(
            "%s keeps at least one active admin (admins.min_hard), so that somebody can manage it; without you there would be none. Make somebody else %s first, with member role."
                .formatted(stage.name(), stage.role(top).title()));
    assertThat(refused.contains("org delete ends the org for everybody"))
        .as("nobody of a directory deletes it")
        .isEqualTo(!scheme.equals("directory"));
    Account second = stage.another(top);
    roster.press(ana, roster.say(ana, "org leave"), "Confirm");
    assertThat(stage.ask(second, "member list")).doesNotContain("Ana Lima");
    assertThat(stage.ask(second, "org leave")).contains("keeps at least one active admin");
  }

  @Test
  @DisplayName("what waited in their name ends as with a removal")
  void whatTheySentEnds() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("admin");
    Account dee = stage.outsider();
    roster.say(ben, "invite send " + dee.mention());
    roster.settle();
    Reply card = roster.newestCard(dee);
    roster.say(ben, "upgrade request");
    Reply asked = roster.say(ben, "org leave");
    assertThat(TestRoster.words(asked))
        .contains("Role: 🔵 Admin")
        .containsPattern("Invitations: 1 pending, cancelled with it: olaf\\d+@acme.test")
        .containsPattern("Request for Pro: r-\\w+ open, cancelled with it");
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .containsPattern("Invitations: 1 cancelled: olaf\\d+@acme.test")
        .containsPattern("Request for Pro: r-\\w+ cancelled")
        .contains("Left %s (%s)".formatted(stage.name(), stage.slug()))
        .doesNotContain("By: ");
    assertThat(TestRoster.words(roster.press(dee, card, "Accept"))).contains("withdrawn");
  }

  @Test
  @DisplayName("X25 who leaves is told which teams nobody owns then, and how to pass one on")
  void saysWhichTeamsNobodyOwnsThen() {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    roster.press(owner, roster.say(owner, "org policy team.roles five"), "Confirm");
    Account ben = stage.person("admin");
    roster.say(ben, "team create Data");
    Reply asked = roster.say(ben, "org leave");
    assertThat(TestRoster.words(asked))
        .containsPattern("Next owner: nobody, of .+ Data")
        .contains("team transfer passes a team on before, to whom you pick.");
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .containsPattern("Without an owner: .+ Data");
  }

  @Test
  @DisplayName("Confirm does what was shown: a team more is shown first")
  void asksAgainWhenTheyOwnOneTeamMore() {
    var stage = SchemeStage.on(roster, "owned");
    Account owner = stage.person("owner");
    roster.press(owner, roster.say(owner, "org policy team.roles five"), "Confirm");
    Account ben = stage.person("admin");
    Reply asked = roster.say(ben, "org leave");
    roster.say(ben, "team create Data");
    Reply again = roster.press(ben, asked, "Confirm");
    assertThat(TestRoster.words(again))
        .contains("so nothing was done")
        .containsPattern("Next owner: nobody, of .+ Data");
    assertThat(TestRoster.words(roster.press(ben, again, "Confirm"))).startsWith("You left ");
  }

  @Test
  @DisplayName("R3: a second delivery of the confirmation hears the same")
  void aSecondDeliveryHearsTheSame() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    var press = roster.call(ben, TestRoster.pressing(roster.say(ben, "org leave"), "Confirm"));
    Reply first = roster.engine().handle(press);
    assertThat(TestRoster.words(first)).startsWith("You left ");
    assertThat(roster.engine().handle(press)).isEqualTo(first);
  }

  @Test
  @DisplayName("nobody leaves their personal org")
  void nobodyLeavesTheirPersonalOrg() {
    var stage = SchemeStage.on(roster, "network");
    database.run(
        "update org o join membership m on m.org_id = o.id"
            + " set o.personal = true, o.personal_of = m.person_id where o.slug = '%s'"
                .formatted(stage.slug()));
    Account ana = stage.person("admin");
    assertThat(roster.ask(ana, "org leave")).contains("personal org").contains("cannot be left");
    assertThat(roster.ask(ana, "org delete")).contains("personal org").contains("deleted");
  }

  @Test
  @DisplayName("who is suspended may leave as well: it is an act on oneself")
  void whoIsSuspendedMayLeave() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    stage.ask("owner", "member suspend " + ben.mention());
    assertThat(roster.ask(ben, "help")).contains("org leave");
    Reply asked = roster.say(ben, "org leave");
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm"))).startsWith("You left ");
    assertThat(roster.ask(ben, "me")).doesNotContain(stage.name());
  }
}
