package dev.roster.reply;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Breaks running text into parts of a length: at spaces where there is one, else between graphemes,
 * else between code points. Joined again the parts say exactly the same.
 */
final class LineBreaks {

  // A word with the space behind it; leading space is a word of its own.
  private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

  private final Limits.Measure measure;
  private final int room;

  LineBreaks(Limits.Measure measure, int room) {
    this.measure = measure;
    this.room = room;
  }

  /** The parts, each at most as long as there is room. */
  List<List<Span>> parts(List<Span> spans) {
    var parts = new ArrayList<List<Span>>();
    var part = new ArrayList<Span>();
    int used = 0;
    for (List<Span> word : words(spans)) {
      int length = word.stream().mapToInt(measure::length).sum();
      if (used + length > room && !part.isEmpty()) {
        parts.add(joined(part));
        part.clear();
        used = 0;
      }
      for (Span atom : length > room ? broken(word) : word) {
        int atomLength = measure.length(atom);
        if (used + atomLength > room && !part.isEmpty()) {
          parts.add(joined(part));
          part.clear();
          used = 0;
        }
        part.add(atom);
        used += atomLength;
      }
    }
    if (!part.isEmpty()) {
      parts.add(joined(part));
    }
    return parts;
  }

  /** What belongs together up to the next space, over several spans when need be. */
  private static List<List<Span>> words(List<Span> spans) {
    var words = new ArrayList<List<Span>>();
    var word = new ArrayList<Span>();
    for (Span span : spans) {
      for (Span atom : atoms(span)) {
        word.add(atom);
        String text = atom.words();
        if (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
          words.add(List.copyOf(word));
          word.clear();
        }
      }
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    return words;
  }

  /** Only plain and bold words may be broken at their spaces; the rest stays in one. */
  private static List<Span> atoms(Span span) {
    return switch (span) {
      case Span.Plain(var text) -> atSpaces(text).stream().map(Span::plain).toList();
      case Span.Bold(var text) -> atSpaces(text).stream().map(Span::bold).toList();
      case Span.Code _, Span.Command _, Span.Link _, Span.Person _, Span.When _ -> List.of(span);
    };
  }

  private static List<String> atSpaces(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The atoms of a word that is too long, each short enough. */
  private List<Span> broken(List<Span> word) {
    var atoms = new ArrayList<Span>();
    for (Span atom : word) {
      if (measure.length(atom) <= room) {
        atoms.add(atom);
        continue;
      }
      switch (atom) {
        case Span.Bold(var text) -> cut(text).forEach(part -> atoms.add(Span.bold(part)));
        case Span.Code(var text) -> cut(text).forEach(part -> atoms.add(Span.code(part)));
        case Span.Command(var line) -> cut(line).forEach(part -> atoms.add(Span.code(part)));
        // No room for a mention or a target: the words alone, which for a link hold the target.
        case Span.Plain _, Span.Person _, Span.Link _, Span.When _ ->
            cut(atom.words()).forEach(part -> atoms.add(Span.plain(part)));
      }
    }
    return atoms;
  }

  private List<String> cut(String text) {
    var parts = new ArrayList<String>();
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    int from = 0;
    while (from < text.length()) {
      int to = longest(text, from, graphemes);
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts;
  }

  /** The end of the longest beginning that fits; after a space when there is one in it. */
  private int longest(String text, int from, BreakIterator graphemes) {
    int low = from;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (length(text, from, middle) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low == text.length()) {
      return low;
    }
    for (int i = low; i > from; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    int boundary = graphemes.isBoundary(low) ? low : graphemes.preceding(low);
    if (boundary > from) {
      return boundary;
    }
    // One grapheme fills all the room, such as a letter under hundreds of accents.
    boolean inPair = low > from && Character.isLowSurrogate(text.charAt(low));
    return Math.max(inPair ? low - 1 : low, text.offsetByCodePoints(from, 1));
  }

  private int length(String text, int from, int to) {
    String part = text.substring(from, to);
    // Code counts most of what is cut: its marks and escapes are never fewer than plain ones.
    return Math.max(
        measure.length(Span.plain(part)),
        Math.max(measure.length(Span.bold(part)), measure.length(Span.code(part))));
  }

  /** Neighbours of one look become one span again. */
  private static List<Span> joined(List<Span> atoms) {
    var spans = new ArrayList<Span>();
    for (Span atom : atoms) {
      Span last = spans.isEmpty() ? null : spans.getLast();
      if (last instanceof Span.Plain(var a) && atom instanceof Span.Plain(var b)) {
        spans.set(spans.size() - 1, Span.plain(a + b));
      } else if (last instanceof Span.Bold(var a) && atom instanceof Span.Bold(var b)) {
        spans.set(spans.size() - 1, Span.bold(a + b));
      } else {
        spans.add(atom);
      }
    }
    return List.copyOf(spans);
  }
}
