package dev.roster.usage;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.team.Teams;
import java.util.List;

/** The commands about what was used. */
public final class UsageCommands {

  private UsageCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Members members, Teams teams) {
    return List.of(ShowUsage.declare(members, teams), ShowTeamUsage.declare(teams));
  }
}
