package dev.roster.mail;

import static java.util.stream.Collectors.joining;

import dev.roster.platform.MailText;
import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.util.List;

/** Writes a mail as HTML: inline styles only, no picture and nothing that is loaded. */
final class HtmlWriter {

  private static final String PARAGRAPH = "<p style=\"line-height:1.5\">%s</p>";
  private static final String SMALL =
      "<p style=\"font-size:13px;line-height:1.5;color:#5f5f5a\">%s</p>";
  private static final String CODE = "<code style=\"font-family:monospace\">%s</code>";
  private static final String CELL =
      "<td style=\"padding:2px 12px 2px 0;vertical-align:top;line-height:1.5%s\">%s</td>";

  private HtmlWriter() {}

  static String write(String heading, List<Part> parts) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>%1$s</title></head>
    <body style="margin:0;padding:24px;background:#f4f4f2;font-family:sans-serif;color:#1c1c1a">
    <div style="max-width:480px;margin:0 auto;padding:28px;background:#fff;border-radius:12px">
    <h1 style="margin:0 0 16px;font-size:22px">%1$s</h1>
    %2$s
    </div></body></html>
    """
        .formatted(escape(heading), parts.stream().map(HtmlWriter::part).collect(joining("\n")));
  }

  private static String part(Part part) {
    return switch (part) {
      case Part.InChat(var block) -> block(block);
      case Part.Quote(var words) ->
          """
          <blockquote style="margin:16px 0;padding-left:12px;border-left:3px solid #ccc;\
          white-space:pre-line">%s</blockquote>\
          """
              .formatted(escape(words));
      case Part.Typed(var before, var code) ->
          """
          <p style="margin:24px 0;font-family:monospace;font-size:20px">%s<b>%s</b></p>\
          """
              .formatted(before.isEmpty() ? "" : escape(before) + " ", escape(code));
      case Part.Page(_, var label, var target) ->
          """
          <p style="margin:28px 0"><a href="%s" style="display:inline-block;padding:12px 22px;\
          border-radius:8px;background:#2f5d50;color:#fff;text-decoration:none">%s</a></p>\
          """
              .formatted(escape(target.toString()), escape(label));
      case Part.Small(var spans) -> SMALL.formatted(line(spans));
    };
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading(var text) -> PARAGRAPH.formatted("<b>" + escape(text) + "</b>");
      case Block.Paragraph(var spans) -> PARAGRAPH.formatted(line(spans));
      case Block.Facts(var facts) ->
          table(
              facts.stream()
                  .map(fact ->
                      CELL.formatted(";color:#5f5f5a", escape(fact.label()))
                          + CELL.formatted("", line(fact.value())))
                  .toList());
      case Block.Table(_, var rows) ->
          table(
              rows.stream()
                  .map(row ->
                      row.cells().stream()
                          .map(cell -> CELL.formatted("", line(cell)))
                          .collect(joining()))
                  .toList());
      case Block.Note(var spans) -> SMALL.formatted(line(spans));
      case Block.Buttons _ -> "";
    };
  }

  private static String table(List<String> rows) {
    return rows.stream()
        .map("<tr>%s</tr>"::formatted)
        .collect(joining("\n", "<table style=\"border-spacing:0\">\n", "\n</table>"));
  }

  private static String line(List<Span> spans) {
    return spans.stream().map(HtmlWriter::words).collect(joining());
  }

  private static String words(Span span) {
    return switch (span) {
      case Span.Plain(var text) -> escape(text);
      case Span.Bold(var text) -> "<b>" + escape(text) + "</b>";
      case Span.Code(var text) -> CODE.formatted(escape(text));
      case Span.Person(var name, _) -> escape(name);
      case Span.When(var at) -> escape(Moments.write(at));
      case Span.Link(var text, var target) ->
          "<a href=\"%s\" style=\"color:#2f5d50\">%s</a>"
              .formatted(escape(target.toString()), escape(text));
      case Span.Command(var line) -> CODE.formatted(escape(line));
    };
  }

  private static String escape(String words) {
    return MailText.escape(words);
  }
}
