package dev.roster.assembly;

import dev.roster.command.Feature;
import dev.roster.command.Programs;
import dev.roster.door.Door;
import dev.roster.session.MailboxCodes;
import dev.roster.signin.Accounts;
import dev.roster.signin.Homes;
import dev.roster.signin.SignIns;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import java.util.List;

/** The pages: who signs in there, which address they prove, and what they see of their account. */
final class SignInWiring implements Feature {

  final SignIns signIns;
  final MailboxCodes mailboxCodes;

  private final Ground ground;

  /**
   * Wires it.
   *
   * @param doors by which people come into orgs, in the order in which they are tried
   */
  SignInWiring(Ground ground, List<Door> doors) {
    this.ground = ground;
    this.signIns =
        new SignIns(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.sessions,
            ground.personalOrgs,
            doors,
            new Homes(ground.platforms));
    this.mailboxCodes =
        new MailboxCodes(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.people,
            ground.outlets.mailer(),
            ground.keys.forPurpose("mailbox codes"));
  }

  @Override
  public void register(OutboxRelay relay) {
    mailboxCodes.register(relay);
  }

  @Override
  public void register(Housekeeping housekeeping) {
    mailboxCodes.register(housekeeping);
  }

  /** What the account page talks to, which runs commands. */
  Accounts accounts(KeyWiring keys, Programs programs) {
    return new Accounts(
        new Accounts.Shared(
            ground.databases,
            ground.clock,
            ground.people,
            ground.seats,
            keys.keys,
            keys.ends,
            ground.sessions),
        programs);
  }
}
