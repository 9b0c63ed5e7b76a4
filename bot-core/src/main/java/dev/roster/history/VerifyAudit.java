package dev.roster.history;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.audit.AuditVerifier;
import dev.roster.audit.ChainReport;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.ErrorId;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code audit verify}: whether the org's history is the one that Roster wrote. */
final class VerifyAudit {

  private static final Logger LOG = LoggerFactory.getLogger(VerifyAudit.class);

  record Args() {}

  private VerifyAudit() {}

  static Command<Args> declare(AuditVerifier verifier, LongReads longReads) {
    return new Command<>(
        "audit verify",
        "Check that nobody altered the history",
        "audit verify",
        new Need.Holds(Permission.AUDIT_VIEW),
        Params.none(new Args()),
        Handler.read((context, sql, args) -> longReads.run(() -> answer(context, sql, verifier))));
  }

  private static Reply.Message answer(Context context, Handle sql, AuditVerifier verifier) {
    Seat seat = context.seat();
    long begun = System.nanoTime();
    ChainReport report = verifier.verify(sql, seat.org());
    var took = Duration.ofNanos(System.nanoTime() - begun);
    if (report.isWhole()) {
      return VerifyReplies.whole(seat.orgName(), report, took, context.caller().profile().zone());
    }
    String id = ErrorId.next();
    LOG.error(
        "{} the audit chain of org {} is broken: {}",
        id,
        seat.slug(),
        report.faults().stream()
            .map(fault -> fault.kind() + " at " + fault.where())
            .collect(Collectors.joining(", ")));
    return VerifyReplies.broken(seat, report, id);
  }
}
