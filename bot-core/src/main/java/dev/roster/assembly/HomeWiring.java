package dev.roster.assembly;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.domain.DomainFeature;
import dev.roster.home.HomeCommands;
import dev.roster.invite.InviteFeature;
import dev.roster.upgrade.UpgradeFeature;
import java.util.List;
import java.util.function.Supplier;

/** Where people begin: what waits for them, and help. */
final class HomeWiring {

  private HomeWiring() {}

  /**
   * Wires it.
   *
   * @param all every command there is, in the order of help; asked for when help is
   */
  static Feature wire(
      Ground ground,
      InviteFeature invite,
      UpgradeFeature upgrade,
      DomainFeature domain,
      Supplier<List<Command<?>>> all) {
    return Feature.of(
        HomeCommands.all(
            invite,
            upgrade,
            domain,
            ground.notices,
            ground.orgs,
            ground.teams,
            ground.people,
            all));
  }
}
