package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code invite send ... team:}: whoever accepts joins the org and the team in one change. */
@ExtendWith(DatabaseExtension.class)
class InviteToTeamTest {

  private final TestRoster roster;
  private final Account ana;

  InviteToTeamTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
    roster.say(ana, "team create \"Data Science\"");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("A14: an invited person joins the team with the org, by the card")
  void joinsByTheCard() {
    Account ben = roster.person("Ben Ode");
    assertThat(roster.ask(ana, "invite send " + ben.mention() + " team:data-science Welcome"))
        .contains("as Member, into the team Data Science");
    assertThat(roster.ask(ana, "invite list")).contains("Member, team: Data Science");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Team: Data Science");
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
        .contains("You joined as Member. You are in the team Data Science too.");
    assertThat(roster.ask(ben, "team show data-science")).contains("People: 1").contains("Ben Ode");
  }

  @Test
  void joinsByTheLinkAndHearsTheSameWhenPressedTwice() {
    roster.say(ana, "invite send ben@acme.test team:\"Data Science\"");
    roster.settle();
    assertThat(roster.mailer().to("ben@acme.test").getLast().text())
        .contains("as Member, in the team Data Science");
    String token = roster.mailer().invitationToken("ben@acme.test").orElseThrow();
    assertThat(roster.core().links().find(token).orElseThrow().team()).contains("Data Science");
    Outcome joined = roster.accept(token, "k");
    assertThat(((Outcome.Joined) joined).team()).contains("You are in the team Data Science too.");
    assertThat(roster.accept(token, "k")).isEqualTo(joined);
    assertThat(roster.ask(ana, "team show data-science")).contains("People: 1");
  }

  @Test
  void aTeamThatIsGoneOrInactiveIsNoObstacle() {
    Account ben = roster.person("Ben Ode");
    Account chloe = roster.person("Chloe Fay");
    roster.say(ana, "invite send " + ben.mention() + " team:data-science");
    roster.say(ana, "invite send " + chloe.mention() + " team:data-science");
    roster.settle();
    roster.say(ana, "team deactivate data-science");
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
        .contains("The team Data Science is not in use any more, so you are in no team yet.");
    roster.press(ana, roster.say(ana, "team delete data-science"), "Confirm");
    assertThat(roster.ask(ana, "invite list")).contains("Member, team: deleted since");
    assertThat(TestRoster.words(roster.press(chloe, roster.newestCard(chloe), "Accept")))
        .contains("The team of this invitation is gone, so you are in no team yet.");
    assertThat(roster.ask(chloe, "me")).contains("Role: Member");
  }

  @Test
  void onlyAnActiveTeamOfThisOrgCanBeNamed() {
    assertThat(roster.ask(ana, "invite send ben@acme.test team:data-scienze"))
        .contains("Did you mean Data Science?");
    assertThat(
            roster
                .engine()
                .suggest(roster.call(ana, new Input.Line("")), "invite send", "team", "sci"))
        .extracting(Suggestion::value)
        .containsExactly("data-science");
    roster.say(ana, "team deactivate data-science");
    assertThat(roster.ask(ana, "invite send ben@acme.test team:data-science"))
        .contains("The team Data Science is inactive");
    Account zoe = roster.person("Zoe");
    roster.say(zoe, "org create Other pro");
    assertThat(roster.ask(zoe, "invite send ben@acme.test team:data-science"))
        .contains("is no team of Other");
    assertThat(roster.ask(ana, "invite list")).contains("None yet");
  }

  @Test
  @DisplayName("X16 with five roles the role in the team decides who is invited into it")
  void theTeamDecidesWhoIsInvitedIntoIt() {
    Account chloe = roster.member(ana, "Chloe Fay", "admin");
    Account ben = roster.person("Ben Ode");
    roster.press(ana, roster.say(ana, "org policy team.roles five"), "Confirm");
    roster.say(ana, "team create Figures");
    assertThat(roster.ask(chloe, "invite send " + ben.mention() + " team:figures"))
        .contains("You have no role in the team Figures")
        .contains("Who could: the owner of the team Figures");
    assertThat(
            roster
                .engine()
                .suggest(roster.call(chloe, new Input.Line("")), "invite send", "team", ""))
        .isEmpty();
    assertThat(
            roster
                .engine()
                .suggest(roster.call(ana, new Input.Line("")), "invite send", "team", ""))
        .extracting(Suggestion::value)
        .containsExactly("figures");
    roster.say(ana, "team add figures %s role:moderator".formatted(chloe.mention()));
    assertThat(roster.ask(chloe, "invite send " + ben.mention() + " team:figures"))
        .contains("Your role in the team Figures, Moderator, does not include this");
    assertThat(roster.ask(ana, "invite list")).doesNotContain("Ben Ode");
    assertThat(roster.ask(ana, "invite send " + ben.mention() + " team:figures"))
        .contains("Ben Ode");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(roster.ask(ben, "team show figures")).contains("Your role: Member");
  }
}
