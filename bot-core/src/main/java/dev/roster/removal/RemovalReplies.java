package dev.roster.removal;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.member.MemberFacts;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is said about removals. */
final class RemovalReplies {

  private static final String STAYS =
      "Their account, their other orgs, their past usage and the history stay. You can take it back for 7 days; `/member suspend` ends access and keeps everything.";

  private RemovalReplies() {}

  /**
   * The question.
   *
   * @param successors lets whoever is asked pick who owns the teams next
   */
  static Confirmation question(Seat seat, Ends ends, List<Block> successors) {
    var blocks = new ArrayList<Block>();
    blocks.add(card(seat, ends));
    blocks.addAll(successors);
    blocks.add(new Block.Note(Sentences.spans(STAYS)));
    return new Confirmation(
            "Remove %s from %s?".formatted(ends.member().name(), seat.orgName()),
            List.of(
                ends.member().span(),
                Span.plain(" loses access to %s at once.".formatted(seat.orgName()))),
            true)
        .showing(blocks)
        .carrying(carried(ends));
  }

  /** Confirm acts on whom the question named, and does what it showed. */
  private static Map<String, String> carried(Ends ends) {
    var words = new HashMap<>(ends.member().carried(RemoveMember.PERSON));
    words.put(RemoveMember.SEEN, ends.seen());
    ends.leaver()
        .successor()
        .ifPresent(successor -> words.putAll(successor.carried(RemoveMember.SUCCESSOR)));
    return words;
  }

  /** Who they are in the org, and what ends. */
  static Block card(Seat seat, Ends ends) {
    var facts =
        new ArrayList<>(MemberFacts.of(seat, ends.member(), ends.moments(), ends.leaver().now()));
    facts.addAll(ends.ahead());
    return new Block.Facts(facts);
  }

  /** The same question, asked because it would not do what was shown. */
  static Confirmation changedSince(Confirmation question) {
    var consequence = new ArrayList<Span>();
    consequence.add(
        Span.bold("What would end has changed since you were asked, so nothing was done. "));
    consequence.add(Span.plain("Look again: "));
    consequence.addAll(question.consequence());
    return new Confirmation(
        question.question(),
        consequence,
        question.danger(),
        question.details(),
        question.carried());
  }

  static Reply.Message removed(Seat seat, Ends ends, Receipt receipt) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("Removed "),
                ends.member().span(),
                Span.plain(" from "),
                Span.bold(seat.orgName()),
                Span.plain(": their access ended at once."))));
    blocks.addAll(done(ends));
    blocks.add(new Block.Note(Sentences.spans("What they did and made here stays.")));
    blocks.addAll(receipt.blocks());
    if (seat.holds(Permission.AUDIT_VIEW)) {
      String who = ends.member().email().orElse("id:" + ends.member().person());
      blocks.add(
          new Block.Note(
              List.of(
                  Span.command("audit list " + who + " action:member since:1d"),
                  Span.plain(" shows it in the history."))));
    }
    return new Reply.Message(blocks);
  }

  static List<Block> done(Ends ends) {
    return ends.done().isEmpty() ? List.of() : List.of(new Block.Facts(ends.done()));
  }
}
