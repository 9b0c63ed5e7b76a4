package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@acme.test",
        "ana.lima+tag@mail.acme.test",
        "o'brien@acme.test",
        "jos\u00e9@acme.test",
        "ana@m\u00fcnchen.test",
        "ana@xn--mnchen-3ya.test",
        "x_y-z@a-b.test",
        "{ana}!#$%&*/=?^`|~@acme.test",
      })
  void readsAddresses(String word) {
    assertThat(PersonWords.parse(word)).contains(new PersonRef.ByEmail(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "@",
        "ana@",
        "@acme.test",
        "ana@acme",
        "ana@.test",
        "ana@acme.",
        "ana@acme..test",
        "ana@-acme.test",
        "ana@acme.test-",
        ".ana@acme.test",
        "ana.@acme.test",
        "an..a@acme.test",
        "ana@acme@acme.test",
        "ana@acme.test,ben@acme.test",
        "ana@acme.test;ben@acme.test",
        "\"ana lima\"@acme.test",
        "Ana<ana@acme.test>",
        "<ana@acme.test>",
        "ana@[127.0.0.1]",
        "ana\r\nBcc:all@acme.test",
        "ana@acme.test\r\nBcc:x@y.test",
        "ana@acme.test\n",
        "ana\u0000@acme.test",
        "an\\a@acme.test",
        "ana(comment)@acme.test",
        "mailto:ana@acme.test",
        "ana@acme_inc.test",
      })
  void refusesWhatIsNoSingleAddress(String word) {
    assertThat(PersonWords.parse(word)).isEmpty();
  }

  /** They look like another address, or like nothing: a mail would go to a stranger. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana\u200b@acme.test",
        "\u202eana@acme.test",
        "ana@ac\u200dme.test",
        "ana@acme.test\u2066",
        "ana\u00ad@acme.test",
        "ana@acme.test\ufeff",
        "ana\u00a0x@acme.test",
        "ana@acme.test\u00a0",
        "ana\u2028@acme.test",
        "ana\u0085@acme.test",
        "an\ud83da@acme.test",
        "ana@acme\u3002test.x\u200f",
      })
  void refusesAddressesWithInvisibleCharacters(String word) {
    assertThat(PersonWords.parse(word)).isEmpty();
  }

  @Test
  void holdsTheLengthsOfMail() {
    String local = "x".repeat(64);
    assertThat(PersonWords.isEmail(local + "@acme.test")).isTrue();
    assertThat(PersonWords.isEmail(local + "x@acme.test")).isFalse();
    assertThat(PersonWords.isEmail("a@" + "d".repeat(250) + ".test")).isTrue();
    assertThat(PersonWords.isEmail("a@" + "d".repeat(251) + ".test")).isFalse();
    assertThat(PersonWords.isEmail("a@" + "d.".repeat(5_000) + "test")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@slack:>",
        "<@slack:T1/>",
        "<@/U1>",
        "<@SLACK:T1/U1>",
        "<@slack:T1/U1/U2>",
        "<@slack:T1/U 1>",
        "<@slack:T1/U1",
        "<!channel>",
        "<@U123>",
        "<@&123>",
        "<@slack:T1/U<b>>"
      })
  void refusesWhatIsNoMention(String word) {
    assertThat(PersonWords.parse(word)).isEmpty();
  }

  @Test
  void readsMentionsAndIdsBackFromTheirCanonicalForm() {
    for (var ref :
        new PersonRef[] {
          new PersonRef.ByAccount(new Account("slack", "T1", "U2")),
          new PersonRef.ByAccount(new Account("discord", Account.EVERYWHERE, "8035")),
          new PersonRef.ByEmail("ana@acme.test"),
          new PersonRef.ById(UUID.randomUUID()),
        }) {
      assertThat(PersonWords.parse(ref.canonical())).contains(ref);
    }
  }
}
