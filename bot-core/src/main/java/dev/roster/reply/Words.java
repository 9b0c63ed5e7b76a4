package dev.roster.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The plain words of a message, without buttons: one line a block, row or fact. */
final class Words {

  private Words() {}

  static String of(List<Block> blocks) {
    var lines = new ArrayList<String>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading(var text) -> lines.add(text);
        case Block.Paragraph(var spans) -> lines.add(words(spans));
        case Block.Note(var spans) -> lines.add(words(spans));
        case Block.Facts(var facts) ->
            facts.forEach(fact -> lines.add(fact.label() + ": " + words(fact.value())));
        case Block.Table(var columns, var rows) -> rows.forEach(row -> lines.add(row(row)));
        case Block.Buttons _ -> {}
      }
    }
    return String.join("\n", lines);
  }

  static String words(List<Span> spans) {
    return spans.stream().map(Span::words).collect(Collectors.joining());
  }

  private static String row(Block.Row row) {
    return row.cells().stream()
        .map(Words::words)
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
