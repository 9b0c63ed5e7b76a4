package dev.roster.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a sentence into spans: what stands in backticks is code, and code that begins with a slash
 * is a line to type. Lets refusals be plain strings and still look right everywhere.
 */
public final class Sentences {

  private Sentences() {}

  /** The spans of a sentence; an unpaired backtick stays a backtick. */
  public static List<Span> spans(String sentence) {
    var spans = new ArrayList<Span>();
    int from = 0;
    while (true) {
      int open = sentence.indexOf('`', from);
      int close = open < 0 ? -1 : sentence.indexOf('`', open + 1);
      if (close < 0) {
        add(spans, sentence.substring(from));
        return spans;
      }
      add(spans, sentence.substring(from, open));
      String code = sentence.substring(open + 1, close);
      spans.add(code.startsWith("/") ? Span.command(code.substring(1)) : Span.code(code));
      from = close + 1;
    }
  }

  /** A private answer that is one sentence. */
  public static Reply.Message message(String sentence) {
    return new Reply.Message(List.of(new Block.Paragraph(spans(sentence))));
  }

  private static void add(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(Span.plain(text));
    }
  }
}
