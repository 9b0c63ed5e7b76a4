package dev.roster.usage;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import java.util.List;

/** The commands about credits. */
public final class CreditCommands {

  private CreditCommands() {}

  /** All of them, in the order of help; they belong to the group of orgs. */
  public static List<Command<?>> all(Orgs orgs, Members members, Notices notices) {
    return List.of(
        OrgCredits.declare(orgs), OrgCredits.undo(), AskForMore.declare(members, notices));
  }
}
