package dev.roster.assembly;

import dev.roster.upgrade.UpgradeFeature;

/** Upgrades: who has Pro, and who decides it. */
final class UpgradeWiring {

  private UpgradeWiring() {}

  static UpgradeFeature wire(Ground ground) {
    return new UpgradeFeature(
        new UpgradeFeature.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.schemes,
            ground.people,
            ground.members,
            ground.orgs,
            ground.seats,
            ground.notices),
        ground.platforms);
  }
}
