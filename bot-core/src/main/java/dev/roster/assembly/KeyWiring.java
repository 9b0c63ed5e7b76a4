package dev.roster.assembly;

import dev.roster.apikey.ApiKeys;
import dev.roster.apikey.KeyCommands;
import dev.roster.apikey.KeyEnds;
import dev.roster.apikey.KeyReminders;
import dev.roster.apikey.RoleKeys;
import dev.roster.command.Command;
import dev.roster.command.Feature;
import java.util.List;

/** Keys: their commands, what ends them, and what tells of their end ahead. */
final class KeyWiring implements Feature {

  final ApiKeys keys;
  final KeyEnds ends;
  final RoleKeys roles;

  private final Ground ground;
  private final KeyReminders reminders;

  KeyWiring(Ground ground) {
    this.ground = ground;
    this.keys = new ApiKeys(ground.seats);
    this.ends = new KeyEnds(ground.seats);
    this.roles = new RoleKeys(ends, ground.seats);
    this.reminders =
        new KeyReminders(
            new KeyReminders.Shared(
                ground.databases,
                ground.transactions,
                ground.clock,
                keys,
                ground.members,
                ground.orgs,
                ground.schemes,
                ground.notices));
  }

  @Override
  public List<Command<?>> commands() {
    return KeyCommands.all(keys, ends, ground.members, ground.notices);
  }

  @Override
  public int endOverdue() {
    return reminders.send();
  }
}
