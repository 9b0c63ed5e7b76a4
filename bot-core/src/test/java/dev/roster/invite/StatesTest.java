package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SpyPool;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pending, accepted, expired, declined, cancelled: what each allows, and how one becomes another.
 */
@ExtendWith(DatabaseExtension.class)
class StatesTest {

  private static final Duration WEEK = Duration.ofDays(7);

  private final TestDatabase database;
  private final TestRoster roster;
  private final InviteStage stage;

  StatesTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "owned");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String invite() {
    String email = stage.invite(stage.founder(), "");
    roster.settle();
    return email;
  }

  private void pass(Duration time) {
    roster.settle();
    roster.clock().advance(time);
  }

  /** One address in each state. */
  private record Each(
      String pending, String accepted, String expired, String declined, String cancelled) {}

  private Each each() {
    String expired = invite();
    pass(WEEK);
    String accepted = invite();
    assertThat(stage.accept(accepted)).isInstanceOf(Outcome.Joined.class);
    String declined = invite();
    assertThat(stage.decline(declined)).isEqualTo(new Outcome.Declined(stage.org().name()));
    String cancelled = invite();
    assertThat(stage.ask("invite cancel " + cancelled)).contains("Cancelled the invitation of");
    return new Each(invite(), accepted, expired, declined, cancelled);
  }

  @Test
  @DisplayName("D18 an invitation is pending, accepted, expired, declined or cancelled")
  void fiveStates() {
    Each each = each();
    List<String> all =
        List.of(each.pending(), each.accepted(), each.expired(), each.declined(), each.cancelled());
    List<String> states = List.of("pending", "accepted", "expired", "declined", "cancelled");
    for (int i = 0; i < states.size(); i++) {
      assertThat(stage.ask("invite list state:" + states.get(i)))
          .contains(all.get(i))
          .doesNotContain(all.stream().filter(not(all.get(i))).toArray(String[]::new));
    }
    assertThat(stage.ask("invite list")).contains(all).contains(states);
    assertThat(stage.ask("invite list state:lost"))
        .contains("not one of pending, accepted, expired, declined, cancelled");
  }

  private static Predicate<String> not(String one) {
    return other -> !other.equals(one);
  }

  @Test
  @DisplayName("D18 each state answers accept and decline for what it is, and changes nothing")
  void eachStateAnswersTheLink() {
    Each each = each();
    assertThat(stage.refusal(each.expired()))
        .isEqualTo("This invitation has expired. Ask Ana Lima to send it again.");
    assertThat(stage.refusal(each.declined()))
        .isEqualTo("This invitation was declined. Ask Ana Lima for a new one.");
    assertThat(stage.refusal(each.cancelled()))
        .isEqualTo("This invitation was withdrawn. Ask Ana Lima for a new one.");
    assertThat(stage.decline(each.accepted()))
        .isEqualTo(new Outcome.Refused("This invitation was accepted already."));
    assertThat(stage.decline(each.expired())).isInstanceOf(Outcome.Refused.class);
    assertThat(stage.decline(each.cancelled())).isInstanceOf(Outcome.Refused.class);
    assertThat(stage.rows(each.declined())).containsExactly("member declined");
    assertThat(stage.rows(each.accepted())).containsExactly("member accepted");
    assertThat(stage.decline(each.pending())).isInstanceOf(Outcome.Declined.class);
  }

  @Test
  @DisplayName("D19 a pending invitation can be sent again, and cancelled")
  void pendingIsResentOrCancelled() {
    String email = invite();
    String first = stage.token(email);
    pass(Duration.ofMinutes(5));
    assertThat(stage.ask("invite resend " + email)).contains("Sent again to " + email);
    String second = stage.token(email);
    assertThat(stage.acceptBy(first)).isInstanceOf(Outcome.Unknown.class);
    assertThat(stage.ask("invite cancel " + email))
        .contains("Cancelled the invitation of " + email + ". Its link is dead.");
    assertThat(stage.acceptBy(second)).isInstanceOf(Outcome.Refused.class);
    assertThat(stage.roleOf(email)).isEmpty();
  }

  @Test
  @DisplayName("D20 an accepted invitation needs nothing: it is neither sent again nor cancelled")
  void acceptedIsOver() {
    Each each = each();
    assertThat(stage.ask("invite resend " + each.accepted()))
        .contains("has accepted already; there is nothing to send again");
    assertThat(stage.ask("invite cancel " + each.accepted()))
        .contains("is accepted already; only a pending one can be cancelled");
    assertThat(stage.ask("invite send " + each.accepted())).contains("already");
    assertThat(stage.rows(each.accepted())).containsExactly("member accepted");
  }

  @Test
  @DisplayName("D21 an expired invitation is sent again, or a new one is sent")
  void expiredIsSentAgain() {
    String one = invite();
    String other = invite();
    pass(WEEK);
    assertThat(stage.ask("invite cancel " + one)).contains("is expired already");
    assertThat(stage.ask("invite resend " + one)).contains("Sent again to " + one);
    assertThat(stage.rows(one)).containsExactly("member pending");
    assertThat(stage.ask("invite send " + other)).contains("Invited " + other);
    assertThat(stage.rows(other)).containsExactly("member expired", "member pending");
    assertThat(stage.accept(one)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.accept(other)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("D22 who declined, by card or link, is told of, and can be invited anew")
  void declinedIsInvitedAnew() {
    Account ben = roster.person("Ben Ode", address("ben"));
    stage.ask("invite send " + ben.mention());
    roster.settle();
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Decline")))
        .contains("You declined the invitation of Ana Lima");
    roster.settle();
    assertThat(roster.newestCard(stage.founder()).words())
        .contains("Ben Ode declined the invitation to " + stage.org().name());
    assertThat(stage.ask("invite resend " + ben.mention()))
        .contains("was declined. invite send makes a new one.");
    assertThat(stage.ask("invite cancel " + ben.mention())).contains("is declined already");
    assertThat(stage.ask("invite send " + ben.mention())).contains("Invited Ben Ode");
    roster.settle();
    assertThat(TestRoster.words(roster.press(ben, roster.newestCard(ben), "Accept")))
        .contains("You are in " + stage.org().name());

    String email = invite();
    stage.decline(email);
    assertThat(stage.ask("invite send " + email)).contains("Invited " + email);
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("D22 a cancelled invitation is not sent again; a new one is")
  void cancelledIsInvitedAnew() {
    Each each = each();
    assertThat(stage.ask("invite resend " + each.cancelled())).contains("was cancelled.");
    assertThat(stage.ask("invite cancel " + each.cancelled())).contains("is cancelled already");
    assertThat(stage.ask("invite send " + each.cancelled())).contains("Invited");
    assertThat(stage.accept(each.cancelled())).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("D23 pending at 7 days less a second, expired at 7 days")
  void sevenDays() {
    String early = invite();
    pass(WEEK.minusSeconds(1));
    assertThat(stage.ask("invite list state:pending")).contains(early);
    assertThat(stage.accept(early)).isInstanceOf(Outcome.Joined.class);

    String late = invite();
    pass(WEEK);
    assertThat(stage.ask("invite list state:pending")).doesNotContain(late);
    assertThat(stage.ask("invite list state:expired")).contains(late);
    assertThat(stage.refusal(late)).contains("has expired");
    assertThat(stage.roleOf(late)).isEmpty();
  }

  @Test
  @DisplayName("D24 sending an expired invitation again makes a new link; the old one is dead")
  void aNewLink() {
    String email = invite();
    String before = stage.token(email);
    pass(WEEK);
    stage.ask("invite resend " + email);
    String after = stage.token(email);
    assertThat(after).isNotEqualTo(before);
    assertThat(stage.acceptBy(before)).isInstanceOf(Outcome.Unknown.class);
    assertThat(roster.core().links().find(before)).isEmpty();
    assertThat(stage.acceptBy(after)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("D25 sending an expired invitation again gives it seven more days")
  void anotherWeek() {
    String one = invite();
    String other = invite();
    pass(WEEK.plusDays(3));
    stage.ask("invite resend " + one);
    stage.ask("invite resend " + other);
    pass(WEEK.minusSeconds(1));
    assertThat(stage.accept(one)).isInstanceOf(Outcome.Joined.class);
    pass(Duration.ofSeconds(1));
    assertThat(stage.refusal(other)).contains("has expired");
  }

  @Test
  @DisplayName("X14 sending an expired invitation again keeps it, with a new link and a new week")
  void theRowIsKept() {
    String email = invite();
    List<String> before = stage.rows("id", email);
    List<String> hash = stage.rows("hex(token_hash)", email);
    pass(WEEK);
    stage.ask("invite resend " + email);
    assertThat(stage.rows("id", email)).isEqualTo(before);
    assertThat(stage.rows("generation", email)).containsExactly("2");
    assertThat(stage.rows("hex(token_hash)", email)).isNotEqualTo(hash);
    assertThat(stage.rows("timestampdiff(second, sent_at, expires_at)", email))
        .containsExactly(Long.toString(WEEK.toSeconds()));
  }

  @Test
  @DisplayName("A30 an invitation that was not accepted after a few days is sent again")
  void sentAgainAfterAFewDays() {
    var network = new InviteStage(roster, "network");
    String email = network.invite(network.founder(), "role:admin");
    roster.settle();
    pass(Duration.ofDays(3));
    assertThat(network.ask("invite resend " + email)).contains("Sent again to " + email);
    roster.settle();
    assertThat(roster.mailer().to(email)).hasSize(2);
    assertThat(network.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(network.roleOf(email)).containsExactly("admin");
  }

  @Test
  @DisplayName("B37 after a few minutes it is sent again; the answers speak of the spam folder")
  void sentAgainAfterAFewMinutes() {
    var ladder = new InviteStage(roster, "ladder");
    Account manager = ladder.org().person("manager");
    String email = ladder.invite(manager, "");
    pass(Duration.ofMinutes(1));
    assertThat(ladder.ask(manager, "invite resend " + email))
        .contains("spam folder", "It can be sent again in 4 minutes.");
    pass(Duration.ofMinutes(4));
    assertThat(ladder.ask(manager, "invite resend " + email))
        .contains("Sent again to " + email, "the spam folder");
    assertThat(ladder.accept(email)).isInstanceOf(Outcome.Joined.class);
  }

  @Test
  @DisplayName("X13 between two mails lie the minutes that the org sets, 5 without it")
  void theCooldown() {
    String email = invite();
    pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(stage.ask("invite resend " + email)).contains("in 1 minute.");
    pass(Duration.ofSeconds(1));
    assertThat(stage.ask("invite resend " + email)).contains("Sent again");
    stage.policy("invite.resend_cooldown", "60");
    pass(Duration.ofMinutes(59).minusSeconds(30));
    assertThat(stage.ask("invite resend " + email)).contains("in 2 minutes.");
    pass(Duration.ofSeconds(30));
    assertThat(stage.ask("invite resend " + email)).contains("in 1 minute.");
    pass(Duration.ofMinutes(1));
    assertThat(stage.ask("invite resend " + email)).contains("Sent again");
    stage.policy("invite.resend_cooldown", "0");
    assertThat(stage.ask("invite resend " + email)).contains("Sent again");
  }

  @Test
  @DisplayName("R7: unknown, used, declined, cancelled and superseded links run the same look-up")
  void deadLinksTakeTheSameTime() {
    var spy = new SpyPool(database.read());
    try (var replica = roster.replica(spy.pool())) {
      String used = stage.invite(stage.founder(), "");
      String usedToken = stage.token(used);
      stage.accept(used);
      String cancelled = stage.invite(stage.founder(), "");
      String cancelledToken = stage.token(cancelled);
      assertThat(stage.ask("invite cancel " + cancelled)).contains("Cancelled");
      String declined = stage.invite(stage.founder(), "");
      String declinedToken = stage.token(declined);
      stage.decline(declined);
      String superseded = stage.invite(stage.founder(), "");
      String supersededToken = stage.token(superseded);
      roster.clock().advance(Duration.ofHours(1));
      assertThat(stage.ask("invite resend " + superseded)).contains("Sent again");
      Set<List<String>> lookUps =
          List.of("A".repeat(43), usedToken, cancelledToken, declinedToken, supersededToken)
              .stream()
              .map(token -> spy.during(() -> assertThat(replica.links().find(token)).isEmpty()))
              .collect(Collectors.toSet());
      assertThat(lookUps).hasSize(1);
      assertThat(lookUps.iterator().next()).hasSize(1);
    }
  }
}
