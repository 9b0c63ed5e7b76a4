package dev.roster.history;

import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Context;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of an exported history. */
final class ExportReplies {

  private static final Duration LIFE = Duration.ofDays(1);

  private ExportReplies() {}

  static String caption(Context context, ExportSpan span) {
    if (span.isEmpty()) {
      return "";
    }
    var zone = context.caller().profile().zone();
    String first = VerifyReplies.day(span.first(), zone);
    String last = VerifyReplies.day(span.last(), zone);
    return "%s of %s, %s."
        .formatted(
            VerifyReplies.events(span.events()),
            context.seat().orgName(),
            first.equals(last) ? "all of " + first : first + " to " + last);
  }

  /** The same events in the other form, whatever happened since. */
  static Block other(
      Context context, ExportSpan span, Optional<Instant> since, ExportFormat format) {
    Map<String, String> words = new HashMap<>();
    since.ifPresent(at -> words.put(ExportAudit.SINCE, at.toString()));
    words.put(ExportAudit.UP_TO, Long.toString(span.newest()));
    words.put(ExportAudit.FORMAT, format.word());
    String id =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.PRIVATE,
                    ExportAudit.PATH,
                    words,
                    Optional.of(context.seat().org()),
                    Optional.of(context.call().account().toString()),
                    false,
                    false,
                    LIFE));
    return new Block.Buttons(List.of(new Button(format.label(), Button.Style.PLAIN, id)));
  }

  static Reply.Message nothing(String org) {
    return Reply.of(
        Span.plain("Nothing happened in "),
        Span.bold(org),
        Span.plain(" since then. "),
        Span.command("audit export"),
        Span.plain(" alone gives all there is."));
  }

  /** What makes the file smaller. */
  static String narrower(Seat seat) {
    return "Take less of it, as in `/audit export 30d`, or ask whoever runs Roster for"
        + " `./roster audit export --org %s`.".formatted(seat.slug());
  }
}
