package dev.roster.apikey;

import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What is said about keys. */
final class KeyReplies {

  /** What stands for the key in the answer that is kept. */
  private static final Block NOT_AGAIN =
      new Block.Paragraph(
          Sentences.spans(
              "It was shown when it was made, and cannot be shown again. `/key create` makes another."));

  private static final Block COPY =
      new Block.Paragraph(List.of(Span.bold("Copy it now: it is not shown again.")));

  private KeyReplies() {}

  /** The answer to a key that was made, without what the key says. */
  static Reply.Message made(Context context, ApiKey key) {
    Seat seat = context.seat();
    var blocks = new ArrayList<Block>();
    blocks.add(
        paragraph(
            Span.plain(key.isService() ? "Made the service key " : "Made the API key "),
            Span.bold(key.name()),
            Span.plain(" ("),
            Span.code(key.code()),
            Span.plain(key.isService() ? ") of %s.".formatted(seat.orgName()) : "), for you in "),
            key.isService() ? Span.plain("") : Span.bold(seat.orgName() + ".")));
    blocks.add(NOT_AGAIN);
    blocks.add(
        new Block.Note(
            Stream.concat(
                    Stream.of(
                        Span.plain("It goes into each request as "),
                        Span.code("Authorization: Bearer " + key.prefix() + "..."),
                        Span.plain(". ")),
                    Stream.concat(until(key).stream(), Stream.of(Span.plain(acts(seat, key)))))
                .toList()));
    blocks.add(
        new Block.Note(
            Sentences.spans(
                "Whoever has it can use it: keep it where secrets are kept, not in chat or code. `/key revoke %s` ends it at once."
                    .formatted(key.code()))));
    blocks.add(
        Undo.button(
            context,
            UndoKey.CREATED,
            Map.of(
                UndoKey.KEY,
                key.id().toString(),
                Undo.INSTEAD,
                "`/key revoke %s` ends it.".formatted(key.code())),
            "made the key " + key.name()));
    return new Reply.Message(blocks);
  }

  private static List<Span> until(ApiKey key) {
    return key.expiresAt()
        .map(end -> List.of(Span.plain("It works until "), Span.when(end), Span.plain(". ")))
        .orElse(List.of(Span.plain("It never expires. ")));
  }

  private static String acts(Seat seat, ApiKey key) {
    return key.isService()
        ? "It speaks for %s, with the rights of %s, and stays when you go."
            .formatted(seat.orgName(), seat.scheme().top().title())
        : "It may do what you may at that time, and nothing once you are not in %s."
            .formatted(seat.orgName());
  }

  /** The kept answer with what the key says in its place; another key's is left as it is. */
  static Reply withSecret(Reply kept, Secret secret) {
    return kept instanceof Reply.Message message
            && message.words().contains(secret.prefix() + "...")
        ? new Reply.Message(
            message.blocks().stream()
                .flatMap(block ->
                    block.equals(NOT_AGAIN)
                        ? Stream.of(COPY, paragraph(Span.code(secret.reveal())))
                        : Stream.of(block))
                .toList())
        : kept;
  }

  /**
   * The answer to a key that was revoked.
   *
   * @param owner whose it was, where that is somebody else
   */
  static Reply.Message revoked(Context context, ApiKey key, Optional<Span> owner, long version) {
    return Reply.of(
            Stream.of(
                    Stream.of(
                        Span.plain("Revoked "),
                        Span.bold(key.name()),
                        Span.plain(" ("),
                        Span.code(key.code()),
                        Span.plain(")")),
                    owner.stream().flatMap(span -> Stream.of(Span.plain(" of "), span)),
                    Stream.of(Span.plain(": it does not work any more.")))
                .flatMap(spans -> spans)
                .toArray(Span[]::new))
        .with(
            Undo.button(
                context,
                UndoKey.REVOKED,
                Map.of(
                    UndoKey.KEY,
                    key.id().toString(),
                    UndoKey.VERSION,
                    Long.toString(version),
                    Undo.INSTEAD,
                    "`/key create` makes another."),
                "revoked the key " + key.name()));
  }

  static Reply.Message told(Span who, Seat seat, ApiKey key) {
    return Reply.of(
        who,
        Span.plain(" revoked your API key "),
        Span.bold(key.name()),
        Span.plain(" ("),
        Span.code(key.code()),
        Span.plain(") in %s: it does not work any more. ".formatted(seat.orgName())),
        Span.command("key list"),
        Span.plain(" shows yours."));
  }

  static Reply.Message toldBack(Span who, Seat seat, ApiKey key) {
    return Reply.of(
        who,
        Span.plain(" gave your API key "),
        Span.bold(key.name()),
        Span.plain(" ("),
        Span.code(key.code()),
        Span.plain(") in %s back.".formatted(seat.orgName())));
  }

  /** That a key works only so long. */
  static Reply.Message ending(ApiKey key, Instant end, String org) {
    return Reply.of(
        Span.plain(key.isService() ? "The service key " : "Your API key "),
        Span.bold(key.name()),
        Span.plain(" ("),
        Span.code(key.code()),
        Span.plain(
            (key.isService() ? ") of %s stops working " : ") in %s stops working ").formatted(org)),
        Span.when(end),
        Span.plain(". "),
        Span.command("key create"),
        Span.plain(" makes another; put it where this one is used before then."));
  }

  /** Of a key that works as far as its owner's place lets it. */
  static Reply.Message restored(ApiKey key, KeyState state) {
    Reply.Message done =
        Reply.of(
            Span.plain("Undone: "),
            Span.bold(key.name()),
            Span.plain(" ("),
            Span.code(key.code()),
            Span.plain(
                state == KeyState.LIVE
                    ? ") works again."
                    : ") is not revoked any more, and does not work (%s)."
                        .formatted(state.words())));
    return done;
  }

  static Reply.Message unmade(ApiKey key) {
    return Reply.of(
        Span.plain("Undone: "),
        Span.bold(key.name()),
        Span.plain(" ("),
        Span.code(key.code()),
        Span.plain(") is revoked and does not work any more."));
  }

  /** A row of the list. */
  static Block.Row row(Listed listed, UUID viewer) {
    ApiKey key = listed.key();
    return new Block.Row(
        List.of(
            List.of(Span.plain(key.name())),
            List.of(Span.code(key.code())),
            List.of(Span.plain(listed.state().words())),
            List.of(Span.code(key.prefix())),
            List.of(Span.plain(key.origin().word())),
            List.of(owner(listed, viewer)),
            List.of(when(key.lastUsedAt())),
            List.of(when(key.expiresAt()))));
  }

  private static Span owner(Listed listed, UUID viewer) {
    ApiKey key = listed.key();
    if (key.isService()) {
      return Span.plain("the org");
    }
    return Span.plain(key.person().equals(viewer) ? "you" : listed.owner());
  }

  private static Span when(Optional<Instant> at) {
    return at.map(Span::when).orElseGet(() -> Span.plain("never"));
  }

  private static Block paragraph(Span... spans) {
    return new Block.Paragraph(
        Stream.of(spans).filter(span -> !span.equals(Span.plain(""))).toList());
  }
}
