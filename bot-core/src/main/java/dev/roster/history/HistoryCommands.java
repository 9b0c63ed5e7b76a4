package dev.roster.history;

import dev.roster.audit.AuditVerifier;
import dev.roster.command.Command;
import dev.roster.member.AsItWas;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.team.Enrolment;
import java.util.List;

/** The commands that read the audit. */
public final class HistoryCommands {

  private HistoryCommands() {}

  /** What this feature stands on. */
  public record Shared(
      Members members, People people, Enrolment enrolment, AuditVerifier verifier) {}

  /** Tells what somebody was at a time in the past. */
  public static AsItWas past(Members members, Enrolment enrolment) {
    return new ShowPast(members, enrolment);
  }

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Shared shared) {
    var longReads = new LongReads();
    return List.of(
        ListEvents.declare(shared.members()),
        WhyPerson.declare(shared.members(), new ShowPast(shared.members(), shared.enrolment())),
        VerifyAudit.declare(shared.verifier(), longReads),
        ExportAudit.declare(longReads));
  }
}
