package dev.roster.assembly;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.invite.InviteFeature;
import dev.roster.operator.Announcing;
import dev.roster.operator.OperatorCommands;
import dev.roster.store.OutboxRelay;
import java.util.List;

/** The people who run this Roster: their commands, and who hears of what they did. */
final class OperatorWiring implements Feature {

  final Announcing announcing;

  private final Ground ground;
  private final OperatorCommands.Shared shared;

  OperatorWiring(Ground ground, KeyWiring keys, InviteFeature invite, RemovalWiring removal) {
    this.ground = ground;
    this.announcing = new Announcing(ground.members, ground.people, ground.notices, ground.schemes);
    this.shared =
        new OperatorCommands.Shared(
            ground.databases,
            ground.seats,
            ground.people,
            ground.members,
            ground.orgs,
            ground.personalOrgs,
            invite,
            keys.ends,
            ground.notices,
            removal.farewell(),
            announcing);
  }

  @Override
  public List<Command<?>> commands() {
    return OperatorCommands.all(shared);
  }

  @Override
  public void register(OutboxRelay relay) {
    OperatorCommands.register(relay, shared, ground.outlets.mailer());
  }
}
