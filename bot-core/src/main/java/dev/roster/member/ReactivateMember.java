package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import java.util.Optional;

/** {@code member reactivate}: gives a suspended member back the access they had (A31, A32). */
final class ReactivateMember {

  record Args(PersonRef person) {}

  private ReactivateMember() {}

  static Command<Args> declare(Members members, Suspensions suspensions) {
    return new Command<>(
        "member reactivate",
        "Give somebody who is suspended their access back",
        "member reactivate ben@acme.test",
        new Need.Holds(Permission.MEMBER_SUSPEND),
        Params.of(
            required(
                "person",
                "Whose access to give back",
                new Kind.Person(
                    Suggesting.changeable(
                        members, Permission.MEMBER_SUSPEND, Optional.of(Member.SUSPENDED)))),
            Args::new),
        Handler.change((context, tx, args) -> {
          var change = suspensions.reactivate(tx, context.seat(), args.person());
          return StatusReplies.reactivated(
              context, change, Admins.advice(tx.sql(), context.seat(), change));
        }));
  }
}
