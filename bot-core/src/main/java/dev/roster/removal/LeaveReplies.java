package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;

/** What is said to who leaves. */
final class LeaveReplies {

  private LeaveReplies() {}

  static Confirmation question(Seat seat, Ends ends) {
    var consequence = new ArrayList<Span>();
    consequence.addAll(
        Sentences.spans(
            "You lose access to %s at once%s. "
                .formatted(seat.orgName(), RemovalReplies.andTeams(ends, "leave"))));
    consequence.addAll(RemovalReplies.passings(ends, "passes to"));
    consequence.addAll(
        Sentences.spans(
            RemovalReplies.others(ends, "is", "are", "you sent", "your")
                + "Your account, your other orgs and the history stay. You come back only if somebody takes you in again."));
    return new Confirmation("Leave %s?".formatted(seat.orgName()), consequence, true);
  }

  static Reply.Message left(Seat seat, Ends ends) {
    var note = new ArrayList<Span>();
    note.addAll(RemovalReplies.passings(ends, "belongs now to"));
    note.addAll(
        Sentences.spans(
            RemovalReplies.others(ends, "was", "were", "you sent", "your")
                + "`/org list` shows the orgs that you are in."));
    return Reply.of(
            Span.plain("You left "),
            Span.bold(seat.orgName()),
            Span.plain(": your access ended at once."))
        .with(new Block.Note(note));
  }
}
