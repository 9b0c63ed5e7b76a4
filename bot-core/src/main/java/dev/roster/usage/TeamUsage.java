package dev.roster.usage;

import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Span;
import dev.roster.team.Team;
import dev.roster.team.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What the people of each team used in a cycle, with the team's budget beside it, which is advice
 * (X18). It is the sum of who is in the team now: somebody in two teams counts in both.
 */
final class TeamUsage {

  /** How many teams stand in the report of an org; the button shows all. */
  static final int FIRST = 5;

  /** So many people of a team are summed, each a row of the cycle by primary key. */
  private static final int SUMMED = 1_000;

  /** The same where a row a day is summed: where the cycle's sums are not whole. */
  private static final int SUMMED_BY_DAY = 50;

  private static final Duration LIFE = Duration.ofDays(1);

  private TeamUsage() {}

  /** The first teams, in the report of an org; nothing where the caller sees none. */
  static List<Block> first(
      Context context, Handle sql, Teams teams, Cycle cycle, Optional<String> month) {
    Scan<Team> page = teams.active(sql, context.seat(), Cursor.FIRST, FIRST);
    if (page.rows().isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>(table(sql, context.seat(), cycle, page.rows()));
    if (page.next().isPresent()) {
      var words = new HashMap<String, String>();
      month.ifPresent(word -> words.put("month", word));
      String id =
          context
              .offers()
              .offer(
                  new Action(
                      Action.Answer.PRIVATE,
                      ShowTeamUsage.PATH,
                      words,
                      Optional.of(context.seat().org()),
                      Optional.of(context.call().account().toString()),
                      false,
                      false,
                      LIFE));
      blocks.add(new Block.Buttons(List.of(new Button("All teams", Button.Style.PLAIN, id))));
    }
    return blocks;
  }

  /** The teams as a table, and what to know of it. */
  static List<Block> table(Handle sql, Seat seat, Cycle cycle, List<Team> teams) {
    boolean whole = CycleTable.isWhole(sql, seat.org(), cycle);
    int most = whole ? SUMMED : SUMMED_BY_DAY;
    var rows =
        teams.stream()
            .map(team -> row(team, used(sql, seat.org(), cycle, team, whole, most)))
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Table(List.of("Team", "People", "Credits", "Requests", "Budget"), rows));
    blocks.add(
        OrgReport.note(
            "A team's line sums who is in it now; somebody in two teams counts in both."
                + (teams.stream().anyMatch(team -> team.budget().isPresent())
                    ? " A budget is advisory: nothing is refused for it."
                    : "")
                + (teams.stream().anyMatch(team -> team.members() > most)
                    ? " Teams of more than %s people are not summed."
                        .formatted(Amounts.grouped(most))
                    : "")));
    return blocks;
  }

  /** What a team's people used in a cycle; empty for more people than are summed. */
  static OptionalLong credits(Handle sql, Cycle cycle, Team team) {
    boolean whole = CycleTable.isWhole(sql, team.org(), cycle);
    return used(sql, team.org(), cycle, team, whole, whole ? SUMMED : SUMMED_BY_DAY)
        .map(used -> OptionalLong.of(used.credits()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Used> used(
      Handle sql, UUID org, Cycle cycle, Team team, boolean whole, int most) {
    return team.members() > most
        ? Optional.empty()
        : Optional.of(TeamUsageTable.used(sql, org, team.id(), cycle, whole));
  }

  private static Block.Row row(Team team, Optional<Used> used) {
    return new Block.Row(
        List.of(
            List.of(Span.plain(team.label())),
            List.of(Span.plain(team.members() == 1 ? "1 person" : team.members() + " people")),
            cell(used.map(sum -> Amounts.credits(sum.credits()))),
            cell(used.map(sum -> Amounts.requests(sum.requests()))),
            cell(team.budget().map(budget -> budget(budget, used)))));
  }

  private static String budget(long budget, Optional<Used> used) {
    String share =
        used.filter(sum -> budget > 0)
            .map(sum -> " (%s%%)".formatted(Amounts.grouped(100 * sum.credits() / budget)))
            .orElse("");
    return "of " + Amounts.grouped(budget) + share;
  }

  private static List<Span> cell(Optional<String> words) {
    return words.map(word -> List.<Span>of(Span.plain(word))).orElse(List.of());
  }
}
