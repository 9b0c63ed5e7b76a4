package dev.roster.team;

import dev.roster.access.Decision;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.team.TeamPages.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The card of a team: what it is, who is in it, and what the viewer may do with it. */
final class TeamCard {

  private static final String LOCK = " 🔒";

  /** The verbs about one team, in the order of help. */
  private static final List<Map.Entry<String, TeamAct>> VERBS =
      List.of(
          Map.entry("add", TeamAct.ADD),
          Map.entry("remove", TeamAct.REMOVE),
          Map.entry("role", TeamAct.ROLE),
          Map.entry("transfer", TeamAct.TRANSFER),
          Map.entry("edit", TeamAct.EDIT),
          Map.entry("deactivate", TeamAct.DEACTIVATE),
          Map.entry("reactivate", TeamAct.REACTIVATE),
          Map.entry("delete", TeamAct.DELETE));

  private TeamCard() {}

  /**
   * The card with a page of the team's people.
   *
   * @param spent what they used in this cycle, where that is known to the viewer
   */
  static List<Block> blocks(Seat seat, Team team, List<Line> people, OptionalLong spent) {
    boolean roles = seat.scheme().hasTeamRoles();
    var facts = new ArrayList<Fact>();
    team.description().ifPresent(text -> facts.add(new Fact("About", List.of(Span.plain(text)))));
    facts.add(new Fact("Short name", List.of(Span.code(team.slug()))));
    facts.add(
        new Fact("Colour", List.of(Span.plain(team.colour().mark() + " " + team.colour().word()))));
    facts.add(new Fact("Status", List.of(Span.plain(team.active() ? "active" : "inactive"))));
    facts.add(new Fact("People", List.of(Span.plain(Integer.toString(team.members())))));
    TeamRoles.own(seat, team)
        .ifPresent(role -> facts.add(new Fact("Your role", List.of(Span.plain(role.title())))));
    team.budget()
        .ifPresent(budget -> facts.add(new Fact("Budget", List.of(Span.plain(of(budget, spent))))));
    if (roles && !team.owned()) {
      facts.add(new Fact("Owner", noOwner(seat, team)));
    }
    facts.add(new Fact("Made", List.of(Span.when(team.createdAt()))));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(team.label()));
    blocks.add(new Block.Facts(facts));
    if (!people.isEmpty()) {
      var titles = roles ? List.of("Name", "Role", "In it since") : List.of("Name", "In it since");
      blocks.add(
          new Block.Table(titles, people.stream().map(line -> row(seat, team, line)).toList()));
    }
    if (people.stream().anyMatch(line -> isLocked(seat, team, line))) {
      blocks.add(
          new Block.Note(
              List.of(
                  Span.plain("🔒 You can only change people below your own role in the team."))));
    }
    return blocks;
  }

  private static String of(long budget, OptionalLong spent) {
    return (spent.isPresent()
            ? String.format(Locale.ROOT, "%,d of %s", spent.getAsLong(), SetBudget.words(budget))
            : SetBudget.words(budget))
        + ", advisory: nothing is refused for it";
  }

  private static List<Span> noOwner(Seat seat, Team team) {
    return Teams.may(seat, TeamAct.TRANSFER, team)
        ? List.of(
            Span.plain("none: "),
            Span.command("team transfer " + team.slug()),
            Span.plain(" appoints one"))
        : List.of(Span.plain("none"));
  }

  private static Block.Row row(Seat seat, Team team, Line line) {
    var cells = new ArrayList<List<Span>>();
    cells.add(List.of(Span.plain(line.active() ? line.name() : line.name() + " (suspended)")));
    if (seat.scheme().hasTeamRoles()) {
      String lock = isLocked(seat, team, line) ? LOCK : "";
      cells.add(List.of(Span.plain(TeamRoles.stored(seat, line.role()).title() + lock)));
    }
    cells.add(List.of(Span.when(line.since())));
    return new Block.Row(cells);
  }

  /** Whether the viewer gives roles in the team, but not to this person (C23, C41). */
  private static boolean isLocked(Seat seat, Team team, Line line) {
    if (!seat.scheme().hasTeamRoles() || !Teams.may(seat, TeamAct.ROLE, team)) {
      return false;
    }
    var request =
        TeamRequest.of(seat, TeamAct.ROLE, team.state()).onto(TeamRoles.stored(seat, line.role()));
    return TeamAccess.decide(request) instanceof Decision.Denied;
  }

  /** What the viewer may do with a team as it is now. */
  static Block next(Seat seat, Team team) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Next: "));
    VERBS.stream()
        .filter(verb -> isOpen(verb.getValue(), team) && Teams.may(seat, verb.getValue(), team))
        .forEach(verb -> {
          spans.add(Span.command("team %s %s".formatted(verb.getKey(), team.slug())));
          spans.add(Span.plain(" · "));
        });
    spans.add(Span.command("team list"));
    return new Block.Note(spans);
  }

  private static boolean isOpen(TeamAct act, Team team) {
    return switch (act) {
      case ADD, ROLE, TRANSFER, BUDGET, DEACTIVATE -> team.active();
      case REACTIVATE -> !team.active();
      case SEE, REMOVE, EDIT, DELETE -> true;
    };
  }
}
