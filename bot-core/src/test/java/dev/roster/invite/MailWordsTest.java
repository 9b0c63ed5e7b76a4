package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.platform.Mailer.Mail;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and orgs are called does no harm in the mail of an invitation. */
@ExtendWith(DatabaseExtension.class)
class MailWordsTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final InviteStage stage;

  MailWordsTest(TestDatabase database) {
    this.database = database;
    database.run("delete from outbox");
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "network");
  }

  @AfterEach
  void close() {
    roster.close();
  }

  private Mail invited(String email) {
    assertThat(stage.ask("invite send " + email)).contains("Invited");
    roster.settle();
    List<Mail> mails = roster.mailer().to(email);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  private void call(String org, String person) {
    database.run("update org set name = ? where id = ?", org, stage.org().org().toString());
    database.run(
        "update person set first_name = null, last_name = null, display_name = ? where id = (select"
            + " person_id from membership where org_id = ? limit 1)",
        person,
        stage.org().org().toString());
  }

  @Test
  @DisplayName("R6: a name with a line break adds no header")
  void aNameWithALineBreakAddsNoHeader() {
    call("Acme\r\nBcc: eve@evil.test", "Ana\r\nContent-Type: text/html\r\n\r\n<b>Hi</b>");
    Mail mail = invited(address("ben"));
    assertThat(mail.subject()).doesNotContain("\r", "\n").contains("Acme Bcc: eve@evil.test");
    assertThat(mail.html()).doesNotContain("<b>Hi</b>");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Content-Type:"));
  }

  @Test
  void aVeryLongNameIsCutInTheSubjectOnly() {
    String org = "Ä".repeat(60);
    call(org, "Ana " + "Łyżka ".repeat(24).strip());
    Mail mail = invited(address("ben"));
    assertThat(mail.subject()).endsWith("…").hasSizeLessThan(160);
    assertThat(mail.text()).contains(org);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s+roster@far.test", "%s@b\u00fccher.test", "jos\u00e9%s@far.test"})
  void unusualAddressesAreInvitedAndMailedAsTyped(String form) {
    String email = form.formatted(address("x").replace("@far.test", ""));
    Mail mail = invited(email);
    assertThat(mail.to()).isEqualTo(email);
    assertThat(mail.text()).contains(email);
    assertThat(stage.ask("invite send " + email)).contains("invited already");
  }

  @Test
  void aPlusAddressIsAnotherOneThanWithoutIt() {
    String plain = address("ben");
    invited(plain);
    invited(plain.replace("@", "+work@"));
  }
}
