package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

  static Stream<Reply.Message> samples() {
    return SampleReplies.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsBackEveryReply(Reply.Message sample) {
    for (Reply reply : new Reply[] {sample, new Reply.Update(sample)}) {
      assertThat(Json.read(Json.write(reply), Reply.class)).isEqualTo(reply);
    }
  }

  @Test
  void readsBackAFile() {
    byte[] bytes = "name;role\nAna;admin\n".getBytes(StandardCharsets.UTF_8);
    var file = new Reply.File("members.csv", "text/csv", bytes, Reply.text("Here it is."));
    var back = (Reply.File) Json.read(Json.write(file), Reply.class);
    assertThat(back.bytes()).isEqualTo(bytes);
    assertThat(back.name()).isEqualTo("members.csv");
    assertThat(back.mediaType()).isEqualTo("text/csv");
    assertThat(back.caption()).isEqualTo(file.caption());
  }

  @Test
  void equalValuesGiveEqualText() {
    var one = new LinkedHashMap<String, String>();
    one.put("role", "admin");
    one.put("name", "Ana");
    var two = new LinkedHashMap<String, String>();
    two.put("name", "Ana");
    two.put("role", "admin");
    assertThat(Json.write(one))
        .isEqualTo(Json.write(two))
        .isEqualTo("{\"name\":\"Ana\",\"role\":\"admin\"}");
  }

  @Test
  void readsBackWordsOfAnyScript() {
    var words = Map.of("a", "<&\"\\\n\u2028", "b", "👩‍👩‍👧", "c", "");
    assertThat(Json.readWords(Json.write(words))).isEqualTo(words);
  }

  @Test
  void refusesWhatIsSomethingElse() {
    assertThatThrownBy(() -> Json.read("{\"type\":\"Nonsense\"}", Reply.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.readWords("[1]")).isInstanceOf(IllegalArgumentException.class);
  }
}
