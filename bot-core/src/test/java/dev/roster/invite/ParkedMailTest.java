package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.apikey.ApiKey;
import dev.roster.apikey.ApiKeys;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Reply;
import dev.roster.service.ServiceDesk.Asker;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who hears that the mail of an invitation was given up, where nobody in the org sent it. */
@ExtendWith(DatabaseExtension.class)
class ParkedMailTest {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final String WHY = "the mail server said: 550 5.1.1 no such user";

  private final TestDatabase database;
  private final TestRoster roster;
  private final InviteStage stage;
  private final Account ana;
  private final Account ben;
  private Asker program;

  ParkedMailTest(TestDatabase database) {
    this.database = database;
    // What other tests left would be sent here, and fail in the place of what is meant to.
    database.run("delete from outbox");
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "network");
    this.ana = stage.founder();
    this.ben = stage.org().another("admin");
  }

  @BeforeEach
  void benMakesAKey() {
    var secret = KEY.matcher(stage.ask(ben, "key create product service:yes"));
    assertThat(secret.find()).isTrue();
    UUID key =
        database
            .databases()
            .read(sql -> ApiKeys.find(sql, ApiKey.hash(secret.group())).orElseThrow().id());
    program = new Asker(key, stage.org().org());
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  /** The program invites an address that nobody has. */
  private String programInvites() {
    String email = address("nobody");
    roster.mailer().failNext(new DeliveryException(new Verdict.Never(), WHY));
    var request =
        new Input.Requested(
            "invite send", Map.of("people", email, "role", "member"), OptionalLong.empty());
    roster.core().service().attempt(program, request, "invite " + email);
    roster.settle();
    assertThat(stage.rows("mail_state", email)).containsExactly("parked");
    return email;
  }

  private long told(Account who, String email) {
    return roster.slack().directTo(who).stream()
        .filter(message -> message.words().contains("was not delivered"))
        .filter(message -> message.words().contains(email))
        .count();
  }

  @Test
  void whoeverMadeTheServiceKeyIsToldOnceAndSendsItAgain() {
    String email = programInvites();
    assertThat(told(ben, email)).isEqualTo(1);
    assertThat(told(ana, email)).isZero();
    Reply.Message notice = roster.newestCard(ben);
    assertThat(notice.words())
        .contains("The mail by which Service key product invites %s to ".formatted(email), WHY);

    // The relay may die between telling and parking: the same row fails again.
    roster.mailer().failNext(new DeliveryException(new Verdict.Never(), WHY));
    database.run("update outbox set state = 'waiting', ended_at = null where state = 'parked'");
    roster.settle();
    assertThat(told(ben, email)).isEqualTo(1);

    assertThat(TestRoster.words(roster.press(ben, notice, "Copy link"))).contains("/invitations/");
    roster.clock().advance(Duration.ofMinutes(1));
    assertThat(TestRoster.words(roster.press(ben, notice, "Send again")))
        .contains("Sent again to " + email);
    roster.settle();
    assertThat(stage.rows("mail_state", email)).containsExactly("sent");
  }

  @Test
  void aKeyThatWasRevokedMeanwhileIsSpokenForToo() {
    roster.mailer().down(new DeliveryException(new Verdict.Later(Duration.ofHours(1)), "down"));
    String email = address("late");
    var request = new Input.Requested("invite send", Map.of("people", email), OptionalLong.empty());
    roster.core().service().attempt(program, request, "invite " + email);
    roster.settle();
    stage.ask(ben, "key revoke product");
    roster.mailer().down(new DeliveryException(new Verdict.Never(), WHY));
    roster.clock().advance(Duration.ofHours(2));
    roster.settle();
    assertThat(told(ben, email)).isEqualTo(1);
  }

  @Test
  void theAdminsAreToldWhenItsMakerIsNoneAnyMore() {
    stage.role(ana, ben, "member");
    String email = programInvites();
    assertThat(told(ben, email)).isZero();
    assertThat(told(ana, email)).isEqualTo(1);
  }

  @Test
  void theAdminsAreToldWhenItsMakerLeft() {
    roster.press(ben, roster.say(ben, "org leave"), "Confirm");
    String email = programInvites();
    assertThat(told(ben, email)).isZero();
    assertThat(told(ana, email)).isEqualTo(1);
    assertThat(TestRoster.words(roster.press(ana, roster.newestCard(ana), "Copy link")))
        .contains("/invitations/");
  }

  @Test
  void theAdminsAreToldWhenWhoeverInvitedIsSuspended() {
    roster.mailer().down(new DeliveryException(new Verdict.Later(Duration.ofHours(1)), "down"));
    String email = stage.invite(ben, "");
    roster.settle();
    stage.ask(ana, "member suspend " + ben.mention());
    roster.mailer().down(new DeliveryException(new Verdict.Never(), WHY));
    roster.clock().advance(Duration.ofHours(2));
    roster.settle();
    assertThat(told(ben, email)).isZero();
    assertThat(told(ana, email)).isEqualTo(1);
    assertThat(roster.newestCard(ana).words()).contains("The mail by which Bo Admin");
  }
}
