package dev.roster.team;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import java.util.List;

/** The commands about teams. */
public final class TeamCommands {

  private TeamCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(
      Teams teams,
      Members members,
      Enrolment enrolment,
      Ownership ownership,
      Notices notices,
      Spent spent) {
    var told = new TeamNotices(notices);
    return List.of(
        CreateTeam.declare(members, enrolment, told),
        ListTeams.declare(),
        ShowTeam.declare(teams, spent),
        EditTeam.declare(teams),
        AddToTeam.declare(teams, members, enrolment, told),
        RemoveFromTeam.declare(teams, members, enrolment),
        GiveRole.declare(teams, members, told),
        TransferTeam.declare(teams, members, ownership, told),
        TeamStatus.deactivate(teams),
        TeamStatus.reactivate(teams),
        DeleteTeam.declare(teams),
        UndoTeam.creation(),
        EditTeam.undo(),
        SetBudget.declare(),
        SetBudget.undo(),
        UndoTeam.addition(enrolment),
        UndoTeam.removal(members, enrolment),
        GiveRole.undo(members),
        UndoTeam.status());
  }
}
