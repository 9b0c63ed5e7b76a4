package dev.roster.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
    String rendered = rendered(SampleReplies.named(name));
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, rendered);
    }

    assertThat(file).exists().hasContent(rendered);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsToTheLimitsOfDiscord(String name) {
    Rendered.parts(SampleReplies.named(name)).forEach(Rendered::requireLimits);
  }

  private static String rendered(Reply.Message message) {
    return Rendered.parts(message)
        .map(part -> Rendered.json(part).toPrettyString())
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
