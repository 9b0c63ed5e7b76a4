package dev.roster.mail;

import static java.util.stream.Collectors.joining;

import dev.roster.platform.MailText;
import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.util.List;

/** Writes a mail for readers without HTML: paragraphs with a blank line between them. */
final class PlainWriter {

  private PlainWriter() {}

  static String write(List<Part> parts) {
    return parts.stream()
        .map(PlainWriter::part)
        .filter(words -> !words.isBlank())
        .collect(joining("\n\n", "", "\n"));
  }

  private static String part(Part part) {
    return switch (part) {
      case Part.InChat(var block) -> block(block);
      case Part.Quote(var words) ->
          words.lines().map(line -> "> " + MailText.oneLine(line)).collect(joining("\n"));
      case Part.Typed(var before, var code) ->
          "    " + MailText.oneLine(before.isEmpty() ? code : before + " " + code);
      case Part.Page(var before, _, var target) -> MailText.oneLine(before) + "\n" + target;
      case Part.Small(var spans) -> line(spans);
    };
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(var text) -> MailText.oneLine(text);
      case Block.Paragraph(var spans) -> line(spans);
      case Block.Facts(var facts) ->
          facts.stream()
              .map(fact -> MailText.oneLine(fact.label()) + ": " + line(fact.value()))
              .collect(joining("\n"));
      case Block.Table(_, var rows) ->
          rows.stream()
              .map(row ->
                  row.cells().stream()
                      .map(PlainWriter::line)
                      .filter(cell -> !cell.isBlank())
                      .collect(joining(" · ")))
              .collect(joining("\n"));
      case Block.Note(var spans) -> line(spans);
      case Block.Buttons _ -> "";
    };
  }

  /** One line: a break that somebody typed must not look like a new paragraph of Roster's. */
  private static String line(List<Span> spans) {
    return MailText.oneLine(spans.stream().map(PlainWriter::words).collect(joining()));
  }

  private static String words(Span span) {
    return span instanceof Span.When(var at) ? Moments.write(at) : span.words();
  }
}
