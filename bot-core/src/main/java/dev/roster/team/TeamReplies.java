package dev.roster.team;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.command.Context;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.team.Enrolled.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about teams. */
final class TeamReplies {

  private TeamReplies() {}

  static Reply.Message created(Context context, Team team, Enrolled enrolled) {
    int added = enrolled.added().size();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("Made the team "),
                Span.bold(team.label()),
                Span.plain(" in %s, with ".formatted(context.seat().orgName())),
                Span.plain(
                    team.owned()
                        ? "you as its owner"
                            + (added == 0 ? "" : " and " + Team.count(added) + " more in it")
                        : added == 0 ? "nobody in it yet" : Team.count(added) + " in it"),
                Span.plain(". Its short name is "),
                Span.code(team.slug()),
                Span.plain("."))));
    team.description()
        .ifPresent(text ->
            blocks.add(new Block.Facts(List.of(new Fact("About", List.of(Span.plain(text)))))));
    blocks.addAll(lines(enrolled));
    blocks.add(
        new Block.Note(
            List.of(
                Span.plain("Next: "),
                Span.command("team add " + team.slug()),
                Span.plain(" puts people in, "),
                Span.command("team show " + team.slug()),
                Span.plain(" shows it."))));
    return new Reply.Message(blocks);
  }

  static Reply.Message added(Seat seat, Team team, Enrolled enrolled, TeamRole role) {
    int added = enrolled.added().size();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            added == 0
                ? List.of(
                    Span.plain("Nobody was added to "), Span.bold(team.label()), Span.plain("."))
                : List.of(
                    Span.plain("Added %s to ".formatted(Team.count(added))),
                    Span.bold(team.label()),
                    Span.plain(
                        "%s: it has %s now."
                            .formatted(
                                seat.scheme().hasTeamRoles() ? " as " + role.title() : "",
                                Team.count(team.members() + added))))));
    blocks.addAll(lines(enrolled));
    return new Reply.Message(blocks);
  }

  /** One line for each who was named. */
  private static List<Block> lines(Enrolled enrolled) {
    return enrolled.outcomes().stream()
        .<Block>map(outcome -> new Block.Paragraph(line(outcome)))
        .toList();
  }

  private static List<Span> line(Outcome outcome) {
    var spans = new ArrayList<Span>();
    switch (outcome) {
      case Outcome.Added(var member) -> {
        spans.add(Span.plain("✓ "));
        spans.add(member.span());
        spans.add(
            Span.plain(member.status().equals("active") ? " added" : " added, suspended now"));
      }
      case Outcome.Not(var who, var why) -> {
        spans.add(Span.plain("✗ "));
        spans.add(who);
        spans.add(Span.plain(" "));
        spans.addAll(Sentences.spans(why));
      }
    }
    spans.add(Span.plain("."));
    return spans;
  }

  /** The empty list: says how a team comes about, or who could add them to one. */
  static Reply.Message noTeams(Seat seat, Viewer viewer) {
    boolean creates =
        Access.decide(AccessRequest.of(seat, Permission.TEAM_CREATE)) instanceof Decision.Allowed;
    if (creates) {
      return Reply.of(
          Span.plain("%s has no team yet. ".formatted(seat.orgName())),
          Span.command("team create \"Data Science\""),
          Span.plain(" makes one."));
    }
    if (viewer.seesAll()) {
      return Reply.text("%s has no team yet.".formatted(seat.orgName()));
    }
    String who =
        seat.scheme().hasTeamRoles()
            ? "the owner or an admin of a team"
            : Access.holders(seat.scheme(), Permission.TEAM_MANAGE).reversed().stream()
                .map(Role::title)
                .collect(Collectors.joining(" or "));
    return Reply.text(
        "You are in no team of %s yet. Who could add you to one: %s."
            .formatted(seat.orgName(), who));
  }
}
