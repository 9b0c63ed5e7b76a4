package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of an invitation's mail, of its last sending.
 *
 * @param at since when; of a failed one: when it is tried again
 * @param words what was wrong at the last try, one line: the mail server's own words
 * @param copies how many more copies may have arrived, since nobody answered whether one was taken
 */
public record MailState(Kind kind, Instant at, Optional<String> words, int copies) {

  /** Characters of a cell that what a mail server says may take. */
  private static final int LONGEST = 120;

  /** The states. */
  public enum Kind {
    /** To be sent, for the first time. */
    QUEUED,
    /** The mail server took it. */
    SENT,
    /** The mail server did not take it, and is asked again. */
    FAILED,
    /** Refused for good, or not taken for days: nothing more is tried. */
    PARKED;

    /** The word of the database and of programs, such as {@code queued}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Checks that nothing is missing. */
  public MailState {
    requireNonNull(kind, "kind must not be null");
    requireNonNull(at, "at must not be null");
    requireNonNull(words, "words must not be null");
  }

  /** Half a sentence for a list, such as {@code mail sent}. */
  List<Span> spans() {
    var spans = new ArrayList<Span>();
    switch (kind) {
      case QUEUED -> spans.add(Span.plain("mail queued"));
      case SENT -> spans.add(Span.plain("mail sent"));
      case FAILED -> {
        spans.add(Span.plain("mail failed, next try "));
        spans.add(Span.when(at));
      }
      case PARKED -> spans.add(Span.plain("mail parked, not tried again" + why()));
    }
    if (copies > 0) {
      spans.add(Span.plain(copies == 1 ? ", perhaps twice" : ", perhaps several times"));
    }
    return spans;
  }

  private String why() {
    return words
        .map(line -> ": " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…"))
        .orElse("");
  }
}
