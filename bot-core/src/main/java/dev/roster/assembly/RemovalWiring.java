package dev.roster.assembly;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Standing;
import dev.roster.removal.Farewell;
import dev.roster.removal.RemovalCommands;
import dev.roster.team.Comeback;
import dev.roster.team.Ownership;
import dev.roster.upgrade.UpgradeFeature;
import dev.roster.webhook.WebhookFeature;
import java.util.List;

/** Ends of memberships and orgs: what ends with them, in whatever feature. */
final class RemovalWiring implements Feature {

  private final RemovalCommands.Shared shared;

  RemovalWiring(
      Ground ground,
      KeyWiring keys,
      InviteFeature invite,
      UpgradeFeature upgrade,
      WebhookFeature webhook) {
    this.shared =
        new RemovalCommands.Shared(
            ground.members,
            ground.people,
            ground.orgs,
            ground.teams,
            ground.enrolment,
            new Ownership(ground.members, ground.schemes, ground.notices),
            new Comeback(ground.members),
            invite,
            upgrade,
            keys.ends,
            webhook,
            ground.notices);
  }

  @Override
  public List<Command<?>> commands() {
    return RemovalCommands.all(shared);
  }

  /** What waits while somebody is suspended. */
  Standing standing() {
    return RemovalCommands.standing(shared);
  }

  /** What an operator who takes somebody away ends. */
  Farewell farewell() {
    return new Farewell(shared);
  }
}
