package dev.roster.usage;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.team.Spent;
import dev.roster.team.Team;
import java.time.Instant;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What a team's people used, beside its budget on its card (X18). */
public final class SpentByTeam implements Spent {

  @Override
  public OptionalLong credits(Handle sql, Seat viewer, Team team, Instant now) {
    if (!viewer.holds(Permission.USAGE_VIEW_ALL)) {
      return OptionalLong.empty();
    }
    Cycle cycle = Credits.terms(sql, team.org()).cycleAt(now);
    return TeamUsage.credits(sql, cycle, team);
  }
}
