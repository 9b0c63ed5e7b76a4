package dev.roster.member;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PastTime;
import dev.roster.command.PersonRef;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import java.util.Optional;

/** {@code member show}: the card of one member, as it is or as it was. */
final class ShowMember {

  record Args(PersonRef person, Optional<String> at) {}

  private ShowMember() {}

  static Command<Args> declare(
      Members members,
      Affiliations affiliations,
      AsItWas past,
      Consumption consumption,
      MemberKeys keys) {
    return new Command<>(
        "member show",
        "Show one member, as they are or as they were",
        "member show ben@acme.test at:2026-03-01",
        new Need.Holds(Permission.MEMBER_LIST),
        Params.of(
            required("person", "Whom to show", MemberCommands.person(members)),
            optional(
                "at", "As it was then: a day such as `2026-03-01`, or `30d` ago", PastTime.kind()),
            Args::new),
        Handler.read((context, sql, args) -> {
          if (args.at().isPresent()) {
            return past.card(context, sql, args.person(), args.at().get());
          }
          Member member = members.find(sql, context.seat(), args.person());
          Seat seat = context.seat();
          Reply.Message card =
              MemberCard.of(
                  seat,
                  member,
                  members.moments(sql, member),
                  consumption.of(sql, seat, member, context.now()),
                  affiliations.of(sql, seat, member.person()),
                  keys.count(sql, seat, member, context.now()),
                  new Reach(seat, Admins.noneToSpare(sql, seat)),
                  context.now());
          return card.with(MemberFlag.button(context, member).toArray(Block[]::new));
        }));
  }
}
