package dev.roster.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "invite send @ben | invite send <@playground:local/ben>",
        "@BEN,@chloe; | <@playground:local/ben>,<@playground:local/chloe>;",
        "person:@ben | person:<@playground:local/ben>",
        "\"@ben\" | \"<@playground:local/ben>\"",
        "ask @ben. | ask <@playground:local/ben>.",
        "x@ben | x@ben",
        "ben@acme.test @acme.test | ben@acme.test @acme.test",
        "@nobody @benjamin | @nobody @benjamin",
        "@ben@evil.test | @ben@evil.test"
      })
  void becomeAccountsWherePeopleAreMeant(String typed, String line) {
    assertThat(Mentions.toAccounts(typed)).isEqualTo(line);
  }

  @Test
  void areShownAsTheyAreTyped() {
    assertThat(Mentions.toTyped("member show <@playground:local/ben> <@slack:T1/U1>"))
        .isEqualTo("member show @ben <@slack:T1/U1>");
  }
}
