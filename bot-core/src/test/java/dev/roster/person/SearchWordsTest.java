package dev.roster.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void takesEachWordOfANameAndEachPartOfIt() {
    assertThat(SearchWords.of("Jean-Paul O'Neil", Optional.empty()))
        .containsExactlyInAnyOrder("jean-paul", "jean", "paul", "o'neil", "o", "neil");
  }

  @Test
  void takesAnAddressItsPartsAndItsDomain() {
    assertThat(SearchWords.of("", Optional.of("ana.lima+x@mail.acme.test")))
        .containsExactlyInAnyOrder(
            "ana.lima+x@mail.acme.test",
            "ana",
            "lima",
            "x",
            "mail",
            "acme",
            "test",
            "mail.acme.test");
  }

  @Test
  void looksThroughAccentsCaseAndWidth() {
    assertThat(SearchWords.of("JOSÉ Ｗide", Optional.empty())).contains("jose", "wide");
    assertThat(SearchWords.searched(" José  WÏDE ")).containsExactly("jose", "wide");
  }

  @Test
  void cutsWhatIsLongAndLeavesSurplusWordsOut() {
    String word = "x".repeat(200);
    assertThat(SearchWords.of(word, Optional.empty()))
        .containsExactly("x".repeat(SearchWords.LONGEST));
    assertThat(SearchWords.searched(word)).containsExactly("x".repeat(SearchWords.LONGEST));
    assertThat(SearchWords.searched("a b c d e f g h")).hasSize(5);
  }

  @Test
  void findsNothingInNothing() {
    assertThat(SearchWords.of("  ", Optional.empty())).isEmpty();
    assertThat(SearchWords.searched(" \u00A0 ")).isEmpty();
  }
}
