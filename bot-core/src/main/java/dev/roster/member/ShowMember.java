package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
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
        Params.of(
            required("person", "Whom to show", new Kind.Person(MemberCommands.people(members))),
            Args::new),
        Handler.read((context, sql, args) -> {
          Member member = members.find(sql, context.seat(), args.person());
          return MemberReplies.card(
              context.seat(),
              member,
              affiliations.of(sql, context.seat(), member.person()),
              members.suspendedAt(sql, context.seat().org(), member));
        }));
  }
}
