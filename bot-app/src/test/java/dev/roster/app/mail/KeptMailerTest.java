package dev.roster.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.app.mail.Mailbox.Kept;
import dev.roster.platform.Mailer.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMailerTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("data/mails.jsonl");
  }

  private static Mail mail(String to, String id) {
    return new Mail(to, "Join " + id, "text\nin lines", "<p>html</p>", id);
  }

  private KeptMailer open() {
    return KeptMailer.open(file, CLOCK);
  }

  @Test
  void showsEachAddressItsOwnMailsTheNewestFirst() {
    var mailer = open();
    mailer.send(mail("ben@orbit.test", "1"));
    mailer.send(mail("cleo@orbit.test", "2"));
    mailer.send(mail("Ben@Orbit.test", "3"));
    assertThat(mailer.of(" BEN@orbit.test"))
        .containsExactly(
            new Kept(mail("Ben@Orbit.test", "3"), Instant.EPOCH),
            new Kept(mail("ben@orbit.test", "1"), Instant.EPOCH));
  }

  @Test
  void survivesARestart() {
    open().send(mail("ben@orbit.test", "1"));
    assertThat(open().of("ben@orbit.test"))
        .containsExactly(new Kept(mail("ben@orbit.test", "1"), Instant.EPOCH));
  }

  @Test
  void aSecondCopyTakesTheFirstOnesPlace() {
    var mailer = open();
    mailer.send(mail("ben@orbit.test", "1"));
    mailer.send(mail("ben@orbit.test", "1"));
    assertThat(mailer.of("ben@orbit.test")).hasSize(1);
    assertThat(open().of("ben@orbit.test")).hasSize(1);
  }

  @Test
  void keepsTheLastOnesOnly() throws IOException {
    var mailer = open();
    for (int i = 0; i <= KeptMailer.MOST; i++) {
      mailer.send(mail("ben@orbit.test", "m" + i));
    }
    assertThat(mailer.of("ben@orbit.test")).hasSize(KeptMailer.MOST);
    assertThat(open().of("ben@orbit.test"))
        .hasSize(KeptMailer.MOST)
        .doesNotContain(new Kept(mail("ben@orbit.test", "m0"), Instant.EPOCH));
    assertThat(Files.readAllLines(file)).hasSize(KeptMailer.MOST);
  }

  @Test
  void halfALineFromACrashIsLeftOut() throws IOException {
    open().send(mail("ben@orbit.test", "1"));
    Files.writeString(file, "{\"mail\":{\"to\":\"ben@or", StandardOpenOption.APPEND);
    var mailer = open();
    mailer.send(mail("ben@orbit.test", "2"));
    assertThat(open().of("ben@orbit.test")).hasSize(2);
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws IOException {
    open().send(mail("ben@orbit.test", "1"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsInMemoryWhereItCannotWrite() throws IOException {
    Files.createDirectories(file);
    var mailer = open();
    mailer.send(mail("ben@orbit.test", "1"));
    assertThat(mailer.of("ben@orbit.test")).hasSize(1);
  }

  @Test
  void tellsWhoListensUntilTheyStop() {
    var mailer = open();
    var heard = new ArrayList<String>();
    try (var _ = mailer.listen(kept -> heard.add(kept.mail().messageId()))) {
      mailer.send(mail("ben@orbit.test", "1"));
    }
    mailer.send(mail("ben@orbit.test", "2"));
    assertThat(heard).containsExactly("1");
  }
}
