package dev.roster.home;

import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code inbox}: what waits for the caller, with its buttons; needs no permission (design.md). */
final class Inbox {

  private static final int REQUESTS = 10;

  private Inbox() {}

  static Command<Boolean> declare(Waiting waiting) {
    return new Command<>(
        "inbox",
        "Show what waits for your answer",
        "inbox",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) -> answer(context, sql, waiting)));
  }

  private static Reply.Message answer(Context context, Handle sql, Waiting waiting) {
    List<Block> blocks = waiting.blocks(context, sql, REQUESTS);
    if (blocks.isEmpty()) {
      return Reply.of(
          new Block.Paragraph(List.of(Span.plain("Nothing waits for you."))),
          new Block.Note(
              List.of(
                  Span.plain("Invitations and requests turn up here and in your direct messages. "),
                  Span.command("help"),
                  Span.plain(" lists what you can do."))));
    }
    return new Reply.Message(blocks);
  }
}
