package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A member asks for Pro, and those who may decide do. */
@ExtendWith(DatabaseExtension.class)
class UpgradeTest {

  private final TestDatabase database;
  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account ben;
  private final Account elif;

  UpgradeTest(TestDatabase database) {
    this.database = database;
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.ben = stage.ben;
    this.elif = stage.elif;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @DisplayName("A20 A21 A27: a Base member asks, and everybody who may decide gets a card")
  void asksEverybodyWhoMayDecide() {
    assertThat(roster.ask(ben, "me")).contains("Tier: Base").doesNotContain("requested");
    String answer = roster.ask(ben, "upgrade request I write long documents");
    assertThat(answer)
        .contains("Asked for Pro: r-")
        .contains("2 people were asked to decide")
        .contains("upgrade cancel r-");
    roster.settle();
    for (Account approver : List.of(ana, elif)) {
      assertThat(roster.newestCard(approver).words())
          .contains("Pro for Ben Ode?")
          .contains("Requester: Ben Ode")
          .contains("Reason: I write long documents")
          .contains("Current tier: Base")
          .contains("Expires: ");
    }
    assertThat(roster.newestCard(ana).words()).contains("Who else can decide: Elif Kaya");
    assertThat(roster.newestCard(elif).words()).contains("Who else can decide: Ana Lima");
    assertThat(roster.newestCard(ben).words()).doesNotContain("Pro for Ben");
    roster.clock().advance(Duration.ofDays(2));
    assertThat(roster.ask(ben, "me"))
        .contains("Tier: Base")
        .contains("Request: Pro requested 2 days ago, " + UpgradeStage.code(answer));
  }

  @Test
  @DisplayName("A28: Approve gives Pro, tells the requester, and ends every card")
  void approves() {
    String code = stage.request("please");
    Reply clicked = roster.press(elif, roster.newestCard(elif), "Approve");
    assertThat(clicked).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(clicked)).contains("Approved: by Elif Kaya, ");
    roster.settle();
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro").doesNotContain("requested");
    assertThat(roster.newestCard(ben).words())
        .isEqualTo(
            "Elif Kaya approved your request for Pro in Acme %s (%s). You are on Pro now."
                .formatted(ana.user(), code));
    for (Account approver : List.of(ana, elif)) {
      requireEnded(roster.newestCard(approver), "Approved: by Elif Kaya, ");
    }
    assertThat(
            database.rows(
                "select e.action from audit_event e join upgrade_request r on r.org_id = e.chain"
                    + " where r.code = ? and (e.action like 'upgrade.%' or e.action = 'member.tier')"
                    + " order by e.version, e.n",
                code))
        .containsExactly("upgrade.requested", "upgrade.approved", "member.tier");
  }

  @Test
  @DisplayName("A28: Deny opens a form, keeps Base, and says why to the requester")
  void denies() {
    String code = stage.request("please");
    Reply denied = stage.deny(ana, roster.newestCard(ana), "no budget this month");
    assertThat(denied).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(denied))
        .contains("Denied: by Ana Lima, ")
        .contains("Why: no budget this month");
    roster.settle();
    assertThat(roster.ask(ben, "me")).contains("Tier: Base").doesNotContain("requested");
    assertThat(roster.newestCard(ben).words())
        .contains("Ana Lima denied your request")
        .contains(code)
        .contains("You stay on Base. Why: no budget this month");
    requireEnded(roster.newestCard(elif), "Denied: by Ana Lima, ");
    assertThat(roster.newestCard(elif).words()).contains("Why: no budget this month");
    stage.request("once more, shorter");
  }

  @Test
  void theLosingClickLearnsWhoWon() {
    stage.request("please");
    Reply anas = roster.newestCard(ana);
    Reply elifs = roster.newestCard(elif);
    roster.press(elif, elifs, "Approve");
    Reply late = stage.deny(ana, anas, "");
    assertThat(late).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(late))
        .contains("Approved: by Elif Kaya, ")
        .contains("Elif Kaya approved this before you.");
    assertThat(TestRoster.words(roster.press(elif, elifs, "Approve")))
        .contains("You approved this already.");
    roster.clock().advance(Duration.ofDays(90));
    assertThat(TestRoster.words(roster.press(ana, anas, "Approve")))
        .contains("Elif Kaya approved this before you.");
  }

  @Test
  void cancelsOnesOwnRequest() {
    String code = stage.request("please");
    Reply anas = roster.newestCard(ana);
    assertThat(roster.ask(ana, "upgrade cancel " + code))
        .contains("Only Ben Ode can take the request " + code + " back.");
    assertThat(roster.ask(ben, "upgrade cancel " + code))
        .contains("Cancelled your request " + code);
    roster.settle();
    requireEnded(roster.newestCard(ana), "Cancelled: by Ben Ode, ");
    assertThat(TestRoster.words(roster.press(ana, anas, "Approve")))
        .contains("Ben Ode took the request back before.");
    assertThat(roster.ask(ben, "upgrade cancel " + code)).contains("nothing left to cancel");
  }

  @Test
  @DisplayName("A21: a new membership is on Base, whatever its role")
  void everybodyBeginsOnBase() {
    for (Account who : List.of(ana, elif, ben)) {
      assertThat(roster.ask(who, "me")).contains("Tier: Base");
    }
  }

  @Test
  void aSecondRequestShowsTheFirst() {
    String code = stage.request("please");
    assertThat(roster.ask(ben, "upgrade request again"))
        .contains("You asked for Pro already")
        .contains("Request: " + code)
        .contains("Reason: please")
        .contains("upgrade cancel " + code + " takes the request back");
    assertThat(roster.ask(ben, "upgrade list")).containsOnlyOnce("r-");
  }

  @Test
  void nobodyOnProAsks() {
    String code = stage.request("please");
    assertThat(roster.ask(elif, "upgrade approve " + code)).contains("Ben Ode is on Pro now.");
    assertThat(roster.ask(ben, "upgrade request more")).isEqualTo("You are on Pro already.");
  }

  @Test
  @DisplayName("A28: typed approve and deny do what the buttons do")
  void decidesByCommand() {
    String first = stage.request("please");
    assertThat(roster.ask(elif, "upgrade deny " + first.toUpperCase(Locale.ROOT) + " not yet"))
        .isEqualTo("Denied: Ben Ode stays on Base, and may ask again.");
    roster.settle();
    requireEnded(roster.newestCard(ana), "Why: not yet");
    String second = stage.request("pretty please");
    assertThat(roster.ask(ana, "upgrade approve " + second.substring(2) + " well earned"))
        .startsWith("Approved: Ben Ode is on Pro now.");
    roster.settle();
    requireEnded(roster.newestCard(elif), "Why: well earned");
    assertThat(roster.newestCard(ben).words()).contains("Why: well earned");
    assertThat(roster.ask(elif, "upgrade deny " + second))
        .contains("Ana Lima approved this before you.");
    assertThat(roster.ask(ana, "upgrade approve r-nnnn")).contains("There is no request r-nnnn");
  }

  @Test
  @DisplayName("A28: an approval is taken back by Undo, unless the tier was set again")
  void undoesAnApproval() {
    Reply approved = roster.say(elif, "upgrade approve " + stage.request("please"));
    assertThat(TestRoster.words(roster.press(elif, approved, "Undo")))
        .isEqualTo("Undone: Ben Ode is on Base again. They were told.");
    roster.settle();
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
    assertThat(roster.newestCard(ben).words())
        .contains("Elif Kaya took the approval of your request")
        .contains("You are on Base");
    requireEnded(roster.newestCard(ana), "Taken back: by Elif Kaya, ");
    assertThat(roster.ask(ana, "upgrade list")).contains("approved by Elif Kaya, taken back");
  }

  @Test
  void aClickIsTakenBackByTheCommandUndo() {
    stage.request("please");
    roster.press(elif, roster.newestCard(elif), "Approve");
    assertThat(roster.ask(elif, "undo")).contains("Undone: Ben Ode is on Base again.");
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
  }

  @Test
  void nothingNewerIsTakenBack() {
    Reply approved = roster.say(elif, "upgrade approve " + stage.request("please"));
    roster.say(ana, "member tier " + ben.mention() + " base");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(TestRoster.words(roster.press(elif, approved, "Undo")))
        .contains("This cannot be undone any more: the tier of Ben Ode was set again meanwhile.");
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro");
  }

  @Test
  void nobodyDecidesOnTheirOwn() {
    String code = UpgradeStage.code(roster.ask(elif, "upgrade request for me"));
    roster.settle();
    assertThat(roster.newestCard(elif).words()).doesNotContain("Pro for Elif");
    assertThat(roster.ask(elif, "upgrade approve " + code))
        .isEqualTo(
            "This is your own request, and nobody decides on their own. Who could: Ana Lima.");
    Reply anas = roster.newestCard(ana);
    assertThat(TestRoster.words(roster.press(elif, anas, "Approve")))
        .startsWith("This is your own request");
    assertThat(roster.ask(elif, "inbox")).contains("Nothing waits for you.");
    assertThat(TestRoster.words(roster.press(ana, anas, "Approve"))).contains("Approved");
  }

  @Test
  void whoLostTheRightDecidesNothing() {
    stage.request("please");
    Reply elifs = roster.newestCard(elif);
    roster.say(ana, "member role " + elif.mention() + " member");
    assertThat(roster.press(elif, elifs, "Approve")).isInstanceOf(Reply.Message.class);
    assertThat(TestRoster.words(roster.press(elif, elifs, "Approve")))
        .contains("does not include this")
        .contains("Ana Lima");
    assertThat(TestRoster.words(roster.press(ben, elifs, "Approve")))
        .contains("does not include this");
    assertThat(roster.ask(ben, "me")).contains("Tier: Base").contains("Pro requested today");
  }

  @Test
  void aSoleApproverIsToldWhatToDo() {
    roster.say(ana, "org create \"Solo " + ana.user() + "\" pro");
    assertThat(roster.ask(ana, "upgrade request please"))
        .contains("Nobody else in Solo " + ana.user() + " can decide on a request")
        .contains("You manage the billing")
        .contains("member tier @Ana Lima pro");
    assertThat(roster.ask(ana, "upgrade list")).contains("None yet.");
    assertThat(roster.ask(ana, "member tier " + ana.mention() + " pro"))
        .startsWith("Ana Lima is on Pro in Solo");
  }

  @Test
  @DisplayName("X19: a bare upgrade says that it is about the tier, not the plan")
  void saysWhatItIsAbout() {
    assertThat(roster.ask(ben, "upgrade"))
        .contains("tier of one person, Base or Pro")
        .contains("The plan of a whole org")
        .contains("upgrade request [reason]");
  }
}
