package dev.roster.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  private final Codes codes =
      new Codes("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  @Test
  void aCodeIsEightCharactersThatDoNotLookAlike() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(codes.of("id" + i)).matches("[2-9A-HJ-NP-Z]{8}");
    }
    assertThat(Codes.shown("7K2MQRXA")).isEqualTo("7K2M-QRXA");
  }

  @Test
  void everyIdAndEveryKeyHasItsOwn() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(codes.of("id" + i));
    }
    var others = new Codes(new byte[32]);

    assertThat(seen).hasSize(1_000);
    assertThat(others.of("id1")).isNotEqualTo(codes.of("id1"));
    assertThat(others.hash("7K2MQRXA")).isNotEqualTo(codes.hash("7K2MQRXA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7K2MQRXA",
        "7k2m-qrxa",
        " 7K2M QRXA ",
        "7k2m\u2013qrxa",
        "7K2M\u00a0QRXA\u200b",
        "`7K2M-QRXA`",
        "7 K 2 M - Q R X A."
      })
  void blanksDashesAndCaseDoNotMatter(String typed) {
    assertThat(Codes.read(typed)).isEqualTo("7K2MQRXA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "7K2M", "' or 1=1 --", "\ud83d\ude00", "７Ｋ２ＭＱＲＸＡ"})
  void anythingElseIsNoCode(String typed) {
    assertThat(codes.isCodeOf("id", typed)).isFalse();
  }

  @Test
  void aCodeIsThatOfItsId() {
    assertThat(codes.isCodeOf("id", Codes.shown(codes.of("id")).toLowerCase(Locale.ROOT))).isTrue();
    assertThat(codes.isCodeOf("other", codes.of("id"))).isFalse();
  }
}
