package dev.roster.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What a mail server can do wrong, and that no invitation is lost by it (trust.md, faults). */
@ExtendWith(DatabaseExtension.class)
class MailFaultsTest {

  private static final AtomicInteger NEW = new AtomicInteger();

  private final TestRoster roster;
  private final ScriptedSmtp server;
  private final Account ana;

  MailFaultsTest(TestDatabase database) throws IOException {
    database.run("delete from outbox");
    this.roster = TestRoster.start(database);
    this.server = ScriptedSmtp.answering(Map.of());
    int n = NEW.incrementAndGet();
    this.ana = roster.person("Ana Lima", "ana" + n + "@faults.test");
    roster.say(ana, "org create Faults-%d pro".formatted(n));
  }

  @BeforeEach
  void connect() throws Exception {
    sendThrough(server.address());
  }

  @AfterEach
  void close() throws IOException {
    roster.close();
    server.close();
  }

  private void sendThrough(SmtpServer address) throws Exception {
    roster
        .mailer()
        .through(
            new SmtpMailer(
                address,
                new InternetAddress("roster@faults.test"),
                roster.clock(),
                Duration.ofMillis(300),
                Optional.of(MailCertificate.trusted())));
  }

  private static List<String> addresses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "invitee%d@far.test".formatted(NEW.incrementAndGet()))
        .toList();
  }

  private void invite(List<String> emails) {
    assertThat(roster.ask(ana, "invite send " + String.join(" ", emails))).contains("Invited");
    roster.settle();
  }

  private String state(String email) {
    return roster.ask(ana, "invite list " + email);
  }

  private void passes(Duration time) {
    Duration step = Duration.ofMinutes(20);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      roster.clock().advance(step);
      roster.settle();
    }
  }

  /** How often the server was handed a whole mail for an address, and under how many ids. */
  private List<Long> copies(String email) {
    List<List<String>> mails =
        server.conversations().stream()
            .filter(lines -> lines.contains("RCPT TO:<" + email + ">") && lines.contains("."))
            .toList();
    long ids =
        mails.stream()
            .flatMap(List::stream)
            .filter(line -> line.startsWith("Message-ID:"))
            .distinct()
            .count();
    return List.of((long) mails.size(), ids);
  }

  @Test
  @DisplayName("down for an hour: nothing is lost, each mail goes out once")
  void downForAnHour() {
    server.answer("hello", "421 4.3.2 shutting down");
    List<String> emails = addresses(4);
    invite(emails);
    assertThat(state(emails.getFirst())).contains("pending, mail failed, next try");
    passes(Duration.ofHours(1));
    server.recover();
    passes(Duration.ofHours(3));
    assertThat(emails)
        .allSatisfy(email -> {
          assertThat(copies(email)).containsExactly(1L, 1L);
          assertThat(state(email)).contains("pending, mail sent").doesNotContain("perhaps");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 421 4.4.5 too busy, true",
    "MAIL, 530 5.7.0 must issue a STARTTLS command first, true",
    "MAIL, 553 5.7.1 sender rejected, true",
    "RCPT, 450 4.2.1 mailbox busy, true",
    "RCPT, 550 5.1.1 no such user, false",
    "RCPT, 552 5.2.2 mailbox full, false",
    "., 451 4.7.1 greylisted, true",
    "., 554 5.7.1 looks like spam, false"
  })
  @DisplayName("4xx and what the operator can mend waits; 5xx is parked with the server's words")
  void theAnswerDecides(String verb, String answer, boolean waits) {
    server.answer(verb, answer);
    List<String> emails = addresses(1);
    invite(emails);
    String email = emails.getFirst();
    if (waits) {
      assertThat(state(email)).contains("mail failed, next try");
      server.recover();
      passes(Duration.ofMinutes(20));
      assertThat(state(email)).contains("mail sent");
      assertThat(roster.slack().directTo(ana)).isEmpty();
    } else {
      assertThat(state(email))
          .contains("mail parked, not tried again: the mail server said: " + answer);
      passes(Duration.ofHours(2));
      assertThat(roster.slack().directTo(ana)).as("the inviter is told once").hasSize(1);
      assertThat(roster.newestCard(ana).words()).contains(email, answer);
    }
  }

  @ParameterizedTest
  @CsvSource({"HANG", "DROP"})
  @DisplayName("no answer after DATA: a second copy, with the same Message-ID, and counted")
  void noAnswerAfterData(String fault) {
    server.answer(".", fault);
    List<String> emails = addresses(1);
    invite(emails);
    String email = emails.getFirst();
    assertThat(state(email)).contains("mail failed").contains("perhaps twice");
    server.recover();
    passes(Duration.ofMinutes(20));
    assertThat(copies(email)).containsExactly(2L, 1L);
    assertThat(state(email)).contains("mail sent, perhaps twice");
  }

  @ParameterizedTest
  @CsvSource({"DATA, DROP", "DATA, HANG", "RCPT, DROP", "MAIL, HANG", "hello, DROP"})
  @DisplayName("no answer before the mail was handed over: one copy only")
  void noAnswerBefore(String verb, String fault) {
    server.answer(verb, fault);
    List<String> emails = addresses(1);
    invite(emails);
    String email = emails.getFirst();
    assertThat(state(email)).contains("mail failed").doesNotContain("perhaps");
    server.recover();
    passes(Duration.ofMinutes(20));
    assertThat(copies(email)).containsExactly(1L, 1L);
    assertThat(state(email)).contains("mail sent").doesNotContain("perhaps");
  }

  @Test
  void aServerThatHangsAfterItTookTheMailHasTakenIt() {
    server.answer("QUIT", ScriptedSmtp.HANG);
    List<String> emails = addresses(1);
    invite(emails);
    assertThat(state(emails.getFirst())).contains("mail sent").doesNotContain("perhaps");
    assertThat(copies(emails.getFirst())).containsExactly(1L, 1L);
  }

  @Test
  void oneOfManyIsRefusedAndTheOthersArrive() {
    List<String> emails = addresses(4);
    server.answer("RCPT TO:<" + emails.get(1) + ">", "550 5.1.1 no such user");
    invite(emails);
    assertThat(state(emails.get(1))).contains("mail parked");
    for (int i : List.of(0, 2, 3)) {
      assertThat(state(emails.get(i))).contains("mail sent");
      assertThat(copies(emails.get(i))).containsExactly(1L, 1L);
    }
  }

  @Test
  @DisplayName("B17: three replicas and a server that is busy at first: each mail once")
  void severalReplicas() {
    Core second = roster.replica();
    Core third = roster.replica();
    try {
      second.start();
      third.start();
      server.answer("RCPT", "450 4.2.1 busy");
      List<String> emails = addresses(12);
      invite(emails);
      server.recover();
      passes(Duration.ofHours(1));
      assertThat(emails).allSatisfy(email -> assertThat(copies(email)).containsExactly(1L, 1L));
    } finally {
      second.close();
      third.close();
    }
  }

  @Test
  @DisplayName("a wrong password waits for the operator, and is said once in the log")
  void aWrongPasswordIsSaidOnce() throws Exception {
    server.answer("EHLO", "250-here\r\n250 AUTH PLAIN");
    server.answer("AUTH", "535 5.7.8 bad credentials");
    sendThrough(server.address("roster:s3cret-word@"));
    var log = (Logger) LoggerFactory.getLogger(Outage.class);
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    log.addAppender(events);
    try {
      List<String> emails = addresses(5);
      invite(emails);
      passes(Duration.ofHours(3));
      assertThat(state(emails.getFirst())).contains("mail failed").doesNotContain("s3cret-word");
      assertThat(events.list.stream().filter(event -> event.getLevel() == Level.WARN))
          .hasSize(1)
          .first()
          .asString()
          .contains("refuses the user or the password", "doctor")
          .doesNotContain("s3cret-word");
      server.answer("AUTH", "235 welcome");
      passes(Duration.ofHours(5));
      assertThat(emails).allSatisfy(email -> assertThat(copies(email)).containsExactly(1L, 1L));
    } finally {
      log.detachAppender(events);
    }
  }
}
