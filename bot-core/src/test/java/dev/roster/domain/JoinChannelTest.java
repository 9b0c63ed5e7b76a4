package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever asks to come in is shown in the channel of {@code approvals.channel}, as Pro is. */
@ExtendWith(DatabaseExtension.class)
class JoinChannelTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Gate gate;
  private final Account ana;
  private final Account ben;
  private final Account dee;
  private final String org;
  private final String channel;
  private final String email;
  private final UUID zoe;

  JoinChannelTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.gate = new Gate(roster);
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    this.channel = "C6" + ana.user();
    roster.say(ana, "org create \"%s\" starter scheme:portal".formatted(org));
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.dee = roster.member(ana, "Dee Fox", "member");
    String domain = ana.user().toLowerCase(Locale.ROOT) + ".test";
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "ask");
    roster.say(ana, "org policy approvals.channel <#slack:T1/" + channel + "|approvals>");
    this.email = "zoe@" + domain;
    this.zoe = gate.newcomer("Zoe Park", email);
    roster.settle();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private void ask() {
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Asked(org));
    roster.settle();
  }

  private Reply.Message card() {
    return roster.slack().inChannel(channel).getLast();
  }

  private boolean isIn() {
    return database.number(
            "select count(*) from membership m where m.person_id = ?", zoe.toString())
        > 0;
  }

  @Test
  @DisplayName("X23 the org's channel takes the place of direct messages")
  void theChannelIsAsked() {
    int before = roster.slack().directTo(ana).size();
    ask();
    assertThat(card().words()).contains("Let Zoe Park into " + org, email, "Who can decide");
    assertThat(roster.slack().directTo(ana)).hasSize(before);
    assertThat(roster.ask(ben, "inbox")).as("it waits there too").contains("Let Zoe Park into");
  }

  @Test
  @DisplayName("X02 the rights of whoever clicks in the channel decide, and the card says so there")
  void theRightsOfWhoeverClicksDecide() {
    ask();
    assertThat(TestRoster.words(roster.press(dee, card(), "Approve")))
        .contains("does not include this");
    assertThat(isIn()).isFalse();
    assertThat(TestRoster.words(roster.press(ben, card(), "Approve"))).contains("by Ben Ode");
    assertThat(isIn()).isTrue();
    roster.settle();
    assertThat(card().words()).contains("Approved", "by Ben Ode");
    assertThat(card().toString()).doesNotContain("Buttons");
    assertThat(roster.mailer().to(email)).hasSize(1);
  }

  @Test
  void theCardEndsWhoeverEndsTheRequest() {
    ask();
    roster.fillAfter(ana, card(), "Deny", Map.of("reason", "Not in our team"));
    roster.settle();
    assertThat(card().words()).contains("Denied", "by Ana Lima", "Not in our team");
    assertThat(roster.mailer().to(email).getLast().text()).contains("Not in our team");
    roster.clock().advance(Duration.ofDays(31));
    ask();
    roster.clock().advance(Duration.ofDays(8));
    roster.core().endOverdue();
    roster.settle();
    assertThat(card().words()).contains("nobody decided in 7 days");
    ask();
    roster.press(ana, roster.say(ana, "org delete"), "Confirm");
    roster.settle();
    assertThat(card().words()).contains("nobody has to decide any more");
  }

  @Test
  void asksDirectlyWhenTheChannelIsGone() {
    roster.slack().closeChannel(channel);
    ask();
    assertThat(roster.newestCard(ben).words()).contains("Let Zoe Park into " + org);
    assertThat(roster.ask(ana, "audit list"))
        .contains("asked people directly whether Zoe Park may come in");
    assertThat(TestRoster.words(roster.press(ana, roster.newestCard(ana), "Approve")))
        .contains("Approved");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Approved", "by Ana Lima");
  }

  @Test
  void asksDirectlyWhereTheOrgIsNotConnectedAnyMore() {
    database.run(
        "update org_policy set value = 'slack:T9/C7' where value = 'slack:T1/%s'"
            .formatted(channel));
    ask();
    assertThat(roster.newestCard(ben).words()).contains("Let Zoe Park into " + org);
  }
}
