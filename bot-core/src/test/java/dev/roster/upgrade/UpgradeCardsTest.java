package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the copies of a card go, and that all of them end. */
@ExtendWith(DatabaseExtension.class)
class UpgradeCardsTest {

  private final TestDatabase database;
  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;

  UpgradeCardsTest(TestDatabase database) {
    this.database = database;
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @DisplayName("A28: every copy ends after a restart between posting and decision")
  void everyCopyEndsAfterARestart() {
    stage.request("please");
    Reply card = roster.newestCard(elif);
    roster.core().close();
    try (Core next = roster.replica()) {
      Reply clicked = next.engine().handle(roster.call(elif, TestRoster.pressing(card, "Approve")));
      assertThat(TestRoster.words(clicked)).contains("Approved: by Elif Kaya");
      assertThat(TestRoster.button(roster.newestCard(ana), "Approve")).isNotNull();
      next.start();
      roster.settle();
      requireEnded(roster.newestCard(ana), "Approved: by Elif Kaya");
      requireEnded(roster.newestCard(elif), "Approved: by Elif Kaya");
      assertThat(roster.newestCard(ben).words()).contains("You are on Pro now.");
    }
  }

  @Test
  void aCardThatIsBeingPostedAtThatMomentEndsToo() {
    var slack = new Interfering(roster.slack());
    roster.core().platforms().register(slack);
    slack.afterPosting(() ->
        assertThat(roster.ask(ana, "member tier " + ben.mention() + " pro"))
            .contains("answers the request"));
    roster.say(ben, "upgrade request please");
    roster.settle();
    for (Account approver : List.of(ana, elif)) {
      for (Reply.Message sent : roster.slack().directTo(approver)) {
        assertThat(sent.blocks().toString()).doesNotContain("label=Approve,");
      }
    }
    assertThat(roster.slack().directTo(ana).toString() + roster.slack().directTo(elif))
        .contains("set by Ana Lima with member tier");
  }

  @Test
  void aCopyThatCannotBeChangedHoldsUpNoOther() {
    var slack = new Interfering(roster.slack());
    roster.core().platforms().register(slack);
    stage.request("please");
    slack.failUpdatesIn("D-" + ana.user());
    roster.say(elif, "upgrade approve " + UpgradeStage.code(roster.ask(ben, "me")));
    roster.settle();
    requireEnded(roster.newestCard(elif), "Approved: by Elif Kaya");
    assertThat(roster.newestCard(ben).words()).contains("You are on Pro now.");
    Reply stale = roster.newestCard(ana);
    assertThat(TestRoster.words(roster.press(ana, stale, "Approve")))
        .contains("Elif Kaya approved this before you.");
    slack.failUpdatesIn("");
    roster.clock().advance(Duration.ofMinutes(1));
    roster.settle();
    requireEnded(roster.newestCard(ana), "Approved: by Elif Kaya");
  }

  @Test
  @DisplayName("A28: one copy a person, on the platform they last used; decided on the other")
  void goesWhereSomebodySpokeLast() {
    Account elsewhere = alsoOnDiscord(elif, "Elif Kaya");
    String code = stage.request("please");
    assertThat(roster.discord().directTo(elsewhere)).hasSize(1);
    assertThat(roster.newestCard(elif).words()).doesNotContain("Pro for Ben");
    assertThat(TestRoster.words(roster.sayIn(elsewhere, TestRoster.GUILD, "upgrade show " + code)))
        .contains("Pro for Ben Ode?");
    assertThat(roster.askIn(elsewhere, TestRoster.GUILD, "upgrade approve " + code + " of course"))
        .contains("Ben Ode is on Pro now.");
    roster.settle();
    requireEnded(roster.newestCard(ana), "Why: of course");
    requireEnded(roster.newestCard(elsewhere), "Approved: by Elif Kaya");
    assertThat(roster.newestCard(ben).words()).contains("Elif Kaya approved your request");
  }

  @Test
  void aClosedDirectMessageFallsBackToAnotherPlatform() {
    Account elsewhere = alsoOnDiscord(elif, "Elif Kaya");
    var discord = new Interfering(roster.discord());
    discord.close(elsewhere);
    roster.core().platforms().register(discord);
    stage.request("please");
    assertThat(roster.newestCard(elif).words()).contains("Pro for Ben Ode?");
    assertThat(roster.discord().directTo(elsewhere)).isEmpty();
  }

  @Test
  @DisplayName("A28: nobody decides on their own request, also not through another account")
  void aSecondIdentityIsTheSamePerson() {
    Account elsewhere = alsoOnDiscord(elif, "Elif Kaya");
    String code = UpgradeStage.code(roster.ask(elif, "upgrade request for me"));
    roster.settle();
    assertThat(roster.discord().directTo(elsewhere)).isEmpty();
    assertThat(roster.ask(elsewhere, "upgrade approve " + code))
        .startsWith("This is your own request");
    Reply anas = roster.newestCard(ana);
    assertThat(TestRoster.words(roster.pressIn(elsewhere, TestRoster.GUILD, anas, "Approve")))
        .startsWith("This is your own request");
    assertThat(roster.ask(elsewhere, "upgrade show " + code))
        .contains("takes the request back")
        .doesNotContain("Approve");
    assertThat(roster.ask(elif, "me")).contains("Tier: Base");
    assertThat(roster.ask(elsewhere, "upgrade cancel " + code)).contains("Cancelled");
  }

  @Test
  void whoLostTheRightMeanwhileIsNotAsked() {
    roster.core().close();
    roster.say(ben, "upgrade request please");
    roster.say(ana, "member role " + elif.mention() + " member");
    try (Core next = roster.replica()) {
      next.start();
      roster.settle();
      assertThat(roster.newestCard(ana).words()).contains("Pro for Ben Ode?");
      assertThat(roster.slack().directTo(elif).toString()).doesNotContain("Pro for Ben");
    }
  }

  @Test
  void someoneSuspendedIsNotRaised() {
    String code = stage.request("please");
    status(ben, "suspended");
    assertThat(roster.ask(elif, "upgrade approve " + code))
        .isEqualTo(
            "Ben Ode is suspended. Reactivate them first with member reactivate, or close the"
                + " request with upgrade deny %s.".formatted(code));
    assertThat(roster.ask(ben, "upgrade request more")).contains("suspended");
    assertThat(roster.ask(elif, "upgrade deny " + code)).contains("stays on Base");
    roster.settle();
    requireEnded(roster.newestCard(ana), "Denied: by Elif Kaya");
    assertThat(roster.newestCard(ben).words()).contains("Elif Kaya denied your request");
    status(ben, "active");
  }

  @Test
  @DisplayName("A32: a suspended member keeps the tier")
  void suspensionKeepsTheTier() {
    roster.say(elif, "member tier " + ben.mention() + " pro");
    status(ben, "suspended");
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro");
    status(ben, "active");
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro");
  }

  @Test
  void atMostFiftyAreAsked() {
    for (int i = 0; i < 52; i++) {
      admin("Admin %02d".formatted(i));
    }
    assertThat(roster.ask(ben, "upgrade request please"))
        .contains("50 people were asked to decide (")
        .contains("and 51 more).")
        .contains("4 more can decide without having been asked.");
    roster.settle();
    assertThat(
            database.number(
                "select count(*) from posted_message p join upgrade_card c on c.id = p.subject_id"
                    + " join upgrade_request r on r.id = c.request_id join org o on o.id = r.org_id"
                    + " where o.name = ?",
                stage.org))
        .isEqualTo(50);
    roster.say(ben, "upgrade cancel " + UpgradeStage.code(roster.ask(ben, "me")));
  }

  @Test
  void nobodyReachableIsSaid() {
    database.run(
        "delete i from chat_identity i join membership m on m.person_id = i.person_id"
            + " join org o on o.id = m.org_id where o.name = ? and m.role <> 'member'",
        stage.org);
    assertThat(roster.ask(ben, "upgrade request please"))
        .contains("Nobody who can decide is known in this chat yet; tell ")
        .contains("Elif Kaya");
  }

  @Test
  void aFormNamesNoOtherRequestThanItsCard() {
    stage.request("please");
    var forged =
        new Input.Filled(
            "upgrade deny",
            Map.of("request", "r-nnnn", "reason", "no"),
            Optional.of(TestRoster.button(roster.newestCard(ana), "Deny").id()));
    assertThat(TestRoster.words(roster.engine().handle(roster.call(ana, forged))))
        .contains("Denied: by Ana Lima")
        .contains("Why: no");
  }

  /** As removing and suspending will do it: the org's version moves with its members. */
  private void status(Account who, String status) {
    database.run(
        "update membership m join org o on o.id = m.org_id"
            + " join chat_identity i on i.person_id = m.person_id"
            + " set m.status = ? where o.name = ? and i.user_id = ?",
        status,
        stage.org,
        who.user());
  }

  private void admin(String name) {
    Account account = roster.person(name);
    String person = database.rows("select uuid()").getFirst();
    database.run(
        "insert into person (id, display_name, created_at) values (?, ?, utc_timestamp(6))",
        person,
        name);
    database.run(
        "insert into chat_identity (id, platform, tenant, user_id, person_id, created_at, seen_at)"
            + " values (uuid(), ?, ?, ?, ?, utc_timestamp(6), utc_timestamp(6))",
        account.platform(),
        account.tenant(),
        account.user(),
        person);
    database.changeMembers(
        "insert into membership (id, org_id, person_id, role, joined_at)"
            + " select uuid(), id, ?, 'admin', utc_timestamp(6) from org where name = ?",
        person,
        stage.org);
    database.run("update org set members = members + 1 where name = ?", stage.org);
  }

  /** Gives somebody a second identity, in a server that the org is connected to too. */
  private Account alsoOnDiscord(Account who, String name) {
    Account account = roster.onDiscord(name);
    database.run(
        "insert ignore into chat_install (id, platform, tenant, created_at)"
            + " values (uuid(), 'discord', ?, utc_timestamp(6))",
        TestRoster.GUILD);
    database.run(
        "insert into org_install (org_id, install_id, connected_at)"
            + " select o.id, c.id, utc_timestamp(6) from org o, chat_install c"
            + " where o.name = ? and c.platform = 'discord'",
        stage.org);
    database.run(
        "insert into chat_identity (id, platform, tenant, user_id, person_id, created_at, seen_at)"
            + " select uuid(), ?, ?, ?, person_id, created_at, seen_at + interval 1 hour"
            + " from chat_identity where user_id = ?",
        account.platform(),
        account.tenant(),
        account.user(),
        who.user());
    return account;
  }
}
