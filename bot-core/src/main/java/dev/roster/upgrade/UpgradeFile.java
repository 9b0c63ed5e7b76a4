package dev.roster.upgrade;

import dev.roster.command.Context;
import dev.roster.command.Download;
import dev.roster.command.Download.Words;
import dev.roster.reply.Reply;
import dev.roster.upgrade.UpgradeRequest.Verdict;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The list of requests for Pro as a file. */
final class UpgradeFile {

  private static final List<String> COLUMNS =
      List.of(
          "Request",
          "Who",
          "State",
          "By",
          "Reason",
          "Answer",
          "For days",
          "Pro until",
          "Asked",
          "Until",
          "Taken back",
          "Id");

  private UpgradeFile() {}

  static Reply of(Context context, Handle sql, UpgradeSearch search) {
    return Download.csv(
        Download.name(context, "upgrades", "csv"),
        COLUMNS,
        sheet ->
            Download.forEach(
                (cursor, size) -> search.page(sql, cursor, size),
                request -> sheet.add(row(context, request))),
        new Words(
            rows -> "The requests for Pro in %s: %,d.".formatted(context.seat().orgName(), rows),
            "No request fits any more.",
            "Narrow it down, as in `/upgrade list pending`."));
  }

  private static List<String> row(Context context, UpgradeRequest request) {
    return List.of(
        request.code(),
        request.requesterName(),
        request.stateAt(context.now()).word(),
        request.verdict().map(Verdict::name).orElse(""),
        request.reason().orElse(""),
        request.verdict().flatMap(Verdict::reason).orElse(""),
        request.term().map(term -> Integer.toString(term.days())).orElse(""),
        request.grantedUntil().map(Instant::toString).orElse(""),
        request.createdAt().toString(),
        request.overAt().toString(),
        request.undone().map(undone -> undone.at().toString()).orElse(""),
        request.id().toString());
  }
}
