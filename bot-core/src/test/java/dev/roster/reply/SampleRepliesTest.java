package dev.roster.reply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.action.ActionId;
import dev.roster.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRepliesTest {

  static Stream<String> names() {
    return SampleReplies.all().keySet().stream();
  }

  @Test
  void showEveryBlockAndEverySpan() {
    var blocks = SampleReplies.all().values().stream().flatMap(m -> m.blocks().stream()).toList();
    var spans = blocks.stream().flatMap(SampleRepliesTest::spans).toList();
    assertThat(kinds(blocks)).isEqualTo(permitted(Block.class));
    assertThat(kinds(spans)).isEqualTo(permitted(Span.class));
  }

  @Test
  void carryIdsThatTheEngineReads() {
    assertThat(SampleReplies.all().values().stream().flatMap(m -> m.blocks().stream()))
        .filteredOn(Block.Buttons.class::isInstance)
        .isNotEmpty()
        .allSatisfy(block ->
            assertThat(((Block.Buttons) block).buttons())
                .allSatisfy(button -> assertThat(ActionId.parse(button.id())).isPresent()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void areReadBackFromJsonAsTheyWere(String name) {
    Reply.Message reply = requireNonNull(SampleReplies.all().get(name), name);
    assertThat(Json.read(Json.write(reply), Reply.class)).isEqualTo(reply);
    Reply update = new Reply.Update(reply);
    assertThat(Json.read(Json.write(update), Reply.class)).isEqualTo(update);
  }

  @Test
  void fileIsReadBackFromJsonWithItsBytes() {
    byte[] bytes = "name;role\nÅsa;Owner\n\0".getBytes(StandardCharsets.UTF_8);
    Reply file = new Reply.File("members.csv", "text/csv", bytes, Reply.text("12 members."));
    assertThat(Json.read(Json.write(file), Reply.class)).usingRecursiveComparison().isEqualTo(file);
  }

  @Test
  void pictureIsReadBackFromJsonWithItsBytes() {
    Reply picture =
        new Reply.Picture("a.png", "Credits", new byte[] {1, -1}, "Bars", Reply.text("12"));
    assertThat(Json.read(Json.write(picture), Reply.class))
        .usingRecursiveComparison()
        .isEqualTo(picture);
  }

  private static Stream<Span> spans(Block block) {
    return switch (block) {
      case Block.Heading _, Block.Buttons _ -> Stream.of();
      case Block.Paragraph(var spans) -> spans.stream();
      case Block.Note(var spans) -> spans.stream();
      case Block.Facts(var facts) -> facts.stream().flatMap(fact -> fact.value().stream());
      case Block.Table(_, var rows) ->
          rows.stream().flatMap(row -> row.cells().stream()).flatMap(List::stream);
    };
  }

  private static List<String> kinds(Collection<?> values) {
    return values.stream()
        .map(value -> value.getClass().getSimpleName())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> permitted(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .sorted()
        .collect(Collectors.toList());
  }
}
