package dev.roster.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer.Mail;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses the network in the clear, and what does not. */
@DisplayName("R10: a password crosses a network only under TLS")
class MailTlsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
  private static final String PASSWORD = "s3cret-word";
  private static final String LOGIN = "roster:" + PASSWORD + "@";
  private static final Map<String, String> OFFERING =
      Map.of(
          "EHLO", "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN",
          "STARTTLS", "220 go ahead",
          "AUTH", "235 welcome");
  private static final Map<String, String> NOT_OFFERING =
      Map.of("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN", "AUTH", "235 welcome");

  // A name of this machine that does not read like one, so that no exception is made for it.
  private static final String AS_IF_FAR = "[::ffff:127.0.0.1]";

  private static SmtpMailer mailer(SmtpServer server) throws Exception {
    return mailer(server, Optional.of(MailCertificate.trusted()));
  }

  private static SmtpMailer mailer(SmtpServer server, Optional<SSLSocketFactory> trust)
      throws Exception {
    return new SmtpMailer(
        server, new InternetAddress("roster@orbit.test"), CLOCK, Duration.ofSeconds(5), trust);
  }

  private static Mail mail() {
    return new Mail("ben@orbit.test", "Join Orbit", "text", "<p>text</p>", "invitation-7-1");
  }

  private static DeliveryException refusal(SmtpMailer mailer) {
    return catchThrowableOfType(DeliveryException.class, () -> mailer.send(mail()));
  }

  private static List<String> inTheClear(ScriptedSmtp server) {
    return server.lines().stream().takeWhile(line -> !line.equals(ScriptedSmtp.TLS)).toList();
  }

  @Test
  void whatIsOfferedIsTakenAndEverythingElseIsEncrypted() throws Exception {
    try (var server = ScriptedSmtp.answering(OFFERING)) {
      var mailer = mailer(server.address(LOGIN, "localhost"));
      assertThat(mailer.check()).isTrue();
      mailer.send(mail());
      assertThat(server.conversations())
          .hasSize(2)
          .allSatisfy(lines ->
              assertThat(lines.subList(1, 3)).containsExactly("STARTTLS", ScriptedSmtp.TLS));
      assertThat(server.lines()).anyMatch(line -> line.startsWith("AUTH"));
      assertThat(server.lines()).contains("RCPT TO:<ben@orbit.test>", "Subject: Join Orbit");
    }
  }

  @Test
  void withoutAnOfferNoPasswordIsSent() throws Exception {
    try (var server = ScriptedSmtp.answering(NOT_OFFERING)) {
      var refused = refusal(mailer(server.address(LOGIN, AS_IF_FAR)));
      assertThat(refused.verdict()).as("no mail is lost").isInstanceOf(Verdict.Later.class);
      assertThat(refused)
          .hasMessageMatching(
              "the mail server smtp://.* offers no encryption \\(STARTTLS\\), so the password was not sent");
      assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void anOfferThatIsTakenBackEndsInARefusal() throws Exception {
    try (var server = ScriptedSmtp.answering(OFFERING)) {
      server.answer("STARTTLS", "454 TLS not available");
      var refused = refusal(mailer(server.address(LOGIN, AS_IF_FAR)));
      assertThat(refused.verdict()).isInstanceOf(Verdict.Later.class);
      assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void onThisMachineAPasswordNeedsNoEncryption() throws Exception {
    try (var server = ScriptedSmtp.answering(NOT_OFFERING)) {
      var mailer = mailer(server.address(LOGIN));
      mailer.send(mail());
      assertThat(mailer.check()).as("nobody is on the way").isTrue();
    }
  }

  @Test
  void anOpenServerElsewhereIsUsedAndSaidToBeReadable() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of())) {
      var mailer = mailer(server.address("", AS_IF_FAR));
      mailer.send(mail());
      assertThat(mailer.check()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aCertificateOfNobodyOrOfAnotherNameIsRefused(String host) throws Exception {
    // By the one name it is nobody's that Java knows, by the other it is another server's.
    Optional<SSLSocketFactory> trust =
        host.equals("localhost") ? Optional.empty() : Optional.of(MailCertificate.trusted());
    try (var server = ScriptedSmtp.answering(OFFERING)) {
      var mailer = mailer(server.address(LOGIN, host), trust);
      var refused = refusal(mailer);
      assertThat(refused.verdict()).as("no mail is lost").isInstanceOf(Verdict.Later.class);
      assertThat(refused)
          .hasMessageStartingWith("the certificate of the mail server smtp://" + host)
          .hasMessageContaining(" is not trusted: ")
          .hasMessageNotContaining(PASSWORD);
      assertThat(mailer.trouble()).contains(refused.getMessage());
      assertThat(inTheClear(server)).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void anAddressWithTlsFromTheFirstByteWorks() throws Exception {
    try (var server = ScriptedSmtp.encrypted(NOT_OFFERING)) {
      var mailer = mailer(server.address(LOGIN, "localhost"));
      mailer.send(mail());
      assertThat(mailer.check()).isTrue();
      assertThat(server.lines()).contains("RCPT TO:<ben@orbit.test>");
    }
  }

  @Test
  void aCertificateOfNobodyIsRefusedFromTheFirstByte() throws Exception {
    try (var server = ScriptedSmtp.encrypted(NOT_OFFERING)) {
      assertThat(refusal(mailer(server.address(LOGIN, "localhost"), Optional.empty())))
          .hasMessageStartingWith("the certificate of the mail server smtps://localhost")
          .hasMessageContaining("is not trusted");
      assertThat(server.lines()).isEmpty();
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsSaidSo() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of())) {
      int port = server.address().port();
      assertThat(refusal(mailer(SmtpServer.parse("smtps://localhost:" + port))))
          .hasMessageStartingWith(
              "the mail server smtps://localhost:%d does not agree to encryption".formatted(port));
      assertThat(server.lines()).noneMatch(line -> line.startsWith("EHLO"));
    }
  }

  @Test
  void aServerThatOffersNoWayToSignInIsSaidSo() throws Exception {
    try (var server = ScriptedSmtp.encrypted(Map.of("EHLO", "250-here\r\n250 AUTH GSSAPI"))) {
      assertThat(refusal(mailer(server.address(LOGIN, "localhost"))))
          .hasMessageEndingWith("offers no way to sign in");
    }
  }

  @Test
  void aNameThatNobodyHasIsSaidSo() throws Exception {
    assertThat(refusal(mailer(SmtpServer.parse("smtp://mail.invalid:2525"))))
        .hasMessage("there is no mail server called mail.invalid");
  }

  @Test
  void aServerThatSendsUsAwayIsQuoted() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of("hello", "421 4.3.2 shutting down"))) {
      assertThat(refusal(mailer(server.address())))
          .hasMessage("the mail server said: 421 4.3.2 shutting down");
    }
  }

  @Test
  void aServerThatStaysSilentIsSaidSo() throws Exception {
    try (var server = ScriptedSmtp.answering(Map.of("hello", ScriptedSmtp.HANG))) {
      var impatient =
          new SmtpMailer(
              server.address(),
              new InternetAddress("roster@orbit.test"),
              CLOCK,
              Duration.ofMillis(200),
              Optional.empty());
      assertThat(refusal(impatient)).hasMessageEndingWith("does not answer");
    }
  }
}
