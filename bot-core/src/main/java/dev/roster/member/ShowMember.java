package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;

/** {@code member show}: the card of one member. */
final class ShowMember {

  record Args(PersonRef person) {}

  private ShowMember() {}

  static Command<Args> declare(Members members, Affiliations affiliations) {
    return new Command<>(
        "member show",
        "Show one member",
        "member show ben@acme.test",
        new Need.Holds(Permission.MEMBER_LIST),
        Params.of(required("person", "Whom to show", MemberCommands.person(members)), Args::new),
        Handler.read((context, sql, args) -> {
          Member member = members.find(sql, context.seat(), args.person());
          Seat seat = context.seat();
          return MemberCard.of(
              seat,
              member,
              members.moments(sql, member),
              affiliations.of(sql, seat, member.person()),
              new Reach(seat, Admins.noneToSpare(sql, seat)));
        }));
  }
}
