package dev.roster.scheme;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.scheme.Move.Line;
import dev.roster.scheme.Move.Step;
import dev.roster.scheme.SchemeTable.Moved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about another scheme. */
final class SchemeReplies {

  private SchemeReplies() {}

  /** What the question shows: who becomes what, who gains or loses what, and what else changes. */
  static List<Block> preview(Seat actor, Move move) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        paragraph(
            "From `%s` (%s) to `%s` (%s)."
                .formatted(
                    move.from().name(),
                    lower(move.from().title()),
                    move.to().name(),
                    lower(move.to().title()))));
    var rows = new ArrayList<Block.Row>();
    rows.add(row("You", move.actor(), "1"));
    move.lines().forEach(line -> rows.add(row("", line.step(), people(line.people()))));
    blocks.add(new Block.Table(List.of("Now", "Becomes", "How many"), rows));
    gains(move).forEach(text -> blocks.add(paragraph(text)));
    blocks.add(note(remarks(actor, move)));
    blocks.add(note(wayBack(move)));
    return blocks;
  }

  private static String wayBack(Move move) {
    boolean someRole = !Access.holders(move.to(), Permission.ORG_POLICY_RIGHTS).isEmpty();
    return someRole
        ? "There is no undo: the way back maps everybody again, and gives nobody the role back that they had. Open questions and older Undo buttons end."
        : "There is no undo and no way back: no role of `%s` can change the scheme again, only %s. Open questions and older Undo buttons end."
            .formatted(move.to().name(), Access.whoHolds(move.to(), Permission.ORG_POLICY_RIGHTS));
  }

  private static Block.Row row(String who, Step step, String count) {
    String from = who.isEmpty() ? step.from().title() : who + ", " + step.from().title();
    return new Block.Row(
        List.of(
            List.of(Span.plain(from)),
            List.of(Span.plain(step.to().title())),
            List.of(Span.plain(count))));
  }

  private static String people(int count) {
    return count == 1 ? "1 person" : count + " people";
  }

  private static List<String> gains(Move move) {
    var texts = new ArrayList<String>();
    change("You", move.actor()).ifPresent(texts::add);
    for (Line line : move.lines()) {
      change(people(line.people()) + ", so far " + line.step().from().title() + ",", line.step())
          .ifPresent(texts::add);
    }
    if (texts.isEmpty()) {
      texts.add("Nobody gains or loses a permission.");
    }
    return texts;
  }

  private static Optional<String> change(String who, Step step) {
    if (step.gained().isEmpty() && step.lost().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s: %s. %s: %s."
            .formatted(
                who,
                who.equals("You") || !who.startsWith("1 ") ? "gain" : "gains",
                deeds(step.gained()),
                "Lost",
                deeds(step.lost())));
  }

  private static String deeds(Collection<Permission> permissions) {
    return permissions.isEmpty()
        ? "nothing"
        : permissions.stream().map(Permission::deed).collect(Collectors.joining(", "));
  }

  private static String remarks(Seat actor, Move move) {
    var text = new ArrayList<String>();
    if (move.to().hasOwner() && !move.from().hasOwner()) {
      text.add("You become the owner, the only one.");
    }
    if (move.from().hasOwner() && !move.to().hasOwner()) {
      text.add(
          "Nobody is owner any more; at least one %s stays.".formatted(move.to().top().title()));
    }
    if (move.invited() > 0) {
      text.add(
          move.endsInvitations()
              ? "%s: withdrawn, since nobody is invited in this scheme."
                  .formatted(invitations(move.invited()))
              : "%s: kept, each with the role that its role becomes."
                  .formatted(invitations(move.invited())));
    }
    if (move.orphansTeams()) {
      text.add("Teams get five roles and have no owner until an admin appoints one.");
    }
    if (move.flattensTeams()) {
      text.add(
          "Teams have no roles any more, only plain members: %s in them."
              .formatted(people(move.teamRoles())));
    }
    if (move.keys() > 0) {
      text.add(
          "%s of people whose role makes none then: revoked."
              .formatted(move.keys() == 1 ? "1 API key" : move.keys() + " API keys"));
    }
    if (move.flagged() > 0) {
      text.add("The flag subscriber admin ends: %s.".formatted(people(move.flagged())));
    }
    if (!move.dropped().isEmpty()) {
      text.add(
          "What %s set for itself ends: %s."
              .formatted(
                  actor.orgName(),
                  move.dropped().stream()
                      .map(own -> "`" + own + "`")
                      .collect(Collectors.joining(", "))));
    }
    if (!move.policies().isEmpty()) {
      text.add(
          "Rules that change: "
              + move.policies().entrySet().stream()
                  .map(rule -> "`" + rule.getKey() + "` " + rule.getValue())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return String.join(" ", text);
  }

  private static String invitations(int count) {
    return count == 1 ? "1 pending invitation" : count + " pending invitations";
  }

  static Reply.Message moved(Seat actor, Move move) {
    return Reply.of(
        Span.bold(actor.orgName()),
        Span.plain(
            " is on the scheme %s now (%s). You are %s."
                .formatted(move.to().name(), lower(move.to().title()), move.actor().to().title())));
  }

  static Reply.Message told(Seat actor, Move move, Moved member) {
    String title =
        move.to().role(member.to()).map(role -> role.title()).orElse(move.to().lowest().title());
    String before = move.from().role(member.from()).map(role -> role.title()).orElse(member.from());
    return Reply.of(
        Span.bold(actor.orgName()),
        Span.plain(
            " is on the scheme %s now (%s): you are %s, and were %s. "
                .formatted(move.to().name(), lower(move.to().title()), title, before)),
        Span.command("help"),
        Span.plain(" lists what you can do."));
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static Block paragraph(String text) {
    return new Block.Paragraph(Sentences.spans(text));
  }

  private static Block note(String text) {
    return new Block.Note(Sentences.spans(text));
  }
}
