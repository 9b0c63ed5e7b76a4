package dev.roster.org;

import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.member.Succession;
import dev.roster.person.People;
import dev.roster.platform.Platforms;
import java.util.List;

/** The commands about orgs. */
public final class OrgCommands {

  private OrgCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(
      Orgs orgs,
      Members members,
      People people,
      Callers callers,
      Platforms platforms,
      Connecting connecting,
      Policies policies,
      Succession succession,
      OrgCreation creation) {
    return List.of(
        CreateOrg.declare(orgs, platforms, creation),
        ListOrgs.declare(people),
        SwitchOrg.declare(orgs, people, callers),
        ShowOrg.declare(orgs, members),
        ConnectOrg.declare(connecting, platforms),
        SetPolicy.declare(policies),
        SetPolicy.undo(policies),
        ConnectOrg.undo(connecting),
        TransferOrg.declare(succession, members, orgs));
  }
}
