package dev.roster.removal;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.member.Admins;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import java.util.Optional;

/** {@code member remove}: ends somebody's membership; always asks first (D32, E15, X24). */
final class RemoveMember {

  record Args(PersonRef person, Optional<PersonRef> successor, Optional<String> reason) {}

  private RemoveMember() {}

  static Command<Args> declare(Members members, Removals removals) {
    return new Command<>(
            "member remove",
            "Remove somebody from the org; they lose access at once",
            "member remove ben@acme.test",
            new Need.Holds(Permission.MEMBER_REMOVE),
            Params.of(
                required(
                    "person",
                    "Whom to remove",
                    new Kind.Person(MemberCommands.changeable(members, Permission.MEMBER_REMOVE))),
                optional(
                    "successor",
                    "Who owns the teams that they own; the longest-standing team admin without it",
                    new Kind.Person(MemberCommands.active(members))),
                rest("reason", "Why; kept in the audit", new Kind.Text(500)),
                Args::new),
            Handler.change((context, tx, args) -> {
              Seat seat = context.seat();
              Ends ends =
                  removals.remove(
                      tx, seat, args.person(), args.successor(), args.reason().orElse(""));
              Reply.Message answer = RemovalReplies.removed(seat, ends);
              return Members.roleOf(seat, ends.member()).admin()
                  ? Admins.advice(tx.sql(), seat).map(answer::with).orElse(answer)
                  : answer;
            }))
        .confirming((context, sql, args) ->
            Optional.of(
                RemovalReplies.question(
                    context.seat(),
                    removals.preview(
                        sql, context.seat(), args.person(), args.successor(), context.now()))));
  }
}
