package dev.roster.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a chat account speaks for (design.md, "Who is speaking"). */
@ExtendWith(DatabaseExtension.class)
class WhoIsSpeakingTest {

  private final TestDatabase database;
  private final TestRoster roster;

  WhoIsSpeakingTest(TestDatabase database) {
    this.database = database;
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

  @ParameterizedTest
  @CsvSource({
    // The workspace, of which T1 is connected; whether the address is confirmed; who they are there
    "T1, true, MEMBER, true",
    "T1, false, MEMBER, false",
    "T1, false, ADMIN, false",
    "T1, true, OUTSIDER, false",
    "T7, true, MEMBER, false",
    "T7, true, ADMIN, false",
    "T7, false, MEMBER, false",
    "T7, true, OUTSIDER, false",
  })
  @DisplayName("X22 only a confirmed address, of a full member, in a workspace of their org, binds")
  void bindsByAConfirmedAddressOnly(
      String workspace, boolean confirmed, Standing standing, boolean binds) {
    String tag = UUID.randomUUID().toString().substring(0, 8);
    String email = "zoe" + tag + "@far.test";
    Account ana = roster.person("Ana");
    roster.say(ana, "org create \"Five " + tag + "\" pro");
    joinByLink(ana, email);
    if (workspace.equals("T7")) {
      // A workspace that is in use, by an org of strangers.
      Account stranger =
          roster.slack().person("T7", "S" + tag, "Sam", Optional.empty(), Standing.ADMIN);
      roster.say(stranger, "org create \"Seven " + tag + "\" pro");
    }
    Account zoe =
        roster
            .slack()
            .person(
                workspace,
                "Z" + tag,
                "Zoe",
                confirmed ? Optional.of(email) : Optional.empty(),
                standing);

    roster.ask(zoe, "me");
    roster.ask(zoe, "member list org:\"Five " + tag + "\"");
    assertThat(
            database.number(
                "select count(*) from chat_identity i join person p on p.id = i.person_id"
                    + " where p.email_key = ? and i.user_id = ?",
                email,
                zoe.user()))
        .isEqualTo(binds ? 1 : 0);
  }

  @Test
  void aWorkspaceThatIsConnectedLaterBindsFromThenOn() {
    Account ana = roster.person("Ana");
    roster.say(ana, "org create Eight pro");
    joinByLink(ana, "zoe@eight.test");
    Account zoe =
        roster.slack().person("T8B", "U8", "Zoe", Optional.of("zoe@eight.test"), Standing.ADMIN);
    assertThat(roster.ask(zoe, "me")).contains("You are in no org here");

    String code =
        roster
            .ask(ana, "org connect org:eight")
            .replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    roster.slack().install("T8B", "Eight there");
    Account admin = roster.slack().person("T8B", "U8A", "Ida", Optional.empty(), Standing.ADMIN);
    roster.ask(admin, "org connect " + code);
    assertThat(roster.ask(zoe, "me")).contains("Org: Eight");
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
