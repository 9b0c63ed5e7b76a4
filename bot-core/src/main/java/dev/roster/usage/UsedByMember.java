package dev.roster.usage;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.member.Consumption;
import dev.roster.member.Member;
import dev.roster.reply.Block.Fact;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What somebody used, on their card (D38, D39): others' for who may see it, one's own (X11). */
public final class UsedByMember implements Consumption {

  @Override
  public List<Fact> of(Handle sql, Seat reader, Member member, Instant now) {
    boolean own =
        member.person().equals(reader.person()) && reader.holds(Permission.USAGE_VIEW_OWN);
    if (!own && !reader.holds(Permission.USAGE_VIEW_ALL)) {
      return List.of();
    }
    Cycle cycle = Credits.terms(sql, reader.org()).cycleAt(now);
    Used used = Comparison.sum(ReportTable.ofPerson(sql, reader.org(), member.person(), cycle));
    Used all = ReportTable.ofMember(sql, member.id());
    return List.of(
        OrgReport.fact("Credits", words(used.credits(), all.credits())),
        OrgReport.fact("Requests", words(used.requests(), all.requests())));
  }

  private static String words(long used, long all) {
    return all == 0
        ? "none"
        : "%s in this cycle, %s in all".formatted(Amounts.grouped(used), Amounts.grouped(all));
  }
}
