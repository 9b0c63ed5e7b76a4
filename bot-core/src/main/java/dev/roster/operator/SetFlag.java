package dev.roster.operator;

import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.Member;
import dev.roster.member.MemberFlag;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The button on a member's card by which platform admins make somebody subscriber admin, which adds
 * {@code billing.manage} and {@code licensing.manage} to their role, and the one that takes it back
 * (C13).
 */
final class SetFlag {

  private static final String UNDO = MemberFlag.PATH + "-undo";

  private static final String MEMBERSHIP = "membership";
  private static final String VERSION = "version";

  record Args(String person, boolean on) {}

  record UndoArgs(String person, boolean on, String membership, long version) {}

  private SetFlag() {}

  static Command<Args> declare(OperatorCommands.Shared shared) {
    return Command.button(
        MemberFlag.PATH,
        "Make somebody subscriber admin, or no longer",
        OperatorCommands.NEED,
        Params.of(
            required(MemberFlag.PERSON, "Whom", new Kind.Text(36)),
            required(MemberFlag.ON, "Whether they shall be", new Kind.YesNo()),
            Args::new),
        Handler.change((context, tx, args) -> {
          OperatorCommands.require(context, tx);
          Member member =
              find(tx, shared, args.person())
                  .orElseThrow(() ->
                      new Refusal(
                          "They are not in %s any more.".formatted(context.seat().orgName())));
          set(context, tx, shared, member, args.on());
          return new Reply.Update(
              said(context, member, args.on())
                  .with(
                      Undo.button(
                          context,
                          UNDO,
                          undoWords(tx, member, args.on()),
                          "%s: %s"
                              .formatted(
                                  member.name(),
                                  args.on() ? "subscriber admin" : "no subscriber admin"))));
        }));
  }

  private static Map<String, String> undoWords(Tx tx, Member member, boolean on) {
    var words = new HashMap<>(MemberFlag.words(member.person(), !on));
    words.put(MEMBERSHIP, member.id().toString());
    words.put(VERSION, Long.toString(tx.version()));
    return words;
  }

  static Command<UndoArgs> undo(OperatorCommands.Shared shared) {
    return Command.button(
        UNDO,
        "Give somebody the flag back, or take it",
        OperatorCommands.NEED,
        Params.of(
            required(MemberFlag.PERSON, "Whom", new Kind.Text(36)),
            required(MemberFlag.ON, "Whether they shall be again", new Kind.YesNo()),
            required(MEMBERSHIP, "The membership that had it", new Kind.Text(36)),
            required(VERSION, "The decision that is taken back", new Kind.Text(20)),
            (person, on, membership, version) ->
                new UndoArgs(person, on, membership, Long.parseLong(version))),
        Handler.change((context, tx, args) -> {
          OperatorCommands.require(context, tx);
          Member member = undone(context, tx, shared, args);
          set(context, tx, shared, member, args.on());
          Reply.Message done = said(context, member, args.on());
          return new Reply.Update(
              Reply.of(Span.plain("Undone: ")).with(done.blocks().toArray(Block[]::new)));
        }));
  }

  /** The member as they were left by the decision; nobody's later decision is taken back. */
  private static Member undone(
      Context context, Tx tx, OperatorCommands.Shared shared, UndoArgs args) {
    Member member =
        find(tx, shared, args.person())
            .filter(one -> one.id().toString().equals(args.membership()))
            .orElseThrow(() ->
                new Refusal(
                    "This cannot be undone any more: they are not in %s any more, or came in anew."
                        .formatted(context.seat().orgName())));
    boolean decidedSince =
        tx.sql()
            .createQuery(
                """
                select exists (select 1 from audit_event
                  where chain = :org and target_id = :membership and version > :version
                    and action = 'member.flag')
                """)
            .bind("org", tx.org())
            .bind("membership", member.id())
            .bind("version", args.version())
            .mapTo(Boolean.class)
            .one();
    if (decidedSince) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided again since whether %s is subscriber admin."
              .formatted(member.inSentence()));
    }
    return member;
  }

  private static Optional<Member> find(Tx tx, OperatorCommands.Shared shared, String person) {
    return shared.members().byPerson(tx.sql(), tx.org(), UUID.fromString(person));
  }

  private static void set(
      Context context, Tx tx, OperatorCommands.Shared shared, Member member, boolean on) {
    Seat seat = context.seat();
    if (seat.scheme().flagged(Member.SUBSCRIBER_ADMIN).isEmpty()) {
      throw new Refusal(
          "The scheme `%s` of %s knows no subscriber admins."
              .formatted(seat.scheme().name(), seat.orgName()));
    }
    shared.members().flag(tx, seat, member, on);
    shared.notices().tell(tx, tx.org(), member.person(), told(context, seat, on));
  }

  private static Reply.Message said(Context context, Member member, boolean on) {
    return Reply.of(
        member.span(),
        Span.plain(on ? " is subscriber admin of " : " is no subscriber admin of "),
        Span.bold(context.seat().orgName()),
        Span.plain(
            on
                ? " now: they manage its plan, credits and licences."
                : " any more: the plan, credits and licences are not theirs to manage."));
  }

  private static Reply.Message told(Context context, Seat seat, boolean on) {
    return Reply.of(
        Span.bold(context.caller().name()),
        Span.plain(
            on
                ? ", who runs this Roster, made you subscriber admin of "
                : ", who runs this Roster, ended that you are subscriber admin of "),
        Span.bold(seat.orgName()),
        Span.plain(on ? ": you can manage its plan and credits now." : "."));
  }
}
