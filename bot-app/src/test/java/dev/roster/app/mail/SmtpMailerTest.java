package dev.roster.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer.Mail;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailerTest {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

  private static final String WORDS = "Grüße \uD83D\uDE80 für Ana, ünïcödé & <b>";

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void empty() throws FolderException {
    SERVER.purgeEmailFromAllMailboxes();
  }

  private static SmtpMailer mailer() throws Exception {
    return mailer(SmtpServer.parse("smtp://127.0.0.1:" + SERVER.getSmtp().getPort()));
  }

  private static SmtpMailer mailer(SmtpServer server) throws Exception {
    return new SmtpMailer(server, new InternetAddress("Rostér <roster@orbit.test>", true), CLOCK);
  }

  private static Mail mail(String to, String subject) {
    return new Mail(to, subject, WORDS, "<p>" + WORDS + "</p>", "invitation-7-1");
  }

  private static MimeMessage received() {
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    return SERVER.getReceivedMessages()[0];
  }

  @Test
  void sendsTextAndHtmlWithItsHeaders() throws Exception {
    mailer().send(mail("ben@orbit.test", "Join Orbit"));
    var message = received();
    assertThat(message.getHeader("Message-ID")).containsExactly("<invitation-7-1@orbit.test>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getFrom()[0].toString()).contains("roster@orbit.test");
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Rostér");
    assertThat(message.getSentDate()).isNotNull();
    var parts = (MimeMultipart) message.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo(WORDS);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent().toString().strip())
        .isEqualTo("<p>" + WORDS + "</p>");
  }

  @Test
  void headersArriveInAsciiAndReadAsWritten() throws Exception {
    mailer().send(mail("ben@orbit.test", WORDS));
    assertThat(received().getHeader("Subject")[0]).isASCII();
    assertThat(received().getSubject()).isEqualTo(WORDS);
  }

  @Test
  @DisplayName("R6: nothing in a subject becomes a header or an encoded word")
  void aSubjectStaysOneHeader() throws Exception {
    mailer()
        .send(
            mail(
                "ben@orbit.test", "Hi\u2028Bcc: eve@evil.test\u0000 =?utf-8?q?Your_bank?= \u000b"));
    assertThat(received().getSubject()).isEqualTo("Hi Bcc: eve@evil.test = ?utf-8?q?Your_bank?=");
    assertThat(received().getHeader("Bcc")).isNull();
    assertThat(received().getAllRecipients()).hasSize(1);
  }

  @Test
  @DisplayName("R6: a line break in a header is refused before a mail exists")
  void lineBreaksAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mail("ben@orbit.test\r\nBcc: eve@evil.test", "Hi"));
    assertThatIllegalArgumentException().isThrownBy(() -> mail("ben@orbit.test", "Hi\nBcc: eve"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ben@orbit.test, eve@evil.test",
        "Ben <ben@orbit.test>",
        "friends: ben@orbit.test;",
        "ben",
        "ben@",
        "@orbit.test",
        "ben@orbit.test\u0000"
      })
  void onlyOnePlainAddressIsWrittenTo(String to) throws Exception {
    var mailer = mailer();
    var failure = catchThrowableOfType(DeliveryException.class, () -> mailer.send(mail(to, "Hi")));
    assertThat(failure.verdict()).isInstanceOf(Verdict.Never.class);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aDomainInAnotherScriptIsWrittenInAscii() throws Exception {
    mailer().send(mail("ben@örbit.test", "Hi"));
    assertThat(received().getAllRecipients()[0]).hasToString("ben@xn--rbit-4qa.test");
    // Not strasse.test, which somebody else may own: as EmailAddress compares it.
    SERVER.purgeEmailFromAllMailboxes();
    mailer().send(mail("ben@straße.test", "Hi"));
    assertThat(received().getAllRecipients()[0]).hasToString("ben@xn--strae-oqa.test");
  }

  @Test
  void anAddressInAnotherScriptArrives() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of("EHLO", "250-here\r\n250 SMTPUTF8"))) {
      mailer(server.address()).send(mail("josé@orbit.test", "Hi"));
      assertThat(server.lines()).anyMatch(line -> line.startsWith("RCPT TO:<josé@orbit.test>"));
    }
  }

  @Test
  void anAddressInAnotherScriptIsRefusedWhereTheServerCannotReadIt() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of("EHLO", "250 here"))) {
      var mailer = mailer(server.address());
      var failure =
          catchThrowableOfType(
              DeliveryException.class, () -> mailer.send(mail("josé@orbit.test", "Hi")));
      assertThat(failure.verdict()).isInstanceOf(Verdict.Never.class);
      assertThat(failure).hasMessageContaining("SMTPUTF8");
      assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ben+orbit@orbit.test", "o'neil@orbit.test", "a.b-c_d@orbit.test"})
  void aLocalPartArrivesAsItIs(String to) throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of())) {
      mailer(server.address()).send(mail(to, "Hi"));
      assertThat(server.lines()).contains("RCPT TO:<" + to + ">", "To: " + to);
    }
  }

  @Test
  @DisplayName("RFC 5322 2.1.1: a long subject is folded, and reads as written")
  void aLongSubjectIsFolded() throws Exception {
    String subject = "Ana Müller invites you to " + "Ärzte ohne Ende ".repeat(40).strip();
    mailer().send(mail("ben@orbit.test", subject));
    assertThat(received().getSubject()).isEqualTo(subject);
    assertThat(received().getHeader("Subject")[0].lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
  }

  @Test
  void aSecondCopyHasTheSameIdAndNoListIsNamed() throws Exception {
    mailer().send(mail("ben@orbit.test", "Hi"));
    mailer().send(mail("ben@orbit.test", "Hi"));
    assertThat(SERVER.getReceivedMessages())
        .hasSize(2)
        .allSatisfy(copy -> {
          assertThat(copy.getHeader("Message-ID")).containsExactly("<invitation-7-1@orbit.test>");
          assertThat(copy.getHeader("List-Unsubscribe")).isNull();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 mailbox busy, true",
    "RCPT, 550 no such user, false",
    "RCPT, 553 relaying denied, false",
    "MAIL, 451 come back, true",
    "MAIL, 530 authentication required, true",
    "DATA, 421 closing, true",
    "., 452 disk full, true",
    "., 554 looks like spam, false",
    "hello, 421 too busy, true",
    "hello, 554 go away, true"
  })
  void theReplyCodeDecides(String verb, String reply, boolean later) throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of(verb, reply))) {
      var mailer = mailer(server.address());
      var failure =
          catchThrowableOfType(
              DeliveryException.class, () -> mailer.send(mail("ben@orbit.test", "Hi")));
      assertThat(failure.verdict() instanceof Verdict.Later).isEqualTo(later);
      assertThat(failure).hasMessageNotContaining("\n");
    }
  }

  @Test
  void aServerThatTakesItIsDone() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of())) {
      mailer(server.address()).send(mail("ben@orbit.test", "Hi"));
      mailer(server.address()).check();
    }
  }

  @Test
  void aServerThatIsDownIsTriedLater() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var mailer = mailer(SmtpServer.parse("smtp://127.0.0.1:" + free));
    var failure =
        catchThrowableOfType(
            DeliveryException.class, () -> mailer.send(mail("ben@orbit.test", "Hi")));
    assertThat(failure.verdict()).isInstanceOf(Verdict.Later.class);
    assertThat(failure).hasMessage("the mail server 127.0.0.1:" + free + " cannot be reached");
  }

  @Test
  @DisplayName("R10: a wrong password is no word in the log, and the mail waits")
  void aRefusedLoginIsTriedLater() throws Exception {
    SERVER.setUser("roster", "right-password");
    var mailer =
        mailer(
            SmtpServer.parse(
                "smtp://roster:wrong%40password@127.0.0.1:" + SERVER.getSmtp().getPort()));
    var failure =
        catchThrowableOfType(
            DeliveryException.class, () -> mailer.send(mail("ben@orbit.test", "Hi")));
    assertThat(failure.verdict()).isInstanceOf(Verdict.Later.class);
    assertThat(failure).hasMessage("the mail server refuses the user or the password");
  }

  @Test
  @DisplayName("R10: a token that the server repeats is cut out")
  void aRepeatedTokenIsCutOut() throws Exception {
    String token = "q".repeat(43);
    try (var server = ScriptedSmtp.answering(Map.of(".", "554 spam: http://x/" + token))) {
      var mailer = mailer(server.address());
      assertThat(
              catchThrowableOfType(
                  DeliveryException.class, () -> mailer.send(mail("ben@orbit.test", "Hi"))))
          .hasMessageContaining("554")
          .hasMessageNotContaining(token);
    }
  }
}
