package dev.roster.assembly;

import dev.roster.install.Installations;

/** Slack workspaces that installed Roster. */
final class InstallWiring {

  private InstallWiring() {}

  static Installations wire(Ground ground) {
    return new Installations(
        new Installations.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.members,
            ground.schemes,
            ground.orgs,
            ground.notices));
  }
}
