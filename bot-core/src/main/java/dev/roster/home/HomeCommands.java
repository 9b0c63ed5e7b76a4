package dev.roster.home;

import dev.roster.command.Command;
import dev.roster.invite.InviteFeature;
import dev.roster.org.Orgs;
import dev.roster.team.Teams;
import java.util.List;
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
      InviteFeature invite, Orgs orgs, Teams teams, Supplier<List<Command<?>>> all) {
    return List.of(
        Home.declare(invite, orgs, all),
        Help.declare(all),
        Me.declare(teams),
        Inbox.declare(invite),
        UndoChange.declare());
  }
}
