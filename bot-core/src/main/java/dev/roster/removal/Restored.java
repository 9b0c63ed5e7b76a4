package dev.roster.removal;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Role;
import dev.roster.apikey.KeyEnds;
import dev.roster.invite.Reopened;
import dev.roster.member.Member;
import dev.roster.reply.Block;
import dev.roster.team.Comeback;
import dev.roster.upgrade.UpgradeFeature;
import java.util.Optional;

/**
 * What came back with somebody whose removal was taken back.
 *
 * @param member as they are
 * @param role their role
 * @param teams the teams that they are in again
 * @param invitations what became of those that they had sent
 * @param request what became of their request for Pro; empty when they had none
 * @param keys what became of their API keys
 * @param isOther whether they are another person now, since two turned out to be one
 * @param advice on the number of admins, when it changed
 */
record Restored(
    Member member,
    Role role,
    Comeback.Plan teams,
    Reopened invitations,
    Optional<UpgradeFeature.Reopened> request,
    KeyEnds.GivenBack keys,
    boolean isOther,
    Optional<Block> advice) {

  /** Checks that nothing is missing. */
  Restored {
    requireNonNull(member, "member must not be null");
    requireNonNull(role, "role must not be null");
    requireNonNull(teams, "teams must not be null");
    requireNonNull(invitations, "invitations must not be null");
  }
}
