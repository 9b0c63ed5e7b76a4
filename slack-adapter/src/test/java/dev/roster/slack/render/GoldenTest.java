package dev.roster.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run with {@code -Dgolden.update=true} to write the files anew, and read the difference. */
final class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  static Stream<String> samples() {
    return SampleReplies.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rendersEachSampleAsBefore(String name) throws IOException {
    String rendered = rendered(sample(name));
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, rendered);
    }

    assertThat(file).exists().hasContent(rendered);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsToTheLimitsOfSlack(String name) {
    for (Reply.Message part : parts(sample(name))) {
      var blocks = MessageBlocks.of(part, "T1");

      assertThat(blocks).hasSizeLessThanOrEqualTo(50);
      assertThat(json(blocks).toString()).doesNotContain("<!", "<@", "\"text\":\"\"");
      assertThat(MessageText.of(part)).isNotBlank().doesNotContain("<").hasSizeLessThan(40_000);
      for (var heading : texts(json(blocks), "header")) {
        assertThat(heading).hasSizeLessThanOrEqualTo(150);
      }
      for (var label : texts(json(blocks), "button")) {
        assertThat(label).hasSizeLessThanOrEqualTo(75);
      }
    }
  }

  private static Reply.Message sample(String name) {
    return Objects.requireNonNull(SampleReplies.all().get(name), name);
  }

  private static Iterable<String> texts(JsonElement json, String type) {
    var texts = new ArrayList<String>();
    collect(json, type, texts);
    return texts;
  }

  private static void collect(JsonElement json, String type, List<String> into) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(each -> collect(each, type, into));
    } else if (json.isJsonObject()) {
      var object = json.getAsJsonObject();
      if (object.has("type") && object.get("type").getAsString().equals(type)) {
        into.add(object.getAsJsonObject("text").get("text").getAsString());
      }
      object.entrySet().forEach(entry -> collect(entry.getValue(), type, into));
    }
  }

  private static Iterable<Reply.Message> parts(Reply.Message message) {
    return Layout.fit(message, SlackLimits.MESSAGE_LIMITS);
  }

  private static String rendered(Reply.Message message) {
    var parts = new ArrayList<Map<String, Object>>();
    for (Reply.Message part : parts(message)) {
      var each = new LinkedHashMap<String, Object>();
      each.put("text", MessageText.of(part));
      each.put("blocks", json(MessageBlocks.of(part, "T1")));
      parts.add(each);
    }
    var pretty = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return pretty.toJson(parts) + "\n";
  }

  private static JsonElement json(Object value) {
    return JsonParser.parseString(GsonFactory.createSnakeCase(SlackConfig.DEFAULT).toJson(value));
  }
}
