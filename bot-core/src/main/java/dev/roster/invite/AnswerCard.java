package dev.roster.invite;

import static dev.roster.command.Option.required;

import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.invite.Acceptance.Accepted;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.Optional;
import java.util.UUID;

/** The buttons <b>Accept</b> and <b>Decline</b> of an invitation's card. */
final class AnswerCard {

  record Args(String invitation) {
    UUID id() {
      return InviteCommands.id(invitation);
    }
  }

  private AnswerCard() {}

  private static Params<Args> params() {
    return Params.of(required("invitation", "Which", new Kind.Text(36)), Args::new);
  }

  static Command<Args> accept(Acceptance acceptance) {
    return answering(
        acceptance,
        InvitationReplies.ACCEPT,
        "Accept an invitation",
        (context, tx, args) -> {
          Accepted accepted = acceptance.acceptByCard(tx, context.caller().profile(), args.id());
          return new Reply.Update(
              switch (accepted) {
                case Accepted.Joined joined -> InvitationReplies.joined(joined);
                case Accepted.AlreadyIn(var org) -> InvitationReplies.alreadyIn(org.name());
              });
        });
  }

  static Command<Args> decline(Acceptance acceptance) {
    return answering(
        acceptance,
        InvitationReplies.DECLINE,
        "Decline an invitation",
        (context, tx, args) -> {
          Invitation declined = acceptance.declineByCard(tx, context.caller().profile(), args.id());
          return new Reply.Update(
              Reply.of(
                  Span.plain(
                      "You declined the invitation of %s.".formatted(declined.inviterName()))));
        });
  }

  /** A press that comes too late changes nothing but its card. */
  private static Command<Args> answering(
      Acceptance acceptance, String path, String help, Handler.Changing<Args> answer) {
    return Command.button(
        path,
        help,
        new Need.Nothing(),
        params(),
        Handler.change(
            (context, args) -> new Handler.Scope.InOrg(acceptance.orgOf(args.id())),
            (context, tx, args) -> {
              Optional<Reply.Message> over =
                  acceptance.over(tx, context.caller().profile(), args.id());
              if (over.isPresent()) {
                tx.leaveUnchanged();
                return new Reply.Update(over.get());
              }
              return answer.change(context, tx, args);
            }));
  }
}
