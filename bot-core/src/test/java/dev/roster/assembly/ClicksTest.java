package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buttons, forms and links in the wrong hands, twice, late or made up (trust.md). */
@ExtendWith(DatabaseExtension.class)
class ClicksTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  ClicksTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "member");
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  private String roleOfBen() {
    return roster
        .database()
        .rows(
            "select m.role from membership m join org o on o.id = m.org_id"
                + " join chat_identity i on i.person_id = m.person_id"
                + " where o.slug = ? and i.user_id = ?",
            slug(),
            ben.user())
        .getFirst();
  }

  private Reply askToRaiseBen() {
    return roster.say(ana, "member role " + ben.mention() + " admin");
  }

  @BeforeEach
  void benIsAMember() {
    assertThat(roleOfBen()).isEqualTo("member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "u", "uAbCdEfGhIjKlMnOpQrSt_-", "fAbCdEfGhIjKlMnOpQrSt_-member role", "'; --"})
  void aButtonThatNeverWasIsAnsweredPolitely(String id) {
    assertThat(TestRoster.words(roster.engine().handle(roster.call(ana, new Input.Pressed(id)))))
        .contains("too old to act on")
        .contains("inbox");
  }

  @Test
  void aHugeIdIsAnsweredAtOnce() {
    var pressed = new Input.Pressed("u" + "x".repeat(1_000_000));
    assertThat(TestRoster.words(roster.engine().handle(roster.call(ana, pressed))))
        .contains("too old to act on");
  }

  @Test
  void somebodyElsesConfirmDoesNothing() {
    Reply asked = askToRaiseBen();
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .isEqualTo("This button is not yours to press.");
    assertThat(roleOfBen()).isEqualTo("member");
  }

  @Test
  void confirmWorksOnce() {
    Reply asked = askToRaiseBen();
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm"))).contains("is now Admin");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm"))).contains("answered already");
  }

  @Test
  @DisplayName("R3: the same press delivered again gets the same answer")
  void theSamePressAgainGetsTheSameAnswer() {
    Reply asked = askToRaiseBen();
    var call = roster.call(ana, TestRoster.pressing(asked, "Confirm"));
    Reply first = roster.engine().handle(call);
    roster.clock().advance(Duration.ofHours(1));
    assertThat(roster.engine().handle(call)).isEqualTo(first);
    assertThat(roleOfBen()).isEqualTo("admin");
  }

  @Test
  void cancelLeavesEverythingAsItIs() {
    Reply asked = askToRaiseBen();
    assertThat(TestRoster.words(roster.press(ana, asked, "Cancel")))
        .contains("Nothing was changed");
    assertThat(roleOfBen()).isEqualTo("member");
  }

  @Test
  void cancelAfterConfirmSaysThatItIsTooLate() {
    Reply asked = askToRaiseBen();
    roster.press(ana, asked, "Confirm");
    Reply late = roster.press(ana, asked, "Cancel");
    assertThat(TestRoster.words(late)).contains("confirmed already").doesNotContain("Nothing");
    assertThat(late).as("leaves the message with Undo").isInstanceOf(Reply.Message.class);
    assertThat(roleOfBen()).isEqualTo("admin");
  }

  @Test
  void confirmAfterCancelDoesNothing() {
    Reply asked = askToRaiseBen();
    roster.press(ana, asked, "Cancel");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm"))).contains("answered already");
    assertThat(TestRoster.words(roster.press(ana, asked, "Cancel"))).doesNotContain("confirmed");
    assertThat(roleOfBen()).isEqualTo("member");
  }

  @Test
  void aQuestionExpires() {
    Reply asked = askToRaiseBen();
    roster.clock().advance(Duration.ofMinutes(15));
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("expired and nothing was changed");
    assertThat(roleOfBen()).isEqualTo("member");
  }

  @Test
  @DisplayName("R5: decided by the rights at the time of the click")
  void whoLostTheRightMeanwhileIsRefused() {
    roster.press(ana, askToRaiseBen(), "Confirm");
    Account chloe = roster.member(ana, "Chloe Fay", "member");
    Reply asked = roster.say(ben, "member role " + chloe.mention() + " admin");
    roster.say(ana, "member role " + ben.mention() + " member");
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .contains("Member, does not include this");
  }

  @Test
  void aFormCannotCarryWhatOnlyButtonsCarry() {
    Reply answer =
        roster.fill(ben, "invite accept", Map.of("invitation", "00000000-0000-0000-0000-0"));
    assertThat(TestRoster.words(answer)).contains("is no command");
    assertThat(TestRoster.words(roster.fill(ana, "member list", Map.of("after", "' or 1=1"))))
        .contains("2 users");
  }

  @Test
  void aFormWithMissingOrOversizedFieldsIsExplained() {
    assertThat(TestRoster.words(roster.fill(ana, "member role", Map.of("role", "admin"))))
        .contains("`person` is missing".replace("`", ""));
    assertThat(
            TestRoster.words(
                roster.fill(
                    ana, "member role", Map.of("person", "x".repeat(100_000), "role", "admin"))))
        .contains("neither a mention nor an e-mail address")
        .hasSizeLessThan(600);
    assertThat(
            roster
                .engine()
                .check(
                    new Input.Filled(
                        "member role", Map.of("person", "ben", "role", "admin"), Optional.empty())))
        .containsOnlyKeys("person");
  }

  @Test
  void whoIsInSeveralOrgsIsToldToPickOne() {
    Account dee = roster.person("Dee Fox");
    for (Account owner : new Account[] {ana, roster.person("Zed Ray")}) {
      roster.say(owner, "org create \"Pick " + owner.user() + "\" pro");
      roster.say(owner, "invite send " + dee.mention());
      roster.settle();
      roster.press(dee, roster.newestCard(dee), "Accept");
    }
    roster
        .database()
        .run("update chat_identity set current_org = null where user_id = ?", dee.user());
    assertThat(roster.ask(dee, "help")).contains("org switch").doesNotContain("no org here");
  }

  @Test
  void guestsAreRefusedInTheContractsWords() {
    Account guest = roster.guest("Gus");
    for (String line : new String[] {"me", "home", "org create X pro", "help", "nonsense"}) {
      String words = roster.ask(guest, line);
      if (!line.equals("nonsense")) {
        assertThat(words).as(line).isEqualTo("Guests of this workspace cannot use Roster.");
      }
    }
  }

  @Test
  void somebodyElsesInvitationCardDoesNothing() {
    Account dee = roster.person("Dee Fox", "dee@acme.test");
    Account eve = roster.person("Eve Low", "eve@acme.test");
    roster.say(ana, "invite send " + dee.mention());
    roster.settle();
    Reply card = roster.newestCard(dee);
    assertThat(TestRoster.words(roster.press(eve, card, "Accept")))
        .isEqualTo("This button is not yours to press.");
    assertThat(TestRoster.words(roster.press(dee, card, "Accept"))).contains("You are in");
  }

  @Test
  @DisplayName("D23: pending at 7 days less a second, expired at 7 days")
  void anInvitationExpiresAfterSevenDays() {
    for (String early : new String[] {"yes", "no"}) {
      String email = early + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
      roster.say(ana, "invite send " + email);
      roster.settle();
      String token = roster.mailer().invitationToken(email).orElseThrow();
      roster.clock().advance(Duration.ofDays(7).minusSeconds(early.equals("yes") ? 1 : 0));
      Outcome outcome = roster.accept(token, "post-" + email);
      if (early.equals("yes")) {
        assertThat(outcome).isInstanceOf(Outcome.Joined.class);
      } else {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).sentence()).contains("has expired");
      }
    }
  }

  @Test
  @DisplayName("X21: an invitation past its time counts nowhere")
  void anOverdueInvitationCountsNowhere() {
    roster.say(ana, "invite send late" + ana.user().toLowerCase(Locale.ROOT) + "@far.test");
    assertThat(roster.ask(ana, "home")).contains("2 in, 1 invited");
    roster.clock().advance(Duration.ofDays(7));
    assertThat(roster.ask(ana, "home")).contains("2 in, 0 invited");
    assertThat(roster.ask(ana, "org show")).contains("2 members and 0 invited");
    assertThat(roster.ask(ana, "member list")).contains("2 users ·").doesNotContain("late");
    assertThat(roster.ask(ana, "invite list state:expired")).contains("late");
  }

  @Test
  @DisplayName("one live invitation for an address: an old one does not come back beside it")
  void anOldInvitationIsNotRevivedBesideWhatCameAfterIt() {
    String email = "again" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
    roster.say(ana, "invite send " + email);
    roster.clock().advance(Duration.ofDays(8));
    roster.say(ana, "invite send " + email);
    String old =
        roster
            .database()
            .rows("select id from invitation where email = ? and state = 'expired'", email)
            .getFirst();
    assertThat(roster.ask(ana, "invite resend id:" + old)).contains("is invited already");
    roster.settle();
    String token = roster.mailer().invitationToken(email).orElseThrow();
    roster.accept(token, "join " + email);
    assertThat(roster.ask(ana, "invite resend id:" + old)).contains("already");
  }

  @Test
  void undoDoesNotInviteWhoIsInAlready() {
    Account dee = roster.person("Dee Fox", "dee" + ana.user() + "@acme.test");
    roster.say(ana, "invite send " + dee.mention());
    // Cards of two invitations go out in either order.
    roster.settle();
    Reply cancelled = roster.say(ana, "invite cancel " + dee.mention());
    roster.say(ana, "invite send " + dee.mention());
    roster.settle();
    roster.press(dee, roster.newestCard(dee), "Accept");
    assertThat(TestRoster.words(roster.press(ana, cancelled, "Undo")))
        .contains("cannot be undone any more");
  }

  @Test
  void aLatePressBringsTheCardUpToDate() {
    Account dee = roster.person("Dee Fox", "dee@acme.test");
    roster.say(ana, "invite send " + dee.mention());
    roster.settle();
    Reply card = roster.newestCard(dee);
    roster.clock().advance(Duration.ofDays(8));
    for (String label : new String[] {"Accept", "Decline"}) {
      Reply answer = roster.press(dee, card, label);
      assertThat(answer).isInstanceOf(Reply.Update.class);
      assertThat(TestRoster.words(answer))
          .contains("Invitation to Acme")
          .contains("Expired: ")
          .contains("This invitation has expired. Ask Ana Lima to send it again.");
      assertThat(TestRoster.message(answer).blocks()).noneMatch(Block.Buttons.class::isInstance);
    }
  }

  @Test
  @DisplayName("D24, D25: a resent invitation has a new link and a new week; the old link is dead")
  void aResendMakesANewLink() {
    String email = "zoe" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
    roster.say(ana, "invite send " + email);
    roster.settle();
    String before = roster.mailer().invitationToken(email).orElseThrow();
    roster.clock().advance(Duration.ofDays(8));
    assertThat(roster.ask(ana, "invite resend " + email)).doesNotContain("went wrong");
    roster.settle();
    String after = roster.mailer().invitationToken(email).orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(roster.accept(before, "p1")).isInstanceOf(Outcome.Unknown.class);
    roster.clock().advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(roster.accept(after, "p2")).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("R7: tokens are compared by hash; a changed letter is unknown")
  void aChangedTokenIsUnknown() {
    String email = "tom" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
    roster.say(ana, "invite send " + email);
    roster.settle();
    String token = roster.mailer().invitationToken(email).orElseThrow();
    String flipped = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    for (String wrong : new String[] {flipped, token + "A", token.substring(1), "", "../x"}) {
      assertThat(roster.core().links().find(wrong)).as(wrong).isEmpty();
      assertThat(roster.accept(wrong, "p")).isInstanceOf(Outcome.Unknown.class);
    }
    assertThat(roster.core().links().find(token)).isPresent();
  }

  @Test
  @DisplayName("R5: another org's people and ids stay unseen")
  void otherOrgsStayUnseen() {
    Account zed = roster.person("Zed Ray");
    roster.say(zed, "org create \"Zenith " + zed.user() + "\" pro");
    String idOfBen =
        roster
            .database()
            .rows("select person_id from chat_identity where user_id = ?", ben.user())
            .getFirst();
    for (String who : new String[] {"id:" + idOfBen, ben.mention()}) {
      assertThat(roster.ask(zed, "member show " + who)).contains("is not in Zenith");
      assertThat(roster.ask(zed, "member role " + who + " admin")).contains("is not in Zenith");
    }
    assertThat(roster.ask(zed, "member list org:" + slug())).contains("You are in no org called");
    assertThat(roster.ask(zed, "member list")).doesNotContain("Ben Ode");
    assertThat(roleOfBen()).isEqualTo("member");
  }
}
