package dev.roster.slack;

import static dev.roster.slack.TwoWorkspaces.ACME;
import static dev.roster.slack.TwoWorkspaces.ADA;
import static dev.roster.slack.TwoWorkspaces.GLOBEX;
import static dev.roster.slack.TwoWorkspaces.HANK;
import static dev.roster.slack.TwoWorkspaces.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.roster.slack.install.OAuthInstall.Outcome;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.Shown;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two Slack workspaces, of which the second installs Roster. */
@ExtendWith(DatabaseExtension.class)
final class ManyWorkspacesTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final String org = "Both " + System.identityHashCode(this);
  private TwoWorkspaces two;

  ManyWorkspacesTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void start() throws Exception {
    database.run("delete from slack_installation");
    // Orgs of earlier tests are none of this one's.
    database.run(
        "delete oi from org_install oi join chat_install c on c.id = oi.install_id"
            + " where c.tenant = ?",
        GLOBEX);
    two = TwoWorkspaces.start(roster);
  }

  @AfterEach
  void stop() {
    roster.requireInvariants();
    two.close();
    roster.close();
  }

  @Test
  void speaksInEachWorkspaceWithItsOwnToken() throws Exception {
    assertThat(two.install()).isEqualTo(new Outcome.Done("Globex"));

    assertThat(say(two.globex, HANK, "me")).doesNotContain("not installed", "Guests");
    assertThat(say(two.acme, ADA, "me")).doesNotContain("not installed", "Guests");

    assertThat(two.slack.calls("users.info"))
        .extracting(StandInSlack.Called::team)
        .containsExactly(GLOBEX, ACME);
  }

  @Test
  @DisplayName("issue: an address from a foreign Slack workspace binds to nobody")
  void theSecondWorkspaceSeesNothingOfTheFirst() throws Exception {
    two.install();
    assertThat(say(two.acme, ADA, "org create “" + org + "” pro")).contains("is yours now");
    long people = database.number("select count(*) from person");
    long known = identities();

    for (String who : List.of(HANK, ADA)) {
      assertThat(say(two.globex, who, "org list")).doesNotContain(org);
      assertThat(say(two.globex, who, "member list org:\"" + org + "\"")).doesNotContain("ada");
      assertThat(say(two.globex, who, "home")).doesNotContain(org);
    }

    assertThat(identities()).isEqualTo(known);
    assertThat(database.number("select count(*) from person")).isEqualTo(people);
  }

  @Test
  @DisplayName("X22, Slack Connect: who acts in a shared channel is nobody of the other workspace")
  void nobodyOfASharedChannelIsTakenForAMember() throws Exception {
    two.install();
    String zoe = "zoe" + System.identityHashCode(this) + "@acme.test";
    assertThat(say(two.acme, ADA, "org create “" + org + "” pro")).contains("is yours now");
    say(two.acme, ADA, "invite send " + zoe);
    roster.settle();
    roster.accept(roster.mailer().invitationToken(zoe).orElseThrow(), "shared " + org);

    // As Globex's: the channel is shared, the command says whose user typed it.
    two.slack.addUser(GLOBEX, "U0ZOE", "zoe", zoe).addProperty("is_admin", true);
    assertThat(say(two.globex, "U0ZOE", "org list")).doesNotContain(org);
    // As Acme's, in whose channel it is: users.info says whose the user is.
    two.slack.addUser("U0ZOE", "zoe", zoe).addProperty("team_id", GLOBEX);
    // The same id is a stranger's there, and the one of somebody who left.
    two.slack.addUser("U0STRANGE", "zoe", zoe).addProperty("is_stranger", true);
    two.slack.addUser("U0GONE", "zoe", zoe).addProperty("deleted", true);
    two.slack.addUser("U0GUEST", "zoe", zoe).addProperty("is_restricted", true);
    two.slack.addUser("U0SINGLE", "zoe", zoe).addProperty("is_ultra_restricted", true);
    two.slack.addUser("U0ROBOT", "zoe", zoe).addProperty("is_bot", true);
    for (String who :
        List.of("U0ZOE", "U0STRANGE", "U0GONE", "U0GUEST", "U0SINGLE", "U0ROBOT", "U0NOBODY")) {
      assertThat(say(two.acme, who, "org list")).as(who).contains("Guests of this workspace");
    }
    two.slack.addUser("U0CLAIMS", "zoe", zoe).addProperty("is_email_confirmed", false);
    assertThat(say(two.acme, "U0CLAIMS", "org list")).doesNotContain(org);
    assertThat(speaking(zoe)).isEmpty();

    // The control: a member of Acme with that confirmed address is Zoe.
    two.slack.addUser("U0TRUE", "zoe", zoe);
    assertThat(say(two.acme, "U0TRUE", "org list")).contains(org);
    assertThat(speaking(zoe)).containsExactly(ACME + "/U0TRUE");
    // Her id and her address in Globex are somebody else's still.
    two.slack.addUser(GLOBEX, "U0TRUE", "zoe", zoe);
    assertThat(say(two.globex, "U0TRUE", "org list")).doesNotContain(org);
    assertThat(speaking(zoe)).containsExactly(ACME + "/U0TRUE");
  }

  private List<String> speaking(String email) {
    return database.rows(
        "select concat(i.tenant, '/', i.user_id) from chat_identity i"
            + " join person p on p.id = i.person_id where p.email_key = ?",
        email);
  }

  private long identities() {
    return database.number("select count(*) from chat_identity where tenant = ?", GLOBEX);
  }

  @Test
  void cardsAndUpdatesGoOutWithTheRightToken() throws Exception {
    two.install();
    two.connect(org);
    assertThat(say(two.acme, ADA, "invite send hank@globex.test role:admin")).contains("Invited");
    roster.settle();

    Shown card = two.slack.inbox(GLOBEX, HANK).getLast();
    assertThat(card.text()).contains("Join " + org);
    assertThat(two.globex.press(HANK, card, "Accept").answer().text()).contains("You are in ");
    roster.settle();

    assertThat(card.buttons()).isEmpty();
    assertThat(two.slack.calls("chat.postMessage"))
        .filteredOn(call -> call.params().get("channel").getAsString().contains(HANK))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.team()).isEqualTo(GLOBEX));
  }

  @Test
  @DisplayName("trust.md R10: a token lies encrypted in the database")
  void theDatabaseHoldsNoToken() {
    two.install();

    assertThat(
            database.rows(
                "select concat_ws(' ', team, name, token, scopes, installed_by)"
                    + " from slack_installation"))
        .singleElement()
        .asString()
        .startsWith(GLOBEX + " Globex ")
        .doesNotContain("xoxb", StandInSlack.OTHER_TOKEN);
    assertThat(database.rows("select after_values from audit_event"))
        .isNotEmpty()
        .noneMatch(event -> event.contains("xoxb"));
  }

  @Test
  void aTokenThatWasCopiedToAnotherRowOpensNothing() throws Exception {
    two.install();
    database.run("update slack_installation set team = 'T0THIEF'");
    two.slack.addUser("T0THIEF", HANK, "hank", null);

    assertThat(say(two.acme.of("T0THIEF"), HANK, "me")).contains("not installed here any more");
    assertThat(two.calls(GLOBEX)).isZero();
  }

  @Test
  @DisplayName("trust.md, Faults: app uninstalled: token deleted, no calls, the org keeps its data")
  void anUninstallEndsCallsAndKeepsTheOrg() throws Exception {
    two.install();
    two.connect(org);
    say(two.acme, ADA, "invite send hank@globex.test role:admin");
    roster.settle();
    two.globex.press(HANK, two.slack.inbox(GLOBEX, HANK).getLast(), "Accept").answer();
    roster.settle();
    two.slack.revoke(StandInSlack.OTHER_TOKEN);

    two.happens("app_uninstalled", Optional.empty());
    long calls = two.calls(GLOBEX);
    // What waits for Hank, and for Ada behind it.
    assertThat(say(two.acme, ADA, "member role hank@globex.test member")).isNotEmpty();
    two.happens("tokens_revoked", Optional.empty());
    roster.settle();

    assertThat(two.calls(GLOBEX)).isEqualTo(calls);
    assertThat(
            database.rows(
                "select concat(token is null, ended_why) from slack_installation where team = ?",
                GLOBEX))
        .containsExactly("1app_uninstalled");
    assertThat(two.slack.inbox(ADA))
        .filteredOn(message -> message.text().contains("taken out of the Slack workspace"))
        .singleElement()
        .satisfies(told -> assertThat(told.text()).contains("Globex", org));
    assertThat(say(two.acme, ADA, "member list")).contains("hank");
    assertThat(say(two.globex, HANK, "me"))
        .isEqualTo(
            "Roster is not installed here any more, so nothing was done. An admin of this workspace"
                + " can install it again at https://roster.test/slack/install.");

    two.install("Globex", "xoxb-globex-2", _ -> {});
    assertThat(say(two.globex, HANK, "me")).contains(org);
  }

  @Test
  void whatWaitedGoesOutWhenItIsInstalledAgainUnlessItIsStale() throws Exception {
    two.install();
    two.connect(org);
    two.slack.addUser(GLOBEX, "U0KIM", "kim", "kim@globex.test");
    two.happens("app_uninstalled", Optional.empty());
    assertThat(say(two.acme, ADA, "invite send hank@globex.test kim@globex.test"))
        .contains("Invited");
    roster.settle();
    say(two.acme, ADA, "invite cancel kim@globex.test");
    roster.settle();
    assertThat(two.slack.inbox(GLOBEX, HANK)).noneMatch(one -> one.text().contains("Join " + org));

    two.install("Globex", "xoxb-globex-2", _ -> {});
    roster.settle();
    assertThat(two.slack.inbox(GLOBEX, HANK))
        .filteredOn(one -> one.text().contains("Join " + org))
        .hasSize(1);
    assertThat(two.slack.inbox(GLOBEX, "U0KIM")).isEmpty();
  }

  @Test
  void anEndThatIsOlderThanTheInstallIsLeftAlone() throws Exception {
    two.install();
    long before = roster.clock().instant().getEpochSecond() - 60;

    two.happens("app_uninstalled", Optional.of(before));

    assertThat(say(two.globex, HANK, "me")).doesNotContain("not installed");
  }

  @Test
  void theWebApisWordForADeadTokenEndsIt() throws Exception {
    two.install();
    two.slack.fault("users.info", Fault.error("account_inactive"));
    say(two.globex, HANK, "me");
    long calls = two.calls(GLOBEX);

    assertThat(say(two.globex, HANK, "me")).contains("not installed here any more");
    assertThat(say(two.acme, ADA, "me")).doesNotContain("not installed");
    assertThat(two.calls(GLOBEX)).isEqualTo(calls);
    assertThat(database.rows("select ended_why from slack_installation"))
        .containsExactly("account_inactive");
  }

  @Test
  void aSecondReplicaSeesAnInstallAndItsEndAtOnce() throws Exception {
    try (var replica = two.replica()) {
      assertThat(say(replica.globex, HANK, "me")).contains("not installed here any more");

      two.install();
      assertThat(say(replica.globex, HANK, "me")).doesNotContain("not installed");

      two.happens("app_uninstalled", Optional.empty());
      assertThat(say(replica.globex, HANK, "me")).contains("not installed here any more");
    }
  }

  @Test
  void aNewInstallTakesThePlaceOfTheOld() throws Exception {
    two.install();
    two.install("Globex Two", "xoxb-globex-2", _ -> {});
    two.slack.revoke(StandInSlack.OTHER_TOKEN);

    assertThat(say(two.globex, HANK, "me")).doesNotContain("not installed");
    assertThat(database.rows("select concat(name, version) from slack_installation"))
        .containsExactly("Globex Two2");
  }

  @Test
  void theConfiguredWorkspaceTellsItsOrgsToo() throws Exception {
    two.install();
    two.connect(org);
    say(two.acme, ADA, "invite send hank@globex.test role:admin");
    roster.settle();
    two.globex.press(HANK, two.slack.inbox(GLOBEX, HANK).getLast(), "Accept").answer();
    roster.settle();
    var event = new JsonObject();
    event.addProperty("type", "app_uninstalled");
    two.acme.happen(event);
    two.acme.happen(event);
    roster.settle();

    assertThat(say(two.acme, ADA, "me")).contains("not installed here any more");
    assertThat(two.slack.inbox(GLOBEX, HANK))
        .filteredOn(message -> message.text().contains("taken out of the Slack workspace"))
        .singleElement()
        .satisfies(told -> assertThat(told.text()).contains("Acme on Slack", org));
  }
}
