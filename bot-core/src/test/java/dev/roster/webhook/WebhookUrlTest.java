package dev.roster.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.acme.com/roster?x=1, https://hooks.acme.com/roster?x=1",
    "https://Hooks.Acme.com,            https://hooks.acme.com/",
    "https://hooks.acme.com:443/a,      https://hooks.acme.com/a",
    "https://hooks.acme.com:8443/a,     https://hooks.acme.com:8443/a",
    "https://xn--bcher-kva.example/a,   https://xn--bcher-kva.example/a",
  })
  void takesAPublicHttpsAddress(String typed, String read) {
    assertThat(WebhookUrl.read(typed)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.acme.com",
        "http://hooks.acme.com/",
        "ftp://hooks.acme.com/",
        "file:///etc/passwd",
        "https://localhost/",
        "https://roster/",
        "https://api.localhost/",
        "https://printer.local/",
        "https://db.internal/",
        "https://127.0.0.1/",
        "https://10.0.0.1:8080/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://user:pass@hooks.acme.com/",
        "https://hooks.acme.com/#part",
        "https://hooks.acme.com/a b",
        "https://hooks.acme.com.:99999999/",
        "https://hooks_acme.com/",
      })
  void refusesAnythingElseAndSaysWhatIsAllowed(String typed) {
    assertThatThrownBy(() -> WebhookUrl.read(typed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("https");
  }

  @Test
  void refusesAnAddressWithoutEnd() {
    assertThatThrownBy(() -> WebhookUrl.read("https://hooks.acme.com/" + "a".repeat(500)))
        .isInstanceOf(Refusal.class)
        .hasMessage("This address has more than 500 characters.");
  }

  @ParameterizedTest
  @CsvSource({"'', *", "*, *", "'member.*, team.created', 'member.* team.created'"})
  void readsWhichChangesAreMeant(String typed, String words) {
    assertThat(String.join(" ", EventWords.read(typed))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "member.", "*.role", "Member.Role", "member.role;", "'"})
  void refusesWhatNamesNoChanges(String typed) {
    assertThatThrownBy(() -> EventWords.read(typed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("`member.*` a group");
  }
}
