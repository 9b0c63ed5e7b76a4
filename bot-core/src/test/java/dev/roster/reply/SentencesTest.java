package dev.roster.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  @Test
  void whatStandsInBackticksIsCode() {
    assertThat(Sentences.spans("`boss` is no role; try `admin`."))
        .containsExactly(
            Span.code("boss"),
            Span.plain(" is no role; try "),
            Span.code("admin"),
            Span.plain("."));
  }

  @Test
  void codeThatBeginsWithASlashIsALineToType() {
    assertThat(Sentences.spans("Type `/org create`."))
        .containsExactly(Span.plain("Type "), Span.command("org create"), Span.plain("."));
  }

  @Test
  void anUnpairedBacktickStays() {
    assertThat(Sentences.spans("a `b` c ` d"))
        .containsExactly(Span.plain("a "), Span.code("b"), Span.plain(" c ` d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "`", "``", "```", "no code", "`/`", "*bold* <b> @everyone"})
  void losesNothing(String sentence) {
    String words = Sentences.message(sentence).words();
    assertThat(words).isEqualTo(sentence.replace("`/", "`").replaceAll("`([^`]*)`", "$1"));
  }
}
