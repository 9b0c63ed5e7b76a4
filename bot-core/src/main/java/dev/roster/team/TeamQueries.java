package dev.roster.team;

import dev.roster.command.Query;
import dev.roster.command.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What programs read of the teams of an org. */
public final class TeamQueries {

  private TeamQueries() {}

  /**
   * Somebody in a team.
   *
   * @param id the person's
   * @param role the stored role; means nothing where teams are flat
   */
  public record Row(
      UUID id, String name, Optional<String> email, boolean active, String role, Instant since) {}

  /**
   * A team with a page of its people.
   *
   * @param next from where the next page is read; absent at the end
   */
  public record Shown(Team team, List<Row> people, Optional<String> next) {
    /** Copies the people. */
    public Shown {
      people = List.copyOf(people);
    }
  }

  /** {@code team list}, a page of so many. */
  public static Query<?, Scan<Team>> list(int size) {
    return ListTeams.query(size);
  }

  /** {@code team show}, with a page of so many of its people. */
  public static Query<?, Shown> one(Teams teams, int size) {
    return ShowTeam.query(teams, size);
  }

  static Row row(TeamPages.Line line) {
    return new Row(
        line.person(), line.name(), line.email(), line.active(), line.role(), line.since());
  }
}
