package dev.roster.home;

import dev.roster.command.Command;
import dev.roster.domain.DomainFeature;
import dev.roster.invite.InviteFeature;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The commands that stand outside the groups. */
public final class HomeCommands {

  private HomeCommands() {}

  /**
   * All of them, in the order of help.
   *
   * @param all every command there is; asked for when help is
   */
  public static List<Command<?>> all(
      InviteFeature invite,
      UpgradeFeature upgrade,
      DomainFeature domain,
      Notices notices,
      Orgs orgs,
      Teams teams,
      People people,
      Supplier<List<Command<?>>> all) {
    var waiting = new Waiting(invite, upgrade, domain);
    return List.of(
        Home.declare(waiting, orgs, all),
        Help.declare(all, Map.of(UpgradeFeature.GROUP, UpgradeFeature.ABOUT)),
        Me.declare(teams, upgrade, people),
        Inbox.declare(waiting, notices),
        UndoChange.declare());
  }
}
