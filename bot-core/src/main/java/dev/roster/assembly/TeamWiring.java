package dev.roster.assembly;

import dev.roster.command.Feature;
import dev.roster.team.Ownership;
import dev.roster.team.TeamCommands;
import dev.roster.usage.SpentByTeam;

/** Teams of an org. */
final class TeamWiring {

  private TeamWiring() {}

  static Feature wire(Ground ground) {
    return Feature.of(
        TeamCommands.all(
            ground.teams,
            ground.members,
            ground.enrolment,
            new Ownership(ground.members, ground.schemes, ground.notices),
            ground.notices,
            new SpentByTeam()));
  }
}
