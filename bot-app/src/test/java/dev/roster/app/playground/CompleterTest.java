package dev.roster.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompleterTest {

  private final Completer completer = new Completer(new FakeEngine());

  private List<String> values(String line) {
    var ada = Cast.find("ada").orElseThrow();
    return completer.complete(ada, Entry.DIRECT, line).ways().stream()
        .map(Completer.Way::value)
        .toList();
  }

  @Test
  void beginsWithEveryCommand() {
    assertThat(values("")).containsExactly("home ", "show sample ", "try all ");
    assertThat(values("/roster ")).containsExactly("home ", "show sample ", "try all ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "tr | try all ",
        "TR | try all ",
        "/tr | try all ",
        "try  | all ",
        "try a | all ",
        "show sample ref | refusal ",
        "try all @be | @ben ",
        "try all Ben | @ben ",
        "try all @ben @ch | @chloe ",
        "try all @ben pl | plan:",
        "try all @ben plan:st | plan:starter ",
        "try all @ben here:y | here:yes ",
        "try all @ben person:@b | person:@ben ",
        "try all @ben org:ac | org:acme ",
        "try all @ben message:\"so far | ",
        "nonsense here | "
      })
  void completesTheLastWord(String line, String value) {
    String shown = line.endsWith("try") ? line + " " : line;
    assertThat(String.join("", values(shown)).strip()).isEqualTo(value == null ? "" : value);
  }

  @Test
  void quotesValuesWithBlanks() {
    assertThat(values("try all @ben role:"))
        .containsExactly("role:member ", "role:\"team admin\" ");
  }

  @Test
  void offersWhatIsNotGivenYet() {
    assertThat(values("try all @ben plan:free "))
        .contains("@chloe ", "role:", "person:", "here:", "message:")
        .doesNotContain("plan:");
  }

  @Test
  void showsSuggestionsAsPeopleAreTyped() {
    assertThat(values("try all @ben person:")).first().isEqualTo("person:@ben ");
  }

  @Test
  void showsPeopleByMentionElseByAddressInsteadOfIds() {
    assertThat(values("try all @ben person:c"))
        .containsExactly("person:@chloe ", "person:zoe@else.test ", "person:id:3 ");
  }

  @Test
  void saysHowTheCommandIsTyped() {
    var ada = Cast.find("ada").orElseThrow();
    var completion = completer.complete(ada, Entry.DIRECT, "try all @");
    assertThat(completion.usage()).startsWith("try all people... [plan]");
    assertThat(completion.from()).isEqualTo(8);
  }
}
