package dev.roster.org;

import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.member.Succession;
import dev.roster.person.People;
import dev.roster.platform.Platforms;
import java.util.List;
import java.util.function.Supplier;

/** The commands about orgs. */
public final class OrgCommands {

  private OrgCommands() {}

  /**
   * All of them, in the order of help.
   *
   * @param all every command there is; asked for when one is run
   */
  public static List<Command<?>> all(
      Orgs orgs,
      Members members,
      People people,
      Callers callers,
      Platforms platforms,
      Connecting connecting,
      Policies policies,
      Announcement announcement,
      Plans plans,
      Succession succession,
      OrgUse use,
      OrgCreation creation,
      ShownDomains domains,
      Supplier<List<Command<?>>> all) {
    return List.of(
        CreateOrg.declare(orgs, platforms, creation),
        ListOrgs.declare(people),
        SwitchOrg.declare(orgs, people, callers),
        ShowOrg.declare(orgs, members, policies, use, domains, all),
        ConnectOrg.declare(connecting, platforms),
        EditOrg.declare(orgs),
        EditOrg.undo(orgs),
        ChangePlan.declare(orgs, plans),
        ChangePlan.undo(plans),
        SetPolicy.declare(policies, announcement),
        SetPolicy.undo(policies),
        ConnectOrg.undo(connecting),
        TransferOrg.declare(succession, members, orgs));
  }
}
