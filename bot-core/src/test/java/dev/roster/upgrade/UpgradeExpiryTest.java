package dev.roster.upgrade;

import static dev.roster.upgrade.UpgradeStage.requireEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that nobody decides on runs out after 7 days. */
@ExtendWith(DatabaseExtension.class)
class UpgradeExpiryTest {

  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;

  UpgradeExpiryTest(TestDatabase database) {
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
  void isOverByTimeAlone() {
    String code = stage.request("please");
    roster.clock().advance(UpgradeRequest.LIFE.minusSeconds(1));
    assertThat(roster.ask(ana, "upgrade list pending")).contains(code);
    roster.clock().advance(Duration.ofSeconds(1));
    assertThat(roster.ask(ana, "upgrade list pending")).contains("None is pending.");
    assertThat(roster.ask(ana, "upgrade list expired")).contains(code);
    assertThat(roster.ask(ben, "me")).doesNotContain("requested");
    assertThat(roster.ask(ana, "inbox")).contains("Nothing waits for you.");
    assertThat(roster.ask(ana, "upgrade show " + code))
        .contains("Expired: nobody decided in 7 days");
    roster.core().endOverdue();
  }

  @Test
  void isEndedOnceByWhicheverReplica() {
    String code = stage.request("please");
    roster.clock().advance(UpgradeRequest.LIFE);
    Core replica = roster.replica();
    assertThat(replica.endOverdue() + roster.core().endOverdue()).isEqualTo(1);
    roster.settle();
    for (Account approver : List.of(ana, elif)) {
      requireEnded(roster.newestCard(approver), "Expired: nobody decided in 7 days, ");
    }
    assertThat(roster.newestCard(ben).words())
        .contains("Nobody decided on your request for Pro (" + code + ") in 7 days")
        .contains("upgrade request asks again.");
    assertThat(roster.slack().directTo(ben).toString()).containsOnlyOnce("Nobody decided");
    replica.close();
  }

  @Test
  void aLatePressEndsWhatIsOverdue() {
    stage.request("please");
    Reply card = roster.newestCard(elif);
    roster.clock().advance(UpgradeRequest.LIFE);
    Reply late = roster.press(elif, card, "Approve");
    assertThat(late).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(late))
        .contains("Expired: nobody decided in 7 days")
        .contains("The request ran out before anybody decided.");
    roster.settle();
    requireEnded(roster.newestCard(ana), "Expired: ");
    assertThat(roster.newestCard(ben).words()).contains("Nobody decided on your request");
    assertThat(roster.core().endOverdue()).isZero();
    assertThat(TestRoster.words(stage.deny(ana, card, ""))).contains("ran out before anybody");
  }

  @Test
  void oneAsksAgainBeforeTheOldOneIsSwept() {
    String old = stage.request("please");
    roster.clock().advance(UpgradeRequest.LIFE);
    String fresh = stage.request("once more");
    assertThat(fresh).isNotEqualTo(old);
    assertThat(roster.ask(ben, "upgrade list")).contains("expired").contains("pending");
    assertThat(roster.ask(ben, "upgrade cancel " + old)).contains("nothing left to cancel");
    assertThat(roster.ask(elif, "upgrade approve " + fresh)).contains("is on Pro now.");
  }
}
