package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Sentences;
import dev.roster.upgrade.Awaited;
import dev.roster.upgrade.UpgradeFeature;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Requests for Pro that wait for somebody's decision: nothing ends, others decide on them. */
final class ApprovalsPart implements Part {

  private final UpgradeFeature upgrade;

  ApprovalsPart(UpgradeFeature upgrade) {
    this.upgrade = upgrade;
  }

  /** What waits for them, when they may decide at all. */
  record ApprovalsWait(Seat reader, Optional<Awaited> awaited) implements Consequence {

    @Override
    public List<Fact> ahead() {
      return awaited
          .flatMap(found -> sentence(found, " then"))
          .map(text -> new Fact("Approvals", Sentences.spans(text)))
          .map(List::of)
          .orElse(List.of());
    }

    /** Only what somebody has to see to: the rest is no news in a ticket. */
    @Override
    public List<Fact> done() {
      return awaited
          .filter(found -> found.others().isEmpty() || found.ownOfTheOnly().isPresent())
          .flatMap(found -> sentence(found, ""))
          .map(text -> new Fact("Approvals", Sentences.spans(text)))
          .map(List::of)
          .orElse(List.of());
    }

    @Override
    public List<String> meanwhile() {
      return awaited
          .flatMap(found -> sentence(found, " meanwhile"))
          .map(List::of)
          .orElse(List.of());
    }

    /** Empty where nothing waits and others can decide on what comes. */
    private Optional<String> sentence(Awaited found, String when) {
      if (found.others().isEmpty()) {
        return Optional.of(
            "%sobody else in %s can decide on requests for Pro%s. Make somebody %s with `/member role`."
                .formatted(
                    found.waiting() == 0 ? "N" : waiting(found) + ", and n",
                    orgName(),
                    when,
                    found.role()));
      }
      if (found.waiting() == 0) {
        return Optional.empty();
      }
      String rest = "%s; %s can still decide".formatted(waiting(found), found.others());
      return Optional.of(
          found
              .ownOfTheOnly()
              .map(code ->
                  found.waiting() == 1
                      ? "The request for Pro `%s` of %s waits, and nobody else in %s can decide on it%s."
                          .formatted(code, found.others(), orgName(), when)
                      : "%s, but not on their own, `%s`.".formatted(rest, code))
              .orElse(rest + "."));
    }

    private String orgName() {
      return reader.orgName().replace('`', ' ');
    }

    private static String waiting(Awaited found) {
      return found.waiting() == 1
          ? "1 request for Pro waits"
          : "%s requests for Pro wait"
              .formatted(
                  found.waiting() > Awaited.COUNTED
                      ? "Over " + Awaited.COUNTED
                      : Integer.toString(found.waiting()));
    }
  }

  @Override
  public ApprovalsWait of(Handle sql, Leaver leaver) {
    return new ApprovalsWait(
        leaver.actor(), upgrade.awaited(sql, leaver.actor(), leaver.member(), leaver.now()));
  }
}
