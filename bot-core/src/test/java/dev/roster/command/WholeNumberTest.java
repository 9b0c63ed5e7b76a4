package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "0|0",
        "1000|1000",
        "007|7",
        "1,000|1000",
        "1 000|1000",
        "1'000|1000",
        "1_000|1000",
        "1\u2019000|1000",
        "1\u00a0000|1000",
        "1\u202f000\u202f000|1000000",
        "999,999,999,999|999999999999"
      })
  void readsThousandsByOneMark(String typed, long number) {
    assertThat(WholeNumber.read(typed, 1_000_000_000_000L)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1,5",
        "1,0000",
        "1,000,00",
        "1000,000",
        ",000",
        "1,",
        "1.000",
        "1.5",
        "1,000 000",
        "-1",
        "+1",
        "1e3",
        "1,000.00",
        "\u0661",
        "1000000000001",
        "99999999999999999999"
      })
  void takesNothingThatCouldMeanAnother(String typed) {
    assertThat(WholeNumber.read(typed, 1_000_000_000_000L)).isEmpty();
  }
}
