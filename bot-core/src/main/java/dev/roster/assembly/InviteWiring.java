package dev.roster.assembly;

import dev.roster.invite.InviteFeature;

/** Invitations, by card and by mail. */
final class InviteWiring {

  private InviteWiring() {}

  static InviteFeature wire(Ground ground) {
    return new InviteFeature(
        new InviteFeature.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.schemes,
            ground.people,
            ground.members,
            ground.orgs,
            ground.teams,
            ground.enrolment,
            ground.seats,
            ground.notices,
            ground.sessions),
        ground.platforms,
        ground.outlets.mailer(),
        ground.keys.forPurpose("invitation links"),
        ground.settings.publicUrl());
  }
}
