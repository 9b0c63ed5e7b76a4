package dev.roster.history;

import dev.roster.access.Seat;
import dev.roster.audit.ChainReport;
import dev.roster.audit.Fault;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is said of a checked history. */
final class VerifyReplies {

  private static final int SHOWN = 10;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private VerifyReplies() {}

  static Reply.Message whole(String org, ChainReport report, Duration took, ZoneId zone) {
    Reply.Message whole =
        Reply.of(
            Span.plain("The history of "),
            Span.bold(org),
            Span.plain(
                " is whole: %s%s, checked in %s."
                    .formatted(
                        events(report.events()),
                        report.since().map(at -> " since " + day(at, zone)).orElse(""),
                        seconds(took))));
    return report.erased() == 0
        ? whole
        : whole.with(
            note(
                "The names and reasons of %s were erased; what was decided is still proven."
                    .formatted(events(report.erased()))));
  }

  static Reply.Message broken(Seat seat, ChainReport report, String id) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("The history of "),
                Span.bold(seat.orgName()),
                Span.plain(
                    " is not whole: somebody changed the database past Roster, or it was restored"
                        + " from a backup. What was found among %s:"
                            .formatted(events(report.events()))))));
    report.faults().stream()
        .limit(SHOWN)
        .map(fault -> new Block.Paragraph(List.of(Span.plain("• " + fault.words()))))
        .forEach(blocks::add);
    long more = report.faults().size() - SHOWN + report.more();
    if (more > 0) {
      blocks.add(note("And " + number(more) + " more."));
    }
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("Tell whoever runs Roster, with the number "),
                Span.code(id),
                Span.plain(": they can look with "),
                Span.code("./roster audit verify --org " + seat.slug()),
                Span.plain(
                    " and compare with a backup. An event such as 12.1 is the first of change 12."))));
    return new Reply.Message(blocks);
  }

  /** The same for a terminal: a line for each thing. */
  static Stream<String> lines(ChainReport report) {
    Stream<String> faults = report.faults().stream().map(Fault::words).map(words -> "  " + words);
    return report.more() > 0
        ? Stream.concat(faults, Stream.of("  And " + number(report.more()) + " more."))
        : faults;
  }

  private static Block note(String words) {
    return new Block.Note(List.of(Span.plain(words)));
  }

  static String events(long count) {
    return number(count) + (count == 1 ? " event" : " events");
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", Math.max(took.toMillis(), 100) / 1_000.0);
  }
}
