package dev.roster.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Turns one block into as many as its platform's limits ask for; nothing is lost on the way. */
final class Pieces {

  private final Limits limits;
  private final Costs costs;

  Pieces(Limits limits, Costs costs) {
    this.limits = limits;
    this.costs = costs;
  }

  List<Block> of(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph(var spans) -> text(spans, Block.Paragraph::new);
      case Block.Note(var spans) -> text(spans, Block.Note::new);
      case Block.Facts(var facts) -> facts(facts);
      case Block.Table table -> table(table);
      case Block.Buttons(var buttons) -> buttons(buttons);
    };
  }

  private List<Block> heading(Block.Heading heading) {
    boolean fits =
        heading.text().length() <= limits.heading() && costs.of(heading) <= limits.block();
    return fits ? List.of(heading) : text(List.of(Span.bold(heading.text())), Block.Paragraph::new);
  }

  private List<Block> text(List<Span> spans, Function<List<Span>, Block> make) {
    if (costs.of(spans) <= limits.block()) {
      return List.of(make.apply(spans));
    }
    return new LineBreaks(limits.measure(), limits.block())
        .parts(spans).stream().map(make).toList();
  }

  private List<Block> facts(List<Block.Fact> facts) {
    int room = Math.min(limits.fact(), limits.block());
    var pieces = new ArrayList<Block>();
    var run = new ArrayList<Block.Fact>();
    for (Block.Fact fact : facts) {
      if (costs.of(fact) <= room) {
        run.add(fact);
        continue;
      }
      flushFacts(run, pieces);
      var spans = new ArrayList<Span>();
      spans.add(Span.bold(fact.label() + ": "));
      spans.addAll(fact.value());
      pieces.addAll(text(spans, Block.Paragraph::new));
    }
    flushFacts(run, pieces);
    return pieces.isEmpty() ? List.of(new Block.Facts(facts)) : pieces;
  }

  private void flushFacts(List<Block.Fact> run, List<Block> pieces) {
    for (var part : packed(run, limits.facts(), limits.block(), costs::of)) {
      pieces.add(new Block.Facts(part));
    }
    run.clear();
  }

  private List<Block> table(Block.Table table) {
    int room = limits.block() - costs.ofHeader(table);
    var pieces = new ArrayList<Block>();
    var run = new ArrayList<Block.Row>();
    for (Block.Row row : table.rows()) {
      if (costs.of(row) <= room) {
        run.add(row);
        continue;
      }
      flushRows(table, run, room, pieces);
      pieces.addAll(facts(labelled(table.columns(), row)));
    }
    flushRows(table, run, room, pieces);
    return pieces.isEmpty() ? withoutRows(table) : pieces;
  }

  private List<Block> withoutRows(Block.Table table) {
    return costs.ofHeader(table) <= limits.block()
        ? List.of(table)
        : text(List.of(Span.bold(String.join(" · ", table.columns()))), Block.Paragraph::new);
  }

  private void flushRows(Block.Table table, List<Block.Row> run, int room, List<Block> pieces) {
    for (var part : packed(run, limits.rows(), room, costs::of)) {
      pieces.add(new Block.Table(table.columns(), part));
    }
    run.clear();
  }

  /** A row that is too long for a table, told cell by cell. */
  private static List<Block.Fact> labelled(List<String> columns, Block.Row row) {
    var facts = new ArrayList<Block.Fact>();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.cells().get(i).isEmpty()) {
        facts.add(new Block.Fact(columns.get(i), row.cells().get(i)));
      }
    }
    return facts;
  }

  private List<Block> buttons(List<Button> buttons) {
    return packed(buttons, limits.buttons(), Integer.MAX_VALUE, _ -> 0).stream()
        .<Block>map(Block.Buttons::new)
        .toList();
  }

  /** Parts in order, as full as count and room allow. */
  private static <T> List<List<T>> packed(
      List<T> items, int count, int room, ToIntFunction<T> cost) {
    var parts = new ArrayList<List<T>>();
    var part = new ArrayList<T>();
    int used = 0;
    for (T item : items) {
      int length = cost.applyAsInt(item);
      if (!part.isEmpty() && (part.size() == count || used + length > room)) {
        parts.add(List.copyOf(part));
        part.clear();
        used = 0;
      }
      part.add(item);
      used += length;
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }
}
