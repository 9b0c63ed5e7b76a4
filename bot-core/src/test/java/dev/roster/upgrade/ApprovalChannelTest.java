package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests are shown in the channel of {@code approvals.channel} instead of direct messages. */
@ExtendWith(DatabaseExtension.class)
class ApprovalChannelTest {

  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;
  // Of its own for each test, as messages are numbered anew while the database stays.
  private final String channel;
  private final String set;

  ApprovalChannelTest(TestDatabase database) {
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
    this.channel = "C7" + ana.user();
    this.set = "org policy approvals.channel <#slack:T1/" + channel + "|approvals>";
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Reply.Message card() {
    return roster.slack().inChannel(channel).getLast();
  }

  private List<String> directWords(Account who) {
    return roster.slack().directTo(who).stream().map(Reply.Message::words).toList();
  }

  @Test
  void theChannelHearsOfItAndTakesThePlaceOfDirectMessages() {
    assertThat(roster.ask(ana, set)).contains("is now slack:T1/" + channel + " (was none)");
    assertThat(card().words()).contains("Ana Lima wants requests in " + stage.org);
    assertThat(roster.ask(ben, "upgrade request please"))
        .contains("shown in the channel that is set for requests")
        .contains("Elif Kaya");
    roster.settle();
    assertThat(card().words()).contains("Pro for Ben Ode?", "Who can decide: ", "Elif Kaya");
    assertThat(card().words()).contains("Ana Lima").doesNotContain("else");
    assertThat(directWords(ana)).noneMatch(words -> words.contains("Pro for Ben Ode"));
    assertThat(directWords(elif)).noneMatch(words -> words.contains("Pro for Ben Ode"));
  }

  @Test
  void theCardInAChannelPingsNobody() {
    roster.say(ana, set);
    stage.request("please");
    assertThat(card().blocks().stream().filter(Block.Facts.class::isInstance))
        .flatExtracting(block -> ((Block.Facts) block).facts())
        .flatExtracting(Block.Fact::value)
        .isNotEmpty()
        .noneMatch(Span.Person.class::isInstance);
  }

  @Test
  void theRightsOfWhoeverClicksDecide() {
    roster.say(ana, set);
    stage.request("please");
    assertThat(TestRoster.words(roster.press(ben, card(), "Approve"))).contains("upgrade.approve");
    assertThat(TestRoster.button(card(), "Approve")).isNotNull();
    assertThat(TestRoster.words(roster.press(elif, card(), "Approve")))
        .contains("Approved: by Elif Kaya");
    roster.settle();
    requireEnded(card(), "Approved: by Elif Kaya");
    assertThat(roster.newestCard(ben).words()).contains("You are on Pro now.");
  }

  @Test
  void theCardEndsWhoeverEndsTheRequest() {
    roster.say(ana, set);
    String code = stage.request("please");
    roster.say(ben, "upgrade cancel " + code);
    roster.settle();
    requireEnded(card(), "by Ben Ode");
    stage.request("again");
    roster.clock().advance(Duration.ofDays(8));
    roster.core().endOverdue();
    roster.settle();
    requireEnded(card(), "nobody decided in 7 days");
  }

  @Test
  void refusesAtOnceAChannelWhereTheBotCannotPost() {
    roster.slack().closeChannel(channel);
    assertThat(roster.ask(ana, set))
        .contains("cannot post in that channel, so nothing was changed", "Invite it there first");
    roster.slack().failNext(new Verdict.Later(Duration.ofSeconds(5)));
    assertThat(roster.ask(ana, "org policy approvals.channel C8")).contains("right now");
    assertThat(roster.ask(ana, "org policy approvals.channel")).contains("none, by the scheme");
  }

  @Test
  void asksDirectlyWhenTheChannelIsGoneLater() {
    roster.say(ana, set);
    roster.slack().closeChannel(channel);
    stage.request("please");
    assertThat(roster.newestCard(elif).words()).contains("Pro for Ben Ode?");
    assertThat(TestRoster.words(roster.press(ana, roster.newestCard(ana), "Approve")))
        .contains("Approved: by Ana Lima");
    roster.settle();
    requireEnded(roster.newestCard(elif), "Approved: by Ana Lima");
  }

  @Test
  void asksDirectlyWhenTheOrgIsNotConnectedThereAnyMore() {
    roster.say(ana, set);
    roster
        .database()
        .run(
            "update org_policy set value = 'slack:T9/C7' where value = 'slack:T1/%s'"
                .formatted(channel));
    stage.request("please");
    roster.say(ana, "org policy approvals.channel none");
    assertThat(roster.newestCard(elif).words()).contains("Pro for Ben Ode?");
  }

  @Test
  void takesAChannelByMentionByIdAndByBeingThere() {
    assertThat(roster.ask(ana, "org policy approvals.channel C9")).contains("slack:T1/C9");
    assertThat(roster.ask(ana, "org policy approvals.channel here")).contains("slack:T1/C1");
    assertThat(roster.ask(ana, "org policy approvals.channel <#" + channel + "|approvals>"))
        .contains("slack:T1/" + channel);
    assertThat(roster.ask(ana, "org policy approvals.channel none")).contains("is now none");
    assertThat(roster.ask(ana, "org policy approvals.channel #approvals"))
        .contains("no channel that Roster knows", "org policy approvals.channel here");
    assertThat(roster.ask(ana, "org policy approvals.channel <#slack:T2/C7|x>"))
        .contains("another workspace");
    assertThat(roster.askDirect(ana, "org policy approvals.channel here"))
        .contains("direct message");
    assertThat(roster.ask(ben, "org policy approvals.channel here")).contains("settings.manage");
    assertThat(roster.slack().inChannel(channel)).hasSize(1);
  }

  @Test
  void aSecondDeliveryPostsNothingTwice() {
    var call = roster.call(ana, new Input.Line(set));
    Reply first = roster.engine().handle(call);
    assertThat(roster.engine().handle(call)).isEqualTo(first);
    assertThat(roster.slack().inChannel(channel)).hasSize(1);
  }

  @Test
  void offersTheChannelWhereItIsTyped() {
    var call =
        roster.call(
            ana,
            new Input.Filled("org policy", Map.of("key", "approvals.channel"), Optional.empty()));
    assertThat(roster.engine().suggest(call, "org policy", "value", ""))
        .extracting(Suggestion::value)
        .containsExactly("here");
    roster.say(ana, "org policy approvals.channel here");
    assertThat(roster.engine().suggest(call, "org policy", "value", ""))
        .extracting(Suggestion::value)
        .containsExactly("none", "default");
  }
}
