package dev.roster.org;

import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.member.Members;
import java.util.List;

/** {@code org show}: the org that the caller's commands are about. */
final class ShowOrg {

  private static final int NAMES = 5;

  private ShowOrg() {}

  static Command<Boolean> declare(Orgs orgs, Members members) {
    return new Command<>(
        "org show",
        "Show the org: plan, seats, who runs it",
        "org show",
        new Need.Member(),
        Params.none(true),
        Handler.read((context, sql, args) -> {
          Seat seat = context.seat();
          Org org = orgs.get(sql, seat.org(), context.now());
          var top = seat.scheme().top();
          return OrgReplies.card(
              org,
              seat,
              top,
              members.holders(sql, seat.org(), List.of(top), NAMES),
              orgs.connections(sql, seat.org()));
        }));
  }
}
