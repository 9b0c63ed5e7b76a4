package dev.roster.reply;

import java.util.List;

/** Counts how much room blocks take once an adapter rendered them. */
final class Costs {

  /** A line break and a little decoration around a fact or a table's cell. */
  private static final int AROUND = 6;

  private final Limits.Measure measure;

  Costs(Limits.Measure measure) {
    this.measure = measure;
  }

  int of(Block block) {
    return switch (block) {
      case Block.Heading(var text) -> measure.length(Span.bold(text));
      case Block.Paragraph(var spans) -> of(spans);
      case Block.Note(var spans) -> of(spans);
      case Block.Facts(var facts) -> facts.stream().mapToInt(this::of).sum();
      case Block.Table table -> ofHeader(table) + table.rows().stream().mapToInt(this::of).sum();
      case Block.Buttons(var buttons) ->
          buttons.stream().mapToInt(button -> button.label().length()).sum();
    };
  }

  int of(List<Span> spans) {
    return spans.stream().mapToInt(measure::length).sum();
  }

  int of(Block.Fact fact) {
    return measure.length(Span.bold(fact.label())) + of(fact.value()) + AROUND;
  }

  int ofHeader(Block.Table table) {
    return table.columns().stream()
        .mapToInt(column -> measure.length(Span.bold(column)) + AROUND)
        .sum();
  }

  int of(Block.Row row) {
    return row.cells().stream().mapToInt(cell -> of(cell) + AROUND).sum();
  }
}
