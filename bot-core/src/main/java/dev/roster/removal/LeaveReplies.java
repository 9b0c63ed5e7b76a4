package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said to who leaves. */
final class LeaveReplies {

  private static final String STAYS =
      "Your account, your other orgs, your past usage and the history stay. This cannot be undone: you come back only if somebody takes you in again.";

  private static final String PASS_ON =
      "`/team transfer` passes a team on before, to whom you pick. ";

  private LeaveReplies() {}

  static Confirmation question(Seat seat, Ends ends) {
    boolean orphans =
        ends.find(TeamsEnd.class).stream()
            .flatMap(teams -> teams.passings().stream())
            .anyMatch(passing -> passing.to().isEmpty());
    return new Confirmation(
            "Leave %s?".formatted(seat.orgName()),
            List.of(Span.plain("You lose access to %s at once.".formatted(seat.orgName()))),
            true)
        .showing(
            List.of(
                RemovalReplies.card(seat, ends),
                new Block.Note(Sentences.spans(orphans ? PASS_ON + STAYS : STAYS))))
        .carrying(Map.of(LeaveOrg.SEEN, ends.seen()));
  }

  static Reply.Message left(Seat seat, Receipt receipt, Ends ends) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                Span.plain("You left "),
                Span.bold(seat.orgName()),
                Span.plain(": your access ended at once."))));
    blocks.addAll(RemovalReplies.done(ends));
    blocks.add(new Block.Note(Sentences.spans("`/org list` shows the orgs that you are in.")));
    blocks.addAll(receipt.blocks());
    return new Reply.Message(blocks);
  }
}
