package dev.roster.assembly;

import dev.roster.account.AccountFeature;
import dev.roster.invite.InviteFeature;

/** Accounts: which chat accounts are one person's. */
final class AccountWiring {

  private AccountWiring() {}

  static AccountFeature wire(Ground ground, InviteFeature invite) {
    return new AccountFeature(
        new AccountFeature.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.platforms,
            ground.people,
            ground.seats,
            invite,
            ground.admins),
        ground.outlets.mailer(),
        ground.keys.forPurpose("account codes"),
        ground.keys.forPurpose("account links"));
  }
}
