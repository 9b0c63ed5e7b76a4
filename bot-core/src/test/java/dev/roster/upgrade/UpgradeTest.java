package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A member asks for Pro, and those who may decide do. */
@ExtendWith(DatabaseExtension.class)
class UpgradeTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;
  private final Account ben;
  private final Account elif;

  UpgradeTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.elif = roster.member(ana, "Elif Kaya", "admin");
    this.ben = roster.member(ana, "Ben Ode", "member");
    roster.settle();
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    roster.close();
  }

  private String request(String reason) {
    String answer = roster.ask(ben, "upgrade request " + reason);
    roster.settle();
    return code(answer);
  }

  private static String code(String words) {
    var matcher = java.util.regex.Pattern.compile("r-[2-9a-z]{4,}").matcher(words);
    assertThat(matcher.find()).as(words).isTrue();
    return matcher.group();
  }

  /** Fills the form that the card's Deny opens. */
  private Reply deny(Account who, Reply card, String reason) {
    String button = TestRoster.button(card, "Deny").id();
    assertThat(roster.engine().form(new Input.Pressed(button)).orElseThrow().fields())
        .extracting("name")
        .containsExactly("reason");
    Map<String, String> words = reason.isEmpty() ? Map.of() : Map.of("reason", reason);
    return roster
        .engine()
        .handle(roster.call(who, new Input.Filled("upgrade deny", words, Optional.of(button))));
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
        .contains("Request: Pro requested 2 days ago, " + code(answer));
  }

  @Test
  @DisplayName("A28: Approve gives Pro, tells the requester, and ends every card")
  void approves() {
    String code = request("please");
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

  private static void requireEnded(Reply.Message card, String outcome) {
    assertThat(card.words()).contains(outcome);
    assertThat(card).isEqualTo(card.withoutButtons());
  }

  @Test
  @DisplayName("A28: Deny opens a form, keeps Base, and says why to the requester")
  void denies() {
    String code = request("please");
    Reply denied = deny(ana, roster.newestCard(ana), "no budget this month");
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
    request("once more, shorter");
  }

  @Test
  void theLosingClickLearnsWhoWon() {
    request("please");
    Reply anas = roster.newestCard(ana);
    Reply elifs = roster.newestCard(elif);
    roster.press(elif, elifs, "Approve");
    Reply late = deny(ana, anas, "");
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
    String code = request("please");
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
}
