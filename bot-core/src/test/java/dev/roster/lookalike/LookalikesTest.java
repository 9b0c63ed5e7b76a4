package dev.roster.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.person.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {

  private static EmailAddress address(String typed) {
    return EmailAddress.parse(typed).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // U+0430, U+0435, U+03BF, U+0456
    "\u0430nn@acme.test, ann@acme.test",
    "ann@\u0430cm\u0435.test, ann@acme.test",
    "j\u03BFe@acme.test, joe@acme.test",
    "l\u0456sa@acme.test, lisa@acme.test",
    "ann@acrne.test, ann@acme.test",
    "ann@acme.test, ann@acrne.test",
    "paypa1@acme.test, paypal@acme.test",
    "j0e@acme.test, joe@acme.test",
    "vvendy@acme.test, wendy@acme.test"
  })
  void findsWhatAnAddressCouldBeTakenFor(String typed, String other) {
    assertThat(Lookalikes.of(address(typed)))
        .contains(other)
        .doesNotContain(address(typed).normalised());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@acme.test",
        "müller@acme.test",
        "josé@bücher.test",
        "zoe@straße.test",
        "иван@почта.рф",
        "田中@例え.jp",
        "anna+tag.x_y@acme-2.test"
      })
  void honestAddressesMixNothing(String typed) {
    assertThat(Lookalikes.mixture(address(typed))).isEmpty();
  }

  @Test
  void namesTheCharacters() {
    EmailAddress mixed = address("\u0430nn@acme.test");
    assertThat(Lookalikes.mixesScripts(mixed)).isTrue();
    assertThat(Lookalikes.hasMixedDomain(mixed)).isFalse();
    assertThat(Lookalikes.characters(mixed))
        .containsExactly("\"\u0430\" (CYRILLIC SMALL LETTER A)");
    assertThat(Lookalikes.mixture(mixed))
        .contains("mixes alphabets: \"\u0430\" (CYRILLIC SMALL LETTER A)");
  }

  @Test
  void aDomainIsLookedAtAsItIsShown() {
    // The same domain as it is sent, which hides the Cyrillic letter.
    assertThat(Lookalikes.hasMixedDomain(address("ann@\u0430cme.test"))).isTrue();
    assertThat(Lookalikes.hasMixedDomain(address(address("ann@\u0430cme.test").normalised())))
        .isTrue();
    assertThat(Lookalikes.of(address("ann@\u0430cme.test"))).contains("ann@acme.test");
  }

  @Test
  void aLongAddressCostsLittle() {
    assertThat(Lookalikes.of(address("l1o0".repeat(16) + "@" + "rnm".repeat(20) + ".test")))
        .hasSizeLessThanOrEqualTo(Lookalikes.MOST);
  }
}
