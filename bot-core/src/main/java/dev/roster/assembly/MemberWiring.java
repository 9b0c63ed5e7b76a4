package dev.roster.assembly;

import dev.roster.command.Feature;
import dev.roster.history.HistoryCommands;
import dev.roster.member.MemberCommands;
import dev.roster.usage.UsedByMember;

/** Members: who is in an org, and as what. */
final class MemberWiring {

  private MemberWiring() {}

  static Feature wire(Ground ground, KeyWiring keys, RemovalWiring removal) {
    return Feature.of(
        MemberCommands.all(
            ground.members,
            ground.people,
            ground.teams,
            removal.standing(),
            HistoryCommands.past(ground.members, ground.enrolment),
            new UsedByMember(),
            keys.roles,
            ground.notices));
  }
}
