package dev.roster.history;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.positional;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Download;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PastTime;
import dev.roster.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code audit export}: the org's events as a file. */
final class ExportAudit {

  static final String PATH = "audit export";
  static final String SINCE = "since";
  static final String UP_TO = "up-to";
  static final String FORMAT = "format";

  /** Before the first event of any org. */
  private static final Instant BEGINNING = Instant.EPOCH;

  record Args(Optional<String> since, Optional<String> upTo, Optional<String> format) {}

  private ExportAudit() {}

  static Command<Args> declare(LongReads longReads) {
    return new Command<>(
        PATH,
        "Get the history as a file",
        "audit export 30d",
        new Need.Holds(Permission.AUDIT_VIEW),
        Params.of(
            positional(SINCE, "From when on, as in `2026-03-01` or `30d`", PastTime.kind()),
            carried(UP_TO, new Kind.Text(20)),
            carried(FORMAT, new Kind.Choice(List.of("csv", "json"))),
            Args::new),
        Handler.read((context, sql, args) -> longReads.run(() -> answer(context, sql, args))));
  }

  private static Reply answer(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    Optional<Instant> since =
        args.since()
            .map(typed ->
                PastTime.read(SINCE, typed, context.caller().profile().zone(), context.now())
                    .first());
    var format =
        args.format().filter("json"::equals).isPresent() ? ExportFormat.JSON : ExportFormat.CSV;
    long upTo = args.upTo().map(Long::parseLong).orElse(Long.MAX_VALUE);
    var span = new ExportSpan();
    Reply.File file =
        Download.of(
            Download.name(context, "audit", format.extension()),
            format.mediaType(),
            out ->
                format.write(
                    out,
                    taker ->
                        ExportTable.stream(
                            sql, seat.org(), since.orElse(BEGINNING), upTo, span.counting(taker))),
            () -> ExportReplies.caption(context, span),
            ExportReplies.narrower(seat));
    return span.isEmpty()
        ? ExportReplies.nothing(seat.orgName())
        : new Reply.File(
            file.name(),
            file.mediaType(),
            file.bytes(),
            file.caption().with(ExportReplies.other(context, span, since, format.other())));
  }
}
