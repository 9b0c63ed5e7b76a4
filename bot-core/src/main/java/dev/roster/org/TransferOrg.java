package dev.roster.org;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.member.Succession;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code org transfer}: makes another member the owner; always asks first (X24). */
final class TransferOrg {

  record Args(PersonRef person) {}

  private TransferOrg() {}

  static Command<Args> declare(Succession succession, Members members, Orgs orgs) {
    return new Command<>(
            "org transfer",
            "Make another member the owner of the org",
            "org transfer ben@acme.test",
            new Need.Holds(Permission.ORG_TRANSFER),
            Params.of(
                required("person", "Who becomes the owner", MemberCommands.successor(members)),
                Args::new),
            Handler.change((context, tx, args) -> {
              orgs.requireShared(tx.sql(), tx.org(), tx.now(), "passed on");
              return OrgReplies.transferred(
                  context.seat().orgName(), succession.pass(tx, context.seat(), args.person()));
            }))
        .confirming((context, sql, args) -> question(context, sql, succession, orgs, args));
  }

  private static Optional<Confirmation> question(
      Context context, Handle sql, Succession succession, Orgs orgs, Args args) {
    Seat seat = context.seat();
    orgs.requireShared(sql, seat.org(), context.now(), "passed on");
    Member to = succession.successor(sql, seat, args.person(), context.now());
    return Optional.of(
        new Confirmation(
                "Make %s the %s of %s?"
                    .formatted(
                        to.name(), seat.role().title().toLowerCase(Locale.ROOT), seat.orgName()),
                Succession.consequence(seat, to),
                true)
            .carrying(to.carried("person")));
  }
}
