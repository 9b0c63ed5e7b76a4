package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.person.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "acme.com, acme.com",
    "ACME.Com, acme.com",
    "@acme.com, acme.com",
    "acme.com., acme.com",
    "b\u00fccher.de, xn--bcher-kva.de",
    "bu\u0308cher.de, xn--bcher-kva.de",
    "XN--BCHER-KVA.de, xn--bcher-kva.de",
    "stra\u00dfe.de, xn--strae-oqa.de",
    "\uff21cme.com, acme.com",
    "\u0430cme.com, xn--cme-5cd.com",
    "a-b.co.uk, a-b.co.uk"
  })
  void readsWhatPeopleType(String typed, String ascii) {
    assertThat(DomainName.read(typed).ascii()).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme",
        "zoe@acme.com",
        "https://acme.com",
        "acme.com/x",
        "acme..com",
        "-acme.com",
        "acme-.com",
        "acme .com",
        "ac_me.com",
        "127.0.0.1",
        "acme.123",
        "ac\u200bme.com",
        "*.acme.com",
        "."
      })
  void refusesWhatIsNoDomain(String typed) {
    assertThatThrownBy(() -> DomainName.read(typed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is no e-mail domain")
        .hasMessageContaining("/org domain-add acme.com");
  }

  @Test
  void refusesWhatIsTooLong() {
    String label = "a".repeat(63) + ".";
    assertThat(DomainName.read(label.repeat(3) + "a".repeat(57) + ".com").ascii()).hasSize(253);
    assertThatThrownBy(() -> DomainName.read(label.repeat(3) + "a".repeat(58) + ".com"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> DomainName.read("a".repeat(64) + ".com")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoe@Acme.COM", "zoe@b\u00fccher.de", "Zoe@xn--bcher-kva.DE"})
  void readsAddressesAsTheyAreCompared(String address) {
    var email = EmailAddress.parse(address).orElseThrow();
    String typed = address.substring(address.indexOf('@') + 1);
    assertThat(DomainName.of(email)).isEqualTo(DomainName.read(typed));
  }
}
