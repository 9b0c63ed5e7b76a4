package dev.roster.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who a chat account speaks for (design.md, "Who is speaking"). */
@ExtendWith(DatabaseExtension.class)
class WhoIsSpeakingTest {

  private final TestRoster roster;

  WhoIsSpeakingTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void aConfirmedAddressBindsInAWorkspaceThatTheOrgIsConnectedTo() {
    Account ana = roster.person("Ana", "ana@one.test");
    roster.say(ana, "org create One pro");
    joinByLink(ana, "zoe@one.test");

    Account zoe = roster.person("Zoe", "zoe@one.test");

    assertThat(roster.ask(zoe, "me")).contains("Org: One").contains("Role: Member");
    assertThat(roster.ask(ana, "member show " + zoe.mention())).contains("zoe@one.test");
  }

  @Test
  @DisplayName("B35: a second account of one workspace does not become the same person")
  void aSecondAccountOfTheWorkspaceBindsToNobody() {
    Account ana = roster.person("Ana", "ana@two.test");
    roster.say(ana, "org create Two pro");
    joinByLink(ana, "zoe@two.test");
    Account zoe = roster.person("Zoe", "zoe@two.test");
    roster.ask(zoe, "me");

    Account impostor = roster.person("Zoe too", "zoe@two.test");

    assertThat(roster.ask(impostor, "me")).contains("You are in no org here");
  }

  @Test
  void aForeignWorkspaceClaimsAnAddressInVain() {
    Account ana = roster.person("Ana", "ana@three.test");
    roster.say(ana, "org create Three pro");
    joinByLink(ana, "zoe@three.test");

    Account claimer =
        roster.slack().person("T9", "U1", "Zoe", Optional.of("zoe@three.test"), Standing.ADMIN);

    assertThat(roster.ask(claimer, "me")).contains("You are in no org here");
    assertThat(roster.ask(claimer, "member list org:three")).contains("in no org called three");
  }

  @Test
  void whatASlackAdminShowsOfAnAddressIsNoProofForOtherOrgs() {
    Account claimer =
        roster.slack().person("T8", "U1", "Not Zoe", Optional.of("zoe@four.test"), Standing.ADMIN);
    roster.ask(claimer, "org create Rogue pro");
    Account ana = roster.person("Ana", "ana@four.test");
    roster.say(ana, "org create Four pro");

    joinByLink(ana, "zoe@four.test");

    assertThat(roster.ask(ana, "member list")).contains("zoe@four.test");
    assertThat(roster.ask(claimer, "org list")).contains("Rogue").doesNotContain("Four");
  }

  @Test
  void guestsHearOneSentence() {
    assertThat(roster.ask(roster.guest("Gus"), "help"))
        .isEqualTo("Guests of this workspace cannot use Roster.");
  }

  private void joinByLink(Account inviter, String address) {
    roster.say(inviter, "invite send " + address);
    roster.settle();
    String token = roster.mailer().invitationToken(address).orElseThrow();
    roster.accept(token, "link " + address);
  }
}
