package dev.roster.member;

import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.member.Suspensions.Change;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about suspensions. */
final class StatusReplies {

  private static final String KEPT =
      "Role, tier, teams and history are kept, and their seat stays taken; `/member reactivate` brings them back.";

  private StatusReplies() {}

  /**
   * What is said of a suspension.
   *
   * @param meanwhile what waits until they are back, a sentence each
   */
  static Reply.Message suspended(
      Context context, Change change, List<String> meanwhile, Optional<Block> advice) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(
                change.member().span(),
                Span.plain(" is suspended: their access to "),
                Span.bold(context.seat().orgName()),
                Span.plain(" ended at once."))));
    blocks.add(new Block.Note(Sentences.spans(KEPT)));
    meanwhile.forEach(sentence -> blocks.add(new Block.Note(Sentences.spans(sentence))));
    var done = new Reply.Message(blocks);
    return advice
        .map(done::with)
        .orElse(done)
        .with(undo(context, change, change.member().name() + ": suspended"));
  }

  static Reply.Message reactivated(Context context, Change change, Optional<Block> advice) {
    Reply.Message done =
        Reply.of(
            change.member().span(),
            Span.plain(" is back in "),
            Span.bold(context.seat().orgName()),
            Span.plain(", with the role, tier, teams and history they had."));
    return advice
        .map(done::with)
        .orElse(done)
        .with(undo(context, change, change.member().name() + ": reactivated"));
  }

  static Reply.Message undone(Context context, Change change) {
    return Reply.of(
        Span.plain("Undone: "),
        change.member().span(),
        Span.plain(
            (change.member().isSuspended()
                    ? " has access to %s again."
                    : " is suspended in %s again.")
                .formatted(context.seat().orgName())));
  }

  private static Block undo(Context context, Change change, String words) {
    return Undo.button(
        context,
        UndoStatus.PATH,
        Map.ofEntries(
            Map.entry("person", "id:" + change.member().person()), change.decided().word()),
        words);
  }
}
