package dev.roster.home;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.notice.Notices;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * {@code inbox}: what waits for the caller, with its buttons, and what they were told but could not
 * read; needs no permission (design.md).
 */
final class Inbox {

  private static final int REQUESTS = 10;
  private static final int NOTICES = 5;

  private Inbox() {}

  static Command<Boolean> declare(Waiting waiting, Notices notices) {
    return new Command<>(
        "inbox",
        "Show what waits for your answer",
        "inbox",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) -> answer(context, sql, waiting, notices)));
  }

  private static Reply.Message answer(
      Context context, Handle sql, Waiting waiting, Notices notices) {
    var blocks = new ArrayList<>(waiting.blocks(context, sql, REQUESTS));
    context
        .caller()
        .person()
        .ifPresent(person -> {
          List<UUID> orgs = context.caller().seats().stream().map(Seat::org).toList();
          for (Notices.Unread notice : notices.unread(sql, person, orgs, NOTICES)) {
            blocks.add(new Block.Note(List.of(Span.when(notice.at()))));
            blocks.addAll(notice.message().blocks());
          }
        });
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
