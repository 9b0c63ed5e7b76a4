package dev.roster.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.orbit.test, 25",
    "smtp://u:p@mail.orbit.test, 587",
    "smtps://mail.orbit.test, 465",
    "smtp://mail.orbit.test:2525, 2525",
    "smtp://mail.orbit.test:2525/, 2525"
  })
  void hasTheUsualPorts(String url, int port) {
    assertThat(SmtpServer.parse(url).port()).isEqualTo(port);
  }

  @Test
  void readsAPasswordWithSpecialCharacters() {
    var login = SmtpServer.parse("smtp://ana%40orbit.test:p%3A%2F+%40@mail.test").login();
    assertThat(login).contains(new SmtpServer.Login("ana@orbit.test", "p:/+@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.test",
        "http://mail.test",
        "smtp://",
        "smtp://user@mail.test",
        "smtp://mail.test/x",
        "smtp://mail.test:99999",
        "smtp://a b"
      })
  void refusesWhatIsNone(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> SmtpServer.parse(url));
  }

  @Test
  @DisplayName("R10: a password crosses a network only under TLS")
  void wantsTlsForAPassword() {
    assertThat(SmtpServer.parse("smtp://u:p@mail.test").properties(false, SmtpServer.ANSWER))
        .containsEntry("mail.smtp.starttls.required", "true");
    assertThat(SmtpServer.parse("smtp://u:p@127.0.0.1").properties(false, SmtpServer.ANSWER))
        .containsEntry("mail.smtp.starttls.required", "false");
  }

  @Test
  @DisplayName("R10: does not show the password")
  void doesNotShowThePassword() {
    assertThat(SmtpServer.parse("smtp://u:s3cret@mail.test").toString()).doesNotContain("s3cret");
    assertThat(SmtpServer.parse("smtp://u:s3cret@mail.test").login().toString())
        .doesNotContain("s3cret");
  }
}
