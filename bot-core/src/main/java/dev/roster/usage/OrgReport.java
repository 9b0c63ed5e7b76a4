package dev.roster.usage;

import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.team.Teams;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** What a whole org used in a cycle: in all, by team and by person. */
final class OrgReport {

  private static final int PAGE = 10;

  /**
   * What is asked.
   *
   * @param terms of the org
   * @param cycle which cycle
   * @param args as it was asked, for the buttons
   */
  record Asked(CreditTerms terms, Cycle cycle, ShowUsage.Args args) {}

  private OrgReport() {}

  static Reply of(Context context, Handle sql, Asked asked, Teams teams) {
    Seat seat = context.seat();
    Cycle cycle = asked.cycle();
    Optional<Page<TopTable.Line>> top =
        TopTable.page(sql, seat.org(), cycle, asked.args().cursor(), PAGE);
    var blocks = new ArrayList<Block>();
    boolean first = asked.args().cursor().edge().isEmpty();
    blocks.add(
        new Block.Heading(
            "%s %s, %s"
                .formatted(
                    first ? "Usage of" : "Who used most of",
                    seat.orgName(),
                    Amounts.cycle(cycle))));
    if (!first) {
      blocks.addAll(people(context, asked, top));
      return new Reply.Message(blocks);
    }
    SortedMap<LocalDate, Used> days = ReportTable.ofOrg(sql, seat.org(), cycle);
    long poolSpent = Credits.poolSpent(sql, seat.org(), cycle);
    blocks.add(new Block.Facts(facts(context, sql, asked, days, poolSpent)));
    blocks.addAll(TeamUsage.first(context, sql, teams, cycle, asked.args().month()));
    if (days.isEmpty()) {
      blocks.add(
          note(
              "Nothing was used. The product reports what its people use, and it shows here within seconds."));
      return new Reply.Message(blocks);
    }
    blocks.addAll(people(context, asked, top));
    blocks.add(
        new Block.Note(
            List.of(
                Span.plain("Next: "),
                Span.command("usage show person:"),
                Span.plain(" shows one person by day, "),
                Span.command("usage show month:last"),
                Span.plain(" the cycle before."))));
    return UsagePicture.above(new Reply.Message(blocks), cycle, days, pace(asked));
  }

  private static Optional<Chart.Pace> pace(Asked asked) {
    return asked
        .terms()
        .pool()
        .filter(pool -> pool > 0)
        .map(pool -> new Chart.Pace("even use of the pool", (double) pool / asked.cycle().days()));
  }

  private static List<Fact> facts(
      Context context, Handle sql, Asked asked, SortedMap<LocalDate, Used> days, long poolSpent) {
    Cycle cycle = asked.cycle();
    Cycle former = cycle.before(asked.terms().day());
    var compared =
        Comparison.of(
            days,
            ReportTable.ofOrg(sql, context.seat().org(), former),
            cycle,
            former,
            context.now());
    var facts = new ArrayList<Fact>();
    facts.add(fact("Credits", compared.credits()));
    facts.add(fact("Requests", compared.requests()));
    facts.add(fact("Pool", pool(asked.terms(), poolSpent)));
    if (cycle.contains(LocalDate.ofInstant(context.now(), ZoneOffset.UTC))) {
      facts.add(new Fact("Begins anew", List.of(Span.when(cycle.end()))));
    }
    return facts;
  }

  /** What the pool has yet, and what was used beyond it (X33). */
  private static String pool(CreditTerms terms, long spent) {
    return terms
        .pool()
        .map(most ->
            "%s of %s left%s"
                .formatted(
                    Amounts.grouped(Math.max(0, most - spent)),
                    Amounts.credits(most),
                    spent > most ? ", " + Amounts.grouped(spent - most) + " used beyond it" : ""))
        .orElse("%s used, no limit".formatted(Amounts.grouped(spent)));
  }

  private static List<Block> people(
      Context context, Asked asked, Optional<Page<TopTable.Line>> top) {
    if (top.isEmpty()) {
      return List.of(
          note(
              "Who used most is not shown: the day on which cycles begin was moved, and too many people used something since to sum it anew. It is shown again from the next cycle on."));
    }
    Page<TopTable.Line> page = top.get();
    var blocks = new ArrayList<Block>();
    if (!page.rows().isEmpty()) {
      blocks.add(
          new Block.Table(
              List.of("Name", "Credits", "Requests", "Last active"),
              page.rows().stream().map(OrgReport::row).toList()));
    }
    blocks.addAll(
        Paging.buttons(context, ShowUsage.PATH, asked.args().words(), page, TopTable.Line::key));
    return blocks;
  }

  private static Block.Row row(TopTable.Line line) {
    return new Block.Row(
        List.of(
            List.of(Span.plain(line.present() ? line.name() : line.name() + " (left)")),
            List.of(Span.plain(Amounts.credits(line.used().credits()))),
            List.of(Span.plain(Amounts.requests(line.used().requests()))),
            line.present()
                ? List.of(line.lastActive().map(Span::when).orElseGet(() -> Span.plain("never")))
                : List.of()));
  }

  static Fact fact(String label, String words) {
    return new Fact(label, List.of(Span.plain(words)));
  }

  static Block note(String words) {
    return new Block.Note(List.of(Span.plain(words)));
  }
}
