package dev.roster.team;

import dev.roster.access.Refusal;
import dev.roster.member.Member;
import dev.roster.team.TeamMemberTable.Place;
import org.jdbi.v3.core.Handle;

/** Who is in a team. */
final class TeamMembers {

  private TeamMembers() {}

  /**
   * Somebody's place in a team.
   *
   * @throws Refusal when they are not in it
   */
  static Place place(Handle sql, Team team, Member member) {
    return TeamMemberTable.find(sql, team.id(), member.id())
        .orElseThrow(() ->
            new Refusal(
                "%s is not in the team %s. `/team show %s` shows who is."
                    .formatted(member.inSentence(), team.inSentence(), team.slug())));
  }
}
