package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS = List.of("member", "invite", "org", "me", "transfer");

  @ParameterizedTest
  @CsvSource({
    "membr, member",
    "memebr, member",
    "MEMBER, member",
    "meber, member",
    "invte, invite",
    "ogr, org",
    "tranfser, transfer",
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Nearest.of(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"xyz", "''", "banana", "orgorg"})
  void doesNotGuessWildly(String typed) {
    assertThat(Nearest.of(typed, WORDS)).isEmpty();
  }

  @Test
  void takesTheNearestAndThenTheFirstByAlphabet() {
    assertThat(Nearest.of("tier", List.of("tiers", "tied", "tier"))).contains("tier");
    assertThat(Nearest.of("cot", List.of("cut", "cat"))).contains("cat");
  }

  @Test
  void doesNotMeasureEndlessWords() {
    assertThat(Nearest.of("m".repeat(4000), WORDS)).isEmpty();
  }
}
