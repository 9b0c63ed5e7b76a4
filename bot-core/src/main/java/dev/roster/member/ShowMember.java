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

  static Command<Args> declare(Members members) {
    return new Command<>(
        "member show",
        "Show one member",
        "member show ben@acme.test",
        new Need.Holds(Permission.MEMBER_LIST),
        Params.of(
            required("person", "Whom to show", new Kind.Person(MemberCommands.people(members))),
            Args::new),
        Handler.read((context, sql, args) ->
            MemberReplies.card(context.seat(), members.find(sql, context.seat(), args.person()))));
  }
}
