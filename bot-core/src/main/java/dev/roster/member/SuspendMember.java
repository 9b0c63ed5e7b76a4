package dev.roster.member;

import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import java.util.Optional;

/** {@code member suspend}: ends somebody's access and keeps what they have. */
final class SuspendMember {

  record Args(PersonRef person, Optional<String> reason) {}

  private SuspendMember() {}

  static Command<Args> declare(Members members, Suspensions suspensions, Standing standing) {
    return new Command<>(
        "member suspend",
        "End somebody's access at once and keep all they have",
        "member suspend ben@acme.test",
        new Need.Holds(Permission.MEMBER_SUSPEND),
        Params.of(
            required(
                "person",
                "Whose access to end",
                new Kind.Person(
                    Suggesting.changeable(
                        members, Permission.MEMBER_SUSPEND, Optional.of(Member.ACTIVE)))),
            rest("reason", "Why; kept in the audit", new Kind.Text(500)),
            Args::new),
        Handler.change((context, tx, args) -> {
          var change =
              suspensions.suspend(tx, context.seat(), args.person(), args.reason().orElse(""));
          return StatusReplies.suspended(
              context,
              change,
              standing.meanwhile(tx.sql(), context.seat(), change.member(), tx.now()),
              Admins.advice(tx.sql(), context.seat(), change));
        }));
  }
}
