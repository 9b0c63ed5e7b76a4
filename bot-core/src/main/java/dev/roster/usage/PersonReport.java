package dev.roster.usage;

import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** What one person used in a cycle, day by day, and what they have left. */
final class PersonReport {

  private PersonReport() {}

  static Reply of(
      Context context,
      Handle sql,
      Members members,
      CreditTerms terms,
      Cycle cycle,
      Subject subject) {
    Seat seat = context.seat();
    SortedMap<LocalDate, Used> days =
        ReportTable.ofPerson(sql, seat.org(), subject.person(), cycle);
    boolean current = cycle.equals(terms.cycleAt(context.now()));
    Optional<Balance> balance =
        current
            ? Credits.balance(sql, seat.org(), subject.person(), context.now())
            : Optional.empty();
    var blocks = new ArrayList<Block>();
    boolean own = subject.person().equals(seat.person());
    blocks.add(
        new Block.Heading(
            "%s in %s, %s"
                .formatted(
                    own ? "Your usage" : "Usage of " + subject.name(),
                    seat.orgName(),
                    Amounts.cycle(cycle))));
    blocks.add(new Block.Facts(facts(context, sql, members, terms, cycle, subject, days, balance)));
    blocks.add(days.isEmpty() ? nothing(own, current) : table(days));
    return UsagePicture.above(
        new Reply.Message(blocks), cycle, days, balance.flatMap(one -> pace(one, cycle)));
  }

  private static List<Fact> facts(
      Context context,
      Handle sql,
      Members members,
      CreditTerms terms,
      Cycle cycle,
      Subject subject,
      SortedMap<LocalDate, Used> days,
      Optional<Balance> balance) {
    Cycle former = cycle.before(terms.day());
    Seat seat = context.seat();
    var compared =
        Comparison.of(
            days,
            ReportTable.ofPerson(sql, seat.org(), subject.person(), former),
            cycle,
            former,
            context.now());
    Used all = ReportTable.inAll(sql, seat.org(), subject.person());
    var facts = new ArrayList<Fact>();
    facts.add(OrgReport.fact("Credits", compared.credits()));
    facts.add(OrgReport.fact("Requests", compared.requests()));
    balance.ifPresent(one -> {
      facts.add(OrgReport.fact("Left", left(one)));
      facts.add(new Fact("Begins anew", List.of(Span.when(cycle.end()))));
    });
    facts.add(
        OrgReport.fact(
            "In all",
            "%s, %s".formatted(Amounts.credits(all.credits()), Amounts.requests(all.requests()))));
    facts.add(
        subject
            .member()
            .map(member ->
                new Fact(
                    "Last active",
                    List.of(
                        members
                            .moments(sql, member)
                            .spokeAt()
                            .map(Span::when)
                            .orElseGet(() -> Span.plain("never")))))
            .orElseGet(
                () -> OrgReport.fact("Status", "not in %s any more".formatted(seat.orgName()))));
    return facts;
  }

  /** What they may use yet, and of what. */
  static String left(Balance balance) {
    Remaining remaining = balance.remaining();
    return remaining
        .credits()
        .map(left ->
            "%s of %s%s"
                .formatted(
                    Amounts.grouped(left),
                    source(balance, remaining),
                    remaining.isPaused() ? ": what costs credits waits until then" : ""))
        .orElse("no limit");
  }

  private static String source(Balance balance, Remaining remaining) {
    return switch (remaining.source().orElseThrow()) {
      case CAP -> "%s (own limit)".formatted(Amounts.grouped(balance.cap().orElse(0L)));
      case ALLOWANCE ->
          "%s (allowance of Base)".formatted(Amounts.grouped(balance.terms().allowance()));
      case POOL ->
          "%s (pool of the org)".formatted(Amounts.grouped(balance.terms().pool().orElse(0L)));
    };
  }

  /** An even use of what is theirs alone: their own limit or the allowance, the lesser of both. */
  private static Optional<Chart.Pace> pace(Balance balance, Cycle cycle) {
    Optional<Long> allowance =
        balance.drawsOnPool() ? Optional.empty() : Optional.of(balance.terms().allowance());
    Optional<Long> most =
        balance
            .cap()
            .map(cap -> allowance.map(other -> Math.min(cap, other)).orElse(cap))
            .or(() -> allowance);
    return most.filter(limit -> limit > 0)
        .map(limit -> new Chart.Pace("even use of the limit", (double) limit / cycle.days()));
  }

  private static Block nothing(boolean own, boolean current) {
    return OrgReport.note(
        "%s used nothing %s."
            .formatted(own ? "You" : "They", current ? "yet in this cycle" : "in that cycle"));
  }

  private static Block table(SortedMap<LocalDate, Used> days) {
    return new Block.Table(
        List.of("Day", "Credits", "Requests"),
        days.entrySet().stream().map(PersonReport::row).toList());
  }

  private static Block.Row row(Map.Entry<LocalDate, Used> day) {
    return new Block.Row(
        List.of(
            List.of(Span.plain(Amounts.shortDay(day.getKey()))),
            List.of(Span.plain(Amounts.credits(day.getValue().credits()))),
            List.of(Span.plain(Amounts.requests(day.getValue().requests())))));
  }
}
