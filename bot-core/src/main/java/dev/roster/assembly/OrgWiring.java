package dev.roster.assembly;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.domain.DomainFeature;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Succession;
import dev.roster.org.Announcement;
import dev.roster.org.Connecting;
import dev.roster.org.OrgCommands;
import dev.roster.org.Plans;
import dev.roster.org.Policies;
import dev.roster.store.Housekeeping;
import dev.roster.usage.UsedByOrg;
import java.util.List;
import java.util.function.Supplier;

/** Orgs: their commands, and the codes that connect workspaces and servers to them. */
final class OrgWiring implements Feature {

  private final Ground ground;
  private final KeyWiring keys;
  private final InviteFeature invite;
  private final Supplier<List<Command<?>>> all;
  private final Connecting connecting;

  /**
   * Wires it.
   *
   * @param all every command there is; asked for when one is run
   */
  OrgWiring(Ground ground, KeyWiring keys, InviteFeature invite, Supplier<List<Command<?>>> all) {
    this.ground = ground;
    this.keys = keys;
    this.invite = invite;
    this.all = all;
    this.connecting =
        new Connecting(
            new Connecting.Shared(
                ground.databases, ground.seats, ground.people, ground.orgs, ground.notices),
            ground.keys.forPurpose("connect codes"));
  }

  @Override
  public List<Command<?>> commands() {
    return OrgCommands.all(
        ground.orgs,
        ground.members,
        ground.people,
        ground.seats,
        ground.platforms,
        connecting,
        new Policies(ground.schemes),
        new Announcement(ground.databases, ground.platforms),
        new Plans(ground.orgs, invite::expireOverdue),
        new Succession(ground.members, ground.notices, keys.roles),
        new UsedByOrg(),
        ground.settings.orgCreation(),
        DomainFeature::shown,
        all);
  }

  @Override
  public void register(Housekeeping housekeeping) {
    connecting.register(housekeeping);
  }
}
