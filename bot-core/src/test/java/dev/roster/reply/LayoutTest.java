package dev.roster.reply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

  /** Escapes as Slack does, so that rendered text is longer than what was said. */
  private static final Limits.Measure ESCAPING =
      span -> {
        int length = 0;
        for (char c : span.words().toCharArray()) {
          length += c == '&' ? 5 : c == '<' || c == '>' ? 4 : 1;
        }
        return span instanceof Span.Bold || span instanceof Span.Code ? length + 2 : length;
      };

  private static final Limits WIDE =
      new Limits(50, 12_000, 3_000, 150, 10, 2_000, 100, 25, 50, ESCAPING);
  private static final Limits NARROW = new Limits(4, 400, 90, 20, 3, 60, 4, 5, 2, ESCAPING);

  private static Reply.Message sample(String name) {
    return requireNonNull(SampleReplies.all().get(name), name);
  }

  static Stream<Reply.Message> samples() {
    return SampleReplies.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsEverySampleWithinLimitsAndWhole(Reply.Message sample) {
    for (Limits limits : List.of(WIDE, NARROW)) {
      assertFits(sample, limits);
    }
  }

  @Test
  void keepsRandomMessagesWithinRandomLimitsAndWhole() {
    long seed = Long.getLong("layout.seed", System.nanoTime());
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Reply.Message message = RandomReplies.message(random);
      Limits limits = RandomReplies.limits(random, ESCAPING);
      try {
        assertFits(message, limits);
      } catch (AssertionError e) {
        throw new AssertionError("-Dlayout.seed=" + seed + ", message " + i + ", " + limits, e);
      }
    }
  }

  @Test
  void passesOnWhatFitsUnchanged() {
    Reply.Message card = sample("every-block");
    assertThat(Layout.fit(card, WIDE)).containsExactly(card);
    var empty = new Reply.Message(List.of());
    assertThat(Layout.fit(empty, WIDE)).containsExactly(empty);
  }

  @Test
  void breaksTextAtSpacesOnly() {
    Reply.Message message = Reply.text("seven letters in every word ".repeat(40).strip());
    var parts = Layout.fit(message, NARROW).stream().flatMap(m -> m.blocks().stream()).toList();
    assertThat(parts)
        .hasSizeGreaterThan(10)
        .allSatisfy(part ->
            assertThat(new Reply.Message(List.of(part)).words().strip().split(" "))
                .isSubsetOf("seven", "letters", "in", "every", "word"));
  }

  @Test
  void keepsAWordTogetherThatChangesItsLook() {
    var spans = List.of(Span.plain("x".repeat(84) + " An"), Span.bold("as"), Span.plain(". End"));
    var parts = Layout.fit(new Reply.Message(List.of(new Block.Paragraph(spans))), NARROW);
    assertThat(parts.getFirst().blocks().get(1))
        .isEqualTo(
            new Block.Paragraph(List.of(Span.plain("An"), Span.bold("as"), Span.plain(". End"))));
  }

  @Test
  void cutsWordsWithoutSpacesBetweenGraphemes() {
    String family = "👨‍👩‍👧‍👦";
    var parts = Layout.fit(Reply.text(family.repeat(60)), NARROW);
    assertThat(parts.stream().flatMap(m -> m.blocks().stream()))
        .hasSizeGreaterThan(5)
        .allSatisfy(part ->
            assertThat(new Reply.Message(List.of(part)).words().replace(family, "")).isEmpty());
  }

  @Test
  void cutsAGraphemeThatIsLongerThanABlockBetweenCodePoints() {
    var parts = Layout.fit(Reply.text("a" + "\uD834\uDD65".repeat(200)), NARROW);
    assertThat(parts.stream().flatMap(m -> m.blocks().stream()))
        .allSatisfy(part -> {
          String words = new Reply.Message(List.of(part)).words();
          assertThat(Character.isLowSurrogate(words.charAt(0))).isFalse();
          assertThat(Character.isHighSurrogate(words.charAt(words.length() - 1))).isFalse();
        });
  }

  @Test
  void keepsButtonsWithTheBlockAboveThem() {
    var blocks =
        IntStream.range(0, 6)
            .<Block>mapToObj(i ->
                i % 2 == 0
                    ? new Block.Paragraph(List.of(Span.plain("request " + i)))
                    : new Block.Buttons(
                        List.of(new Button("Approve", Button.Style.PRIMARY, "u" + i))))
            .toList();
    var limits = new Limits(5, 400, 90, 20, 3, 60, 4, 5, 5, Limits.Measure.WORDS);
    assertThat(Layout.fit(new Reply.Message(blocks), limits))
        .containsExactly(
            new Reply.Message(blocks.subList(0, 4)), new Reply.Message(blocks.subList(4, 6)));
  }

  @Test
  void repeatsTheColumnsOfATableThatGoesOn() {
    Reply.Message table = sample("long-table");
    var limits = new Limits(50, 12_000, 3_000, 150, 10, 2_000, 15, 25, 50, Limits.Measure.WORDS);
    assertThat(Layout.fit(table, limits).getFirst().blocks())
        .filteredOn(Block.Table.class::isInstance)
        .hasSize(3)
        .allSatisfy(part ->
            assertThat(((Block.Table) part).columns())
                .containsExactly("Name", "E-mail", "Role", "Since"));
  }

  @Test
  void limitsWithoutRoomAreRefused() {
    assertThatThrownBy(() -> new Limits(50, 9, 9, 150, 10, 9, 100, 25, 5, ESCAPING))
        .hasMessage("block is at least 40, not 9");
  }

  private static void assertFits(Reply.Message message, Limits limits) {
    var parts = Layout.fit(message, limits);
    var costs = new Costs(limits.measure());
    assertThat(letters(parts.stream().flatMap(part -> part.blocks().stream())))
        .isEqualTo(letters(message.blocks().stream()));
    for (Reply.Message part : parts) {
      if (part.blocks().isEmpty()) {
        assertThat(letters(message.blocks().stream())).as("only silence fits nowhere").isEmpty();
      }
      assertThat(part.blocks()).hasSizeLessThanOrEqualTo(limits.blocks());
      assertThat(part.blocks().stream().mapToInt(costs::of).sum())
          .isLessThanOrEqualTo(limits.message());
      assertThat(part.blocks().stream().filter(Block.Buttons.class::isInstance))
          .hasSizeLessThanOrEqualTo(limits.buttonRows());
      part.blocks().forEach(block -> assertFits(block, limits, costs));
    }
  }

  private static void assertFits(Block block, Limits limits, Costs costs) {
    if (!(block instanceof Block.Buttons)) {
      assertThat(costs.of(block)).as("%s", block).isLessThanOrEqualTo(limits.block());
    }
    switch (block) {
      case Block.Heading(var text) -> assertThat(text).hasSizeLessThanOrEqualTo(limits.heading());
      case Block.Facts(var facts) ->
          assertThat(facts)
              .hasSizeLessThanOrEqualTo(limits.facts())
              .allSatisfy(f -> assertThat(costs.of(f)).isLessThanOrEqualTo(limits.fact()));
      case Block.Table(_, var rows) -> assertThat(rows).hasSizeLessThanOrEqualTo(limits.rows());
      case Block.Buttons(var buttons) ->
          assertThat(buttons).hasSizeLessThanOrEqualTo(limits.buttons());
      case Block.Paragraph _, Block.Note _ -> {}
    }
  }

  /** Everything that is said, in order, without spaces, columns and the colons behind labels. */
  private static String letters(Stream<Block> blocks) {
    return blocks
        .map(block ->
            block instanceof Block.Buttons(var buttons)
                ? buttons.stream().map(Button::label).collect(Collectors.joining())
                : new Reply.Message(List.of(block)).words())
        .collect(Collectors.joining())
        .replaceAll(
            "Name|E-mail|Role|Since|Status|Who|What happened|Team|People|Credits|Requests|Budget|Last active|<!channel>|\\*Name\\*|Col\\d",
            "")
        .replaceAll("[\\s:·]", "");
  }
}
