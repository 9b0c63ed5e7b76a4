package dev.roster.org;

import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.person.People;

/** {@code org list}: the caller's own orgs that can be spoken of here. */
final class ListOrgs {

  private ListOrgs() {}

  static Command<Boolean> declare(People people) {
    return new Command<>(
        "org list",
        "List the orgs you are in",
        "org list",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) ->
            OrgReplies.list(
                context.caller(),
                context.caller().person().flatMap(person -> people.personalOrg(sql, person)))));
  }
}
