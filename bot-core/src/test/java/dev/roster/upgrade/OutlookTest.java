package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import dev.roster.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The card of a request says what Pro would mean, as it is when somebody looks. */
@ExtendWith(DatabaseExtension.class)
class OutlookTest {

  private final TestDatabase database;
  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;
  private final UUID org;

  OutlookTest(TestDatabase database) {
    this.database = database;
    this.stage = new UpgradeStage(TestRoster.start(database));
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
    this.org =
        UUID.fromString(database.rows("select id from org where name = ?", stage.org).getFirst());
    roster.clock().set(Instant.parse("2027-03-10T12:00:00Z"));
    // They are here for longer than a month.
    database.changeMembers(
        "update membership set joined_at = '2027-01-01' where org_id = '" + org + "'");
    set("allowance");
    database.run("update org set credit_pool = 50000 where id = ?", org.toString());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void set(String base) {
    database.run(
        "replace into org_policy (org_id, policy_key, value) values (?, 'credits.base', ?)",
        org.toString(),
        base);
  }

  private void used(Account who, long credits) {
    UUID person =
        UUID.fromString(
            database
                .rows("select person_id from chat_identity where user_id = ?", who.user())
                .getFirst());
    roster
        .core()
        .meter()
        .record(
            org,
            List.of(
                new Usage(
                    UUID.randomUUID().toString(), person, credits, 1, roster.clock().instant())));
  }

  @Test
  void saysUseCostAndHistory() {
    used(ben, 820);
    String first = stage.request("please");
    roster.say(elif, "upgrade deny " + first + " not yet");
    stage.request("please");
    assertThat(roster.newestCard(elif).words())
        .contains("Base allowance: 820 of 1,000 credits, 82 % this cycle")
        .contains("Pool: 50,000 of 50,000 credits left until 1 Apr 2027")
        .contains("at their pace about 820 credits a month from the pool")
        .contains("the pool lasts until the next cycle")
        .contains("Earlier requests: 1, the last denied by Elif Kaya, 10 Mar 2027")
        .contains("Last active: 10 Mar 2027");
  }

  @Test
  void saysWhereBaseDrawsOnThePoolAndWhenItIsUsedUp() {
    set("pool");
    used(ben, 45_000);
    stage.request("please");
    assertThat(roster.newestCard(elif).words())
        .contains("Used: 45,000 credits this cycle; Base draws on the pool here")
        .contains("Pool: 5,000 of 50,000 credits left")
        .contains("the pool would last until about 13 Mar 2027");
  }

  @Test
  void warnsOfAnEmptyPoolBeforeAndAfter() {
    roster.say(ana, "member tier " + elif.mention() + " pro");
    stage.request("please");
    Reply card = roster.newestCard(elif);
    used(elif, 50_000);
    assertThat(roster.ask(ana, "upgrade list pending")).contains("pending");
    assertThat(roster.ask(ana, "inbox")).contains("⚠ used up: Pro would be paused at once");
    var press = roster.callDirect(elif, TestRoster.pressing(card, "Approve"));
    assertThat(TestRoster.words(roster.engine().handle(press)))
        .contains("The pool is used up, so their Pro is paused until 1 Apr 2027")
        .contains("It had 50,000 credits left when this card was drawn.");
  }

  @Test
  void saysWhenTheTierHasChangedSinceTheCardWasDrawn() {
    roster.say(elif, "member tier " + ben.mention() + " pro for:5d");
    stage.request("more for:10d");
    Reply card = roster.newestCard(elif);
    roster.clock().advance(Duration.ofDays(5));
    assertThat(TestRoster.words(roster.press(elif, card, "Approve")))
        .contains("Since this card was drawn their tier had changed: from Pro until ")
        .contains(" to Base.");
  }

  @Test
  void theRequesterSeesTheirOwnUse() {
    used(ben, 10);
    String code = stage.request("please");
    assertThat(roster.ask(ben, "upgrade show " + code)).contains("10 of 1,000 credits, 1 %");
  }

  @Test
  void aChannelLearnsNoNumbers() {
    String channel = "C9" + ana.user();
    roster.say(ana, "org policy approvals.channel <#slack:T1/" + channel + "|approvals>");
    used(ben, 820);
    stage.request("please");
    assertThat(roster.slack().inChannel(channel).getLast().words())
        .contains("Pro for Ben Ode?")
        .contains("shows who decides what they use")
        .doesNotContain("820 of", "50,000", "Last active", "Earlier requests");
    roster.say(ana, "member tier " + elif.mention() + " pro");
    used(elif, 50_000);
    Reply card = roster.slack().inChannel(channel).getLast();
    assertThat(TestRoster.words(roster.press(elif, card, "Approve")))
        .contains("The pool is used up, so their Pro is paused until ")
        .doesNotContain("50,000");
  }

  @Test
  void aCardWhoseNumbersAreOldIsDrawnAnewWhenSomebodyLooks() {
    String code = stage.request("please");
    used(ben, 500);
    roster.clock().advance(Duration.ofHours(23));
    roster.say(ana, "upgrade show " + code);
    roster.settle();
    assertThat(roster.newestCard(elif).words()).contains("0 of 1,000 credits, 0 %");
    roster.clock().advance(Duration.ofHours(2));
    roster.say(ana, "upgrade list pending");
    roster.settle();
    assertThat(roster.newestCard(elif).words()).contains("500 of 1,000 credits, 50 %");
    assertThat(
            database.number(
                "select count(*) from outbox where kind = 'upgrade.update' and state = 'waiting'"))
        .isZero();
  }

  @Test
  void whoeverIsNewIsMeasuredByTheDaysTheyWereHere() {
    database.changeMembers(
        "update membership set joined_at = '2027-03-01 12:00:00' where org_id = '" + org + "'");
    used(ben, 100);
    stage.request("please");
    assertThat(roster.newestCard(elif).words())
        .contains("at their pace about 300 credits a month")
        .contains("(going by 10 days)");
  }

  @Test
  void whoeverCameBackIsMeasuredByWhatTheyUsedSince() {
    roster.clock().set(Instant.parse("2027-02-25T12:00:00Z"));
    used(ben, 900);
    roster.clock().set(Instant.parse("2027-03-10T12:00:00Z"));
    database.changeMembers(
        "update membership set joined_at = '2027-03-10 09:00:00' where org_id = '" + org + "'");
    used(ben, 4);
    stage.request("please");
    assertThat(roster.newestCard(elif).words())
        .contains("at their pace about 120 credits a month")
        .contains("(going by 1 day)");
  }
}
