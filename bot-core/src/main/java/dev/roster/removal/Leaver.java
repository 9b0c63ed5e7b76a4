package dev.roster.removal;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whose membership ends, or is suspended.
 *
 * @param actor the seat of who decides; their own when they leave by themselves
 * @param decider who decides, as a member; empty for a program of the org
 * @param member as they are before
 * @param successor who was picked for the teams that they own
 */
record Leaver(
    Seat actor, Optional<Member> decider, Member member, Optional<Member> successor, Instant now) {

  /** Checks that nothing is missing. */
  Leaver {
    requireNonNull(actor, "actor must not be null");
    requireNonNull(decider, "decider must not be null");
    requireNonNull(member, "member must not be null");
    requireNonNull(now, "now must not be null");
  }
}
