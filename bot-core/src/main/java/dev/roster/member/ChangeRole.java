package dev.roster.member;

import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code member role}: gives a member another role; raising somebody asks first. */
final class ChangeRole {

  record Args(PersonRef person, String role, Optional<String> reason) {}

  private ChangeRole() {}

  static Command<Args> declare(Members members, Roles roles, MemberKeys keys) {
    return new Command<>(
            "member role",
            "Change the role of a member",
            "member role ben@acme.test admin",
            new Need.Holds(Permission.MEMBER_CHANGE_ROLE),
            Params.of(
                required(
                    "person",
                    "Whose role to change",
                    new Kind.Person(
                        MemberCommands.changeable(members, Permission.MEMBER_CHANGE_ROLE))),
                required("role", "The new role", Suggesting.role(members)),
                rest("reason", "Why; kept in the audit", new Kind.Text(500)),
                Args::new),
            Handler.change((context, tx, args) -> {
              Role role = MemberCommands.role(context, args.role());
              var change =
                  roles.change(tx, context.seat(), args.person(), role, args.reason().orElse(""));
              return MemberReplies.roleChanged(
                  context, change, Admins.advice(tx.sql(), context.seat(), change));
            }))
        .confirming((context, sql, args) -> question(context, sql, members, keys, args));
  }

  /**
   * A raise is hard to take back: whoever was raised could use it at once. Where the policy {@code
   * role.confirm} says so, every change asks (E11, X24).
   */
  private static Optional<Confirmation> question(
      Context context, Handle sql, Members members, MemberKeys keys, Args args) {
    Seat seat = context.seat();
    Role to = MemberCommands.role(context, args.role());
    Member member = members.find(sql, seat, args.person());
    Role from = Members.roleOf(seat, member);
    Roles.requireAllowed(seat, from, to);
    boolean raises = to.rank() > from.rank();
    boolean asks = raises || seat.scheme().policy("role.confirm").equals("always");
    if (!asks || from.equals(to)) {
      return Optional.empty();
    }
    if (!to.admin()) {
      Admins.requireOthers(sql, seat, member);
    }
    var consequence = new ArrayList<Span>();
    consequence.add(member.span());
    consequence.add(
        Span.plain(
            raises
                ? " is %s now. As %s they can also %s."
                    .formatted(from.title(), to.title(), MemberReplies.gained(from, to))
                : " is %s now. As %s they can no longer %s."
                    .formatted(from.title(), to.title(), MemberReplies.gained(to, from))));
    var change = new RoleChange(member, from, to, seat.orgVersion());
    boolean oneself = member.person().equals(seat.person());
    keys.ahead(sql, seat, change, context.now())
        .sentences(oneself ? "Your" : "Their")
        .forEach(sentence -> consequence.add(Span.plain(" " + sentence)));
    MemberReplies.lasting(seat, change)
        .ifPresent(why -> consequence.addAll(Sentences.spans(" " + why)));
    return Optional.of(
        new Confirmation(
                "Make %s %s of %s?".formatted(member.name(), to.title(), seat.orgName()),
                consequence,
                false)
            .carrying(member.carried("person")));
  }
}
