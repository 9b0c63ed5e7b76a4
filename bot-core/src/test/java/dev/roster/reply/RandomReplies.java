package dev.roster.reply;

import dev.roster.chat.Account;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes messages and limits of any shape from a seeded source. */
public final class RandomReplies {

  private static final List<String> WORDS =
      List.of(
          "a",
          "<b>",
          "&&&&&&",
          "word",
          "👨‍👩‍👧‍👦",
          "é",
          "\n",
          "lengthy-word-".repeat(8),
          "👍".repeat(90));

  private RandomReplies() {}

  /** A message of up to 12 blocks. */
  public static Reply.Message message(Random random) {
    return new Reply.Message(list(random, 12, _ -> block(random)));
  }

  static Limits limits(Random random, Limits.Measure measure) {
    int buttons = 1 + random.nextInt(5);
    int block = 40 + random.nextInt(400);
    int message = Math.max(buttons * Button.LONGEST_LABEL, block) + random.nextInt(600);
    return new Limits(
        2 + random.nextInt(20),
        message,
        block,
        1 + random.nextInt(100),
        1 + random.nextInt(10),
        1 + random.nextInt(200),
        1 + random.nextInt(20),
        buttons,
        1 + random.nextInt(6),
        measure);
  }

  private static Block block(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Block.Heading(text(random));
      case 1 -> new Block.Facts(list(random, 6, _ -> new Block.Fact(text(random), spans(random))));
      case 2 -> table(random);
      case 3 ->
          new Block.Buttons(
              list(random, 12, i -> new Button("B" + i, Button.Style.PLAIN, "p" + i)));
      case 4 -> new Block.Note(spans(random));
      default -> new Block.Paragraph(spans(random));
    };
  }

  private static Block.Table table(Random random) {
    int columns = 1 + random.nextInt(4);
    return new Block.Table(
        IntStream.range(0, columns).mapToObj(i -> "Col" + i).toList(),
        list(
            random,
            8,
            _ -> new Block.Row(IntStream.range(0, columns).mapToObj(_ -> spans(random)).toList())));
  }

  private static List<Span> spans(Random random) {
    return list(random, 6, _ -> span(random));
  }

  private static Span span(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Span.bold(text(random));
      case 1 -> Span.code(text(random));
      case 2 -> new Span.Person(text(random), List.of(new Account("slack", "T1", "U1")));
      case 3 -> Span.when(Instant.ofEpochSecond(random.nextInt(2_000_000_000)));
      case 4 -> new Span.Link(text(random), URI.create("https://roster.test/" + random.nextInt()));
      case 5 -> Span.command(text(random));
      default -> Span.plain(text(random));
    };
  }

  private static String text(Random random) {
    return String.join(
        random.nextInt(5) == 0 ? "" : " ",
        list(
            random, random.nextInt(4) == 0 ? 60 : 6, _ -> WORDS.get(random.nextInt(WORDS.size()))));
  }

  private static <T> List<T> list(Random random, int most, IntFunction<T> make) {
    int size = random.nextInt(most + 1);
    var items = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      items.add(make.apply(i));
    }
    return items;
  }
}
