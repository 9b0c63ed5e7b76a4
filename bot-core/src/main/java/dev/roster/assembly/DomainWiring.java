package dev.roster.assembly;

import dev.roster.command.Caller;
import dev.roster.domain.DomainFeature;
import dev.roster.invite.InviteFeature;

/** Domains: who comes in by the address that they have. */
final class DomainWiring {

  private DomainWiring() {}

  static DomainFeature wire(Ground ground, InviteFeature invite) {
    return new DomainFeature(
        new DomainFeature.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.schemes,
            ground.people,
            ground.members,
            ground.orgs,
            ground.seats,
            invite,
            ground.notices),
        new DomainFeature.World(
            ground.platforms,
            ground.outlets.mailer(),
            ground.outlets.records(),
            ground.settings.publicUrl()),
        ground.keys.forPurpose("domain records"),
        Caller::platformAdmin);
  }
}
