package dev.roster.removal;

import dev.roster.apikey.KeyEnds;
import dev.roster.command.Command;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Members;
import dev.roster.member.Standing;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.team.Comeback;
import dev.roster.team.Enrolment;
import dev.roster.team.Ownership;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import dev.roster.webhook.WebhookFeature;
import java.util.List;
import java.util.Optional;

/** The commands that end memberships and orgs. */
public final class RemovalCommands {

  private RemovalCommands() {}

  /** What this feature stands on. */
  public record Shared(
      Members members,
      People people,
      Orgs orgs,
      Teams teams,
      Enrolment enrolment,
      Ownership ownership,
      Comeback comeback,
      InviteFeature invite,
      UpgradeFeature upgrade,
      KeyEnds keys,
      WebhookFeature webhook,
      Notices notices) {}

  /** What waits while somebody is suspended: what would end with their membership. */
  public static Standing standing(Shared shared) {
    var ending = new Ending(shared);
    return (sql, reader, member, now) ->
        ending.of(sql, reader, member, Optional.empty(), now).meanwhile();
  }

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Shared shared) {
    var ending = new Ending(shared);
    var notices = new RemovalNotices(shared.members(), shared.notices());
    var successors = new SuccessorChoice(shared.members(), shared.ownership());
    var removals = new Removals(shared.members(), ending, successors, notices);
    var departures = new Departures(shared.members(), shared.orgs(), ending, notices);
    return List.of(
        RemoveMember.declare(shared.members(), removals),
        successors.declare(removals),
        UndoRemoval.declare(new Restoring(shared, new RestoreNotices(shared))),
        LeaveOrg.declare(departures),
        DeleteOrg.declare(new Deletion(shared, notices)));
  }
}
