package dev.roster.assembly;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.store.Housekeeping;
import dev.roster.usage.CreditCommands;
import dev.roster.usage.Meter;
import dev.roster.usage.UsageCommands;
import dev.roster.usage.Warnings;
import java.util.List;

/** Usage: what is counted, and what it may come to. */
final class UsageWiring implements Feature {

  final Meter meter;

  private final Ground ground;

  UsageWiring(Ground ground) {
    this.ground = ground;
    this.meter =
        new Meter(
            ground.transactions, new Warnings(ground.members, ground.schemes, ground.notices));
  }

  @Override
  public List<Command<?>> commands() {
    return UsageCommands.all(ground.members, ground.teams);
  }

  @Override
  public void register(Housekeeping housekeeping) {
    meter.register(housekeeping);
  }

  /** What orgs may use: a feature of its own, since help shows it with the orgs. */
  Feature credits() {
    return Feature.of(CreditCommands.all(ground.orgs, ground.members, ground.notices));
  }
}
