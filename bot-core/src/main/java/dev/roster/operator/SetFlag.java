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
import java.util.UUID;

/**
 * The button on a member's card by which platform admins make somebody subscriber admin, which adds
 * {@code billing.manage} and {@code licensing.manage} to their role, and the one that takes it back
 * (C13).
 */
final class SetFlag {

  private static final String UNDO = MemberFlag.PATH + "-undo";

  record Args(String person, boolean on) {}

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
          Member member = set(context, tx, shared, args);
          return new Reply.Update(
              said(context, member, args.on())
                  .with(
                      Undo.button(
                          context,
                          UNDO,
                          MemberFlag.words(member.person(), !args.on()),
                          "%s: %s"
                              .formatted(
                                  member.name(),
                                  args.on() ? "subscriber admin" : "no subscriber admin"))));
        }));
  }

  static Command<Args> undo(OperatorCommands.Shared shared) {
    return Command.button(
        UNDO,
        "Give somebody the flag back, or take it",
        OperatorCommands.NEED,
        Params.of(
            required(MemberFlag.PERSON, "Whom", new Kind.Text(36)),
            required(MemberFlag.ON, "Whether they shall be again", new Kind.YesNo()),
            Args::new),
        Handler.change((context, tx, args) -> {
          Member member = set(context, tx, shared, args);
          Reply.Message done = said(context, member, args.on());
          return new Reply.Update(
              Reply.of(Span.plain("Undone. ")).with(done.blocks().toArray(Block[]::new)));
        }));
  }

  private static Member set(Context context, Tx tx, OperatorCommands.Shared shared, Args args) {
    OperatorCommands.require(context, tx);
    Seat seat = context.seat();
    if (seat.scheme().flagged(Member.SUBSCRIBER_ADMIN).isEmpty()) {
      throw new Refusal(
          "The scheme `%s` of %s knows no subscriber admins."
              .formatted(seat.scheme().name(), seat.orgName()));
    }
    Member member =
        shared
            .members()
            .byPerson(tx.sql(), tx.org(), UUID.fromString(args.person()))
            .orElseThrow(
                () -> new Refusal("They are not in %s any more.".formatted(seat.orgName())));
    shared.members().flag(tx, seat, member, args.on());
    shared.notices().tell(tx, tx.org(), member.person(), told(context, seat, args.on()));
    return member;
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
