package dev.roster.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.roster.reply.SampleReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run with {@code -Dgolden.update=true} to write the files anew, and read the difference. */
class RendererGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/playground");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<String> names() {
    return SampleReplies.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void rendersTheSampleAsItsGoldenFileSays(String name) throws IOException {
    String rendered = JSON.writeValueAsString(Renderer.message(SampleReplies.named(name))) + "\n";
    Path file = GOLDEN.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, rendered);
    }
    assertThat(file).as("run with -Dgolden.update=true").exists();
    assertThat(rendered).isEqualTo(Files.readString(file));
  }

  @Test
  void everyGoldenFileHasItsSample() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.toFile().getName().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(SampleReplies.all().keySet());
    }
  }
}
