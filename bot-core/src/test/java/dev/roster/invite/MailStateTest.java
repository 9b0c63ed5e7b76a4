package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of an invitation's mail, and what whoever invited sees of it. */
@ExtendWith(DatabaseExtension.class)
class MailStateTest {

  private static final String UNKNOWN = "the mail server said: 550 5.1.1 no such user";
  private final DeliveryException down =
      new DeliveryException(new Verdict.Later(Duration.ofMinutes(1)), "it cannot be reached");

  private final TestDatabase database;
  private final TestRoster roster;
  private final InviteStage stage;

  MailStateTest(TestDatabase database) {
    this.database = database;
    // What other tests left would be sent here, and fail in the place of what is meant to.
    database.run("delete from outbox");
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "network");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String list(String of) {
    roster.settle();
    return stage.ask("invite list " + of);
  }

  private String send(String email) {
    String answer = stage.ask("invite send " + email);
    roster.settle();
    return answer;
  }

  /** Moves on in steps, as a relay lives through it. */
  private void passes(Duration time) {
    Duration step = Duration.ofMinutes(30);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      roster.clock().advance(left.compareTo(step) < 0 ? left : step);
      roster.settle();
    }
  }

  private long told(Account who) {
    return roster.slack().directTo(who).stream()
        .filter(message -> message.words().contains("was not delivered"))
        .count();
  }

  @Test
  void theListSaysThatTheMailWasSent() {
    String email = address("sent");
    assertThat(send(email)).contains("spam folder");
    assertThat(list(email)).contains("pending, mail sent");
    assertThat(stage.rows("mail_state", email)).containsExactly("sent");
  }

  @Test
  void aMailThatNobodySentYetIsQueued() {
    try (var silent = TestRoster.silent(database)) {
      var quiet = new InviteStage(silent, "network");
      String email = address("queued");
      quiet.ask("invite send " + email);
      // The other core sends what waits, so what is stored before is what counts.
      assertThat(quiet.rows("mail_at is not null", email)).containsExactly("1");
    }
  }

  @Test
  @DisplayName("mail server down for an hour: nothing is lost and each mail goes out once")
  void nothingIsLostWhileTheServerIsDown() {
    roster.mailer().down(down);
    List<String> emails = List.of(address("down"), address("down"), address("down"));
    send(String.join(" ", emails));
    assertThat(list(emails.getFirst())).contains("pending, mail failed, next try");
    passes(Duration.ofHours(1));
    assertThat(stage.rows("mail_state", emails.getFirst())).containsExactly("failed");
    assertThat(stage.rows("mail_words", emails.getFirst())).containsExactly(down.getMessage());

    roster.mailer().down(null);
    passes(Duration.ofHours(5));
    for (String email : emails) {
      assertThat(roster.mailer().to(email)).hasSize(1);
      assertThat(list(email)).contains("pending, mail sent").doesNotContain("perhaps");
    }
    assertThat(told(stage.founder())).isZero();
  }

  @Test
  void pausesGrowFromMinutesToHoursAndEndAfterThreeDays() {
    roster.mailer().down(down);
    String email = address("never");
    send(email);
    passes(Duration.ofDays(3).plusHours(5));
    assertThat(list(email)).contains("mail parked, not tried again: it cannot be reached");
    assertThat(
            database.number(
                "select attempts from outbox where kind = 'invitation.mail' and json_value(words, '$.invitation') = ?",
                stage.rows("id", email).getFirst()))
        .isBetween(18L, 36L);
    assertThat(told(stage.founder())).isEqualTo(1);
  }

  @Test
  void aRefusalForGoodIsParkedAtOnceAndTheInviterToldOnce() {
    roster.mailer().failNext(new DeliveryException(new Verdict.Never(), UNKNOWN));
    String email = address("refused");
    send(email);
    assertThat(list(email)).contains("pending, mail parked, not tried again: " + UNKNOWN);
    Reply.Message notice = roster.newestCard(stage.founder());
    assertThat(notice.words())
        .contains("The mail that invites %s to".formatted(email), UNKNOWN, "invite cancel");
    assertThat(told(stage.founder())).isEqualTo(1);

    // The relay may die between telling and parking: the same row is tried again and fails again.
    roster.mailer().failNext(new DeliveryException(new Verdict.Never(), UNKNOWN));
    database.run(
        "update outbox set state = 'waiting', ended_at = null where kind = 'invitation.mail' and json_value(words, '$.invitation') = ?",
        stage.rows("id", email).getFirst());
    roster.settle();
    assertThat(told(stage.founder())).isEqualTo(1);

    assertThat(TestRoster.words(roster.press(stage.founder(), notice, "Send again")))
        .contains("can be sent again in 1 minute");
    roster.clock().advance(Duration.ofMinutes(1));
    assertThat(TestRoster.words(roster.press(stage.founder(), notice, "Send again")))
        .contains("Sent again to " + email);
    assertThat(list(email)).contains("pending, mail sent");
    assertThat(roster.mailer().to(email)).hasSize(1);
  }

  @Test
  @DisplayName("a second copy only after an unanswered DATA, with the same id, and counted")
  void aSecondCopyIsCounted() {
    roster
        .mailer()
        .failNext(
            new DeliveryException(
                new Verdict.Later(Duration.ofMinutes(1)), "it did not answer", true));
    String email = address("unanswered");
    send(email);
    assertThat(list(email)).contains("mail failed").contains("perhaps twice");
    passes(Duration.ofMinutes(2));
    assertThat(roster.mailer().to(email).stream().map(Mail::messageId).distinct()).hasSize(1);
    assertThat(roster.mailer().to(email)).hasSize(2);
    assertThat(list(email)).contains("mail sent, perhaps twice");
    assertThat(stage.rows("mail_copies", email)).containsExactly("1");
  }

  @Test
  void aNewLinkDoesNotWaitForTheOldTry() {
    String email = address("again");
    roster.mailer().failNext(new DeliveryException(new Verdict.Later(Duration.ofHours(4)), "no"));
    send(email);
    roster.clock().advance(Duration.ofMinutes(10));
    assertThat(stage.ask("invite resend " + email)).contains("Sent again", "spam folder");
    assertThat(list(email)).contains("mail sent");
    passes(Duration.ofHours(5));
    assertThat(roster.mailer().to(email)).as("the old link is dead, so not mailed").hasSize(1);
  }

  @Test
  @DisplayName("B17: two replicas and a server that fails at first: each mail once")
  void twoReplicasSendEachMailOnce() {
    Core other = roster.replica();
    try {
      other.start();
      roster.mailer().failNext(down.verdict(), down.verdict(), down.verdict());
      List<String> emails = IntStream.range(0, 20).mapToObj(i -> address("each")).toList();
      send(String.join(" ", emails));
      passes(Duration.ofHours(1));
      assertThat(emails).allSatisfy(email -> assertThat(roster.mailer().to(email)).hasSize(1));
    } finally {
      other.close();
    }
  }

  @Test
  void theListFindsByTheStateOfTheMail() {
    roster.mailer().failNext(new DeliveryException(new Verdict.Never(), UNKNOWN));
    String lost = address("lost");
    send(lost);
    String fine = address("fine");
    send(fine);
    assertThat(list("mail:parked")).contains(lost).doesNotContain(fine);
    assertThat(list("mail:sent state:pending")).contains(fine).doesNotContain(lost);
    assertThat(list("mail:parked lost")).contains(lost);
    assertThat(list("mail:sent lost")).doesNotContain(lost);
    roster.clock().advance(Duration.ofDays(8));
    assertThat(list("mail:parked state:pending")).doesNotContain(lost);
    assertThat(list("mail:parked state:expired")).contains(lost);
  }
}
