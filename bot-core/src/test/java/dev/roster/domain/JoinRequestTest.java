package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.platform.Mailer;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class JoinRequestTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Gate gate;
  private final Account ana;
  private final Account ben;
  private final Account dee;
  private final String org;
  private final String email;
  private final UUID zoe;

  JoinRequestTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.gate = new Gate(roster);
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    roster.say(ana, "org create \"%s\" starter scheme:portal".formatted(org));
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.dee = roster.member(ana, "Dee Fox", "member");
    String domain = ana.user().toLowerCase(Locale.ROOT) + ".test";
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "ask");
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

  private boolean isIn() {
    return database.number(
            "select count(*) from membership m where m.person_id = ?", zoe.toString())
        > 0;
  }

  @Test
  @DisplayName("E05 X23 ask: whoever may take people in gets a card, and Approve lets them in")
  void asksWhoMayDecide() {
    ask();
    Reply.Message card = roster.newestCard(ben);
    assertThat(TestRoster.words(card))
        .contains("Let Zoe Park into " + org, email, "Member", "Who can decide");
    assertThat(TestRoster.words(roster.newestCard(ana))).contains("Let Zoe Park into");
    assertThat(TestRoster.words(roster.newestCard(dee))).doesNotContain("Zoe");
    assertThat(roster.ask(ana, "inbox")).contains("Let Zoe Park into " + org);
    assertThat(roster.ask(dee, "inbox")).doesNotContain("Zoe");
    Reply decided = roster.press(ben, card, "Approve");
    assertThat(TestRoster.words(decided)).contains("Approved", "by Ben Ode");
    assertThat(isIn()).isTrue();
    roster.settle();
    assertThat(TestRoster.words(roster.newestCard(ana))).contains("Approved", "by Ben Ode");
    assertThat(roster.newestCard(ana).toString()).doesNotContain("Buttons");
    assertThat(roster.mailer().to(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Welcome to " + org);
          assertThat(mail.text())
              .contains("Hello Zoe Park, Ben Ode let you into " + org + ", with the role Member.");
        });
    assertThat(roster.ask(ana, "inbox")).doesNotContain("Zoe");
    assertThat(roster.ask(ana, "audit list"))
        .contains("let Zoe Park in", "took in Zoe Park as Member by the domain");
  }

  @Test
  void tellsWhoComesBackByMailWithoutWelcomingThemAgain() {
    ask();
    roster.press(ben, roster.newestCard(ben), "Approve");
    roster.press(ana, roster.say(ana, "member remove " + email), "Confirm");
    ask();
    roster.press(ben, roster.newestCard(ben), "Approve");
    roster.settle();
    assertThat(roster.mailer().to(email))
        .extracting(Mailer.Mail::subject)
        .containsOnlyOnce("Welcome to " + org);
    assertThat(roster.mailer().to(email).getLast())
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("You are in " + org);
          assertThat(mail.text()).contains("Ben Ode let you into", "as Member", "/join");
        });
  }

  @Test
  void deniesWithAReasonAndIsNotAskedAgainForAWhile() {
    ask();
    Reply card = roster.newestCard(ana);
    Reply denied = roster.fillAfter(ana, card, "Deny", Map.of("reason", "Not in our team"));
    assertThat(TestRoster.words(denied)).contains("Denied", "Not in our team");
    assertThat(isIn()).isFalse();
    roster.settle();
    assertThat(roster.mailer().to(email).getLast().text())
        .contains("turned down", "Not in our team");
    assertThat(gate.enter(zoe, email))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.Refused.class, no -> assertThat(no.sentence()).contains("turned down"));
    assertThat(TestRoster.words(roster.press(ben, card, "Approve")))
        .contains("This was decided before");
    assertThat(isIn()).isFalse();
    roster.clock().advance(Duration.ofDays(31));
    ask();
  }

  @Test
  @DisplayName("X02 a card is decided by the clicker's rights at the time of the click")
  void decidesByRightsAtTheClick() {
    ask();
    Reply card = roster.newestCard(ben);
    roster.press(ana, roster.say(ana, "member role " + ben.mention() + " member"), "Confirm");
    assertThat(TestRoster.words(roster.press(ben, card, "Approve")))
        .contains("does not include this");
    assertThat(TestRoster.words(roster.press(dee, card, "Approve")))
        .contains("does not include this");
    assertThat(isIn()).isFalse();
  }

  @Test
  @DisplayName("X02 only who could hand out the role may let somebody in with it")
  void asksOnlyWhoCouldHandOutTheRole() {
    gate.policy(ana, "join.domain_role", "admin");
    int before = roster.slack().directTo(ben).size();
    ask();
    assertThat(roster.slack().directTo(ben)).hasSize(before);
    Reply card = roster.newestCard(ana);
    assertThat(TestRoster.words(card)).contains("Admin");
    assertThat(TestRoster.words(roster.press(ben, card, "Approve")))
        .contains("As Admin you cannot make anybody Admin");
    roster.press(ana, card, "Approve");
    assertThat(isIn()).isTrue();
  }

  @Test
  void asksOnceHoweverOftenTheySignIn() {
    ask();
    int cards = roster.slack().directTo(ana).size();
    ask();
    assertThat(roster.slack().directTo(ana)).hasSize(cards);
    assertThat(
            database.number(
                "select count(*) from join_request where person_id = ?", zoe.toString()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("D27 a full plan refuses the approval and leaves the request open")
  void refusesWhereThePlanIsFull() {
    ask();
    roster.say(ana, "invite send a@far.test b@far.test");
    Reply card = roster.newestCard(ana);
    assertThat(TestRoster.words(roster.press(ana, card, "Approve")))
        .contains("Zoe Park did not come in", "room for 5 people");
    roster.say(ana, "invite cancel a@far.test");
    assertThat(TestRoster.words(roster.press(ana, card, "Approve"))).contains("Approved");
  }

  @Test
  void expiresAfterSevenDays() {
    ask();
    Reply card = roster.newestCard(ana);
    roster.clock().advance(Duration.ofDays(7));
    assertThat(roster.core().endOverdue()).isPositive();
    roster.settle();
    assertThat(TestRoster.words(roster.newestCard(ana))).contains("nobody decided in 7 days");
    assertThat(TestRoster.words(roster.press(ana, card, "Approve"))).contains("ran out");
    assertThat(isIn()).isFalse();
    assertThat(roster.mailer().to(email).getLast().subject()).contains("Nobody decided");
    ask();
  }

  @Test
  void isOverOnceTheyCameInOtherwise() {
    ask();
    Reply card = roster.newestCard(ana);
    roster.say(ana, "invite send " + email);
    roster.settle();
    String token = roster.mailer().invitationToken(email).orElseThrow();
    roster.accept(token, token);
    assertThat(isIn()).isTrue();
    roster.requireInvariants();
    roster.settle();
    assertThat(roster.slack().directTo(ana))
        .anyMatch(one -> one.words().contains("nobody has to decide any more"));
    assertThat(TestRoster.words(roster.press(ana, card, "Approve"))).contains("is in already");
    assertThat(roster.mailer().to(email)).extracting(Mailer.Mail::subject).doesNotHaveDuplicates();
  }

  @Test
  void isOverOnceARemovalIsTakenBack() {
    ask();
    roster.press(ben, roster.newestCard(ben), "Approve");
    Reply removed = roster.press(ana, roster.say(ana, "member remove " + email), "Confirm");
    ask();
    roster.press(ana, removed, "Undo");
    assertThat(isIn()).isTrue();
    roster.requireInvariants();
    assertThat(roster.ask(ana, "inbox")).doesNotContain("Zoe");
  }

  @Test
  void tellsTheirAccountPageHowItStands() {
    Instant now = roster.clock().instant();
    assertThat(wishes()).isEmpty();
    ask();
    assertThat(wishes())
        .singleElement()
        .satisfies(wish -> {
          assertThat(wish.state()).isEqualTo(Wish.State.WAITS);
          assertThat(wish.orgName()).isEqualTo(org);
          assertThat(wish.until()).isEqualTo(wish.at().plus(Duration.ofDays(7)));
        });
    roster.fillAfter(ana, roster.newestCard(ana), "Deny", Map.of("reason", "Not in our team"));
    assertThat(wishes())
        .singleElement()
        .satisfies(wish -> {
          assertThat(wish.state()).isEqualTo(Wish.State.DECLINED);
          assertThat(wish.decider()).contains("Ana Lima");
          assertThat(wish.reason()).contains("Not in our team");
          assertThat(wish.at()).isAfterOrEqualTo(now);
        });
    roster.clock().advance(Duration.ofDays(31));
    assertThat(wishes()).isEmpty();
    ask();
    roster.press(ben, roster.newestCard(ben), "Approve");
    assertThat(wishes())
        .singleElement()
        .satisfies(wish -> assertThat(wish.state()).isEqualTo(Wish.State.LET_IN));
    roster.press(ana, roster.say(ana, "member remove " + email), "Confirm");
    assertThat(wishes()).as("they are not in any more").isEmpty();
    ask();
    roster.clock().advance(Duration.ofDays(7));
    assertThat(wishes())
        .singleElement()
        .satisfies(wish -> assertThat(wish.state()).isEqualTo(Wish.State.EXPIRED));
  }

  private List<Wish> wishes() {
    return roster.core().accounts().of(zoe).orElseThrow().wishes();
  }
}
