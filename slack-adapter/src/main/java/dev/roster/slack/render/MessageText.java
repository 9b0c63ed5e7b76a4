package dev.roster.slack.render;

import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of a message as one escaped text, for notifications and screen readers: Slack wants it
 * beside the blocks.
 */
public final class MessageText {

  private MessageText() {}

  /** Never empty: Slack refuses messages without a text. */
  public static String of(Reply.Message message) {
    var lines = new ArrayList<String>();
    for (Block block : message.blocks()) {
      switch (block) {
        case Block.Heading(var text) -> lines.add(text);
        case Block.Paragraph(var spans) -> lines.add(words(spans));
        case Block.Note(var spans) -> lines.add(words(spans));
        case Block.Facts(var facts) ->
            facts.forEach(fact -> lines.add(fact.label() + ": " + words(fact.value())));
        case Block.Table table -> table.rows().forEach(row -> lines.add(row(row)));
        case Block.Buttons _ -> {}
      }
    }
    String text = String.join("\n", lines).strip();
    return text.isEmpty() ? "Done." : Escapes.markup(text);
  }

  private static String row(Block.Row row) {
    return row.cells().stream()
        .map(MessageText::words)
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String words(List<Span> spans) {
    return spans.stream().map(MessageText::words).collect(Collectors.joining());
  }

  private static String words(Span span) {
    return switch (span) {
      case Span.Command(var line) -> Commands.typed(line);
      case Span.Plain _, Span.Bold _, Span.Code _, Span.Person _, Span.When _, Span.Link _ ->
          span.words();
    };
  }
}
