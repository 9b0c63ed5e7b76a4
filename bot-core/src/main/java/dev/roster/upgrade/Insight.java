package dev.roster.upgrade;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.member.Member;
import dev.roster.member.Members;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What whoever looks at a request may know beyond it. What somebody uses is theirs and of who may
 * see everybody's usage (E20); the pool is of the latter; what became of earlier requests is theirs
 * and of who decides. Who reads a channel may be anybody: they learn none of it.
 *
 * @param outlook what Pro would mean
 * @param seesPool whether they may see what the org's pool has
 * @param moments when the requester was there last
 * @param earlier their earlier requests
 */
record Insight(
    Optional<Outlook> outlook,
    boolean seesPool,
    Optional<Members.Moments> moments,
    Optional<Earlier> earlier) {

  static final Insight NONE =
      new Insight(Optional.empty(), false, Optional.empty(), Optional.empty());

  /** Checks that nothing is missing. */
  Insight {
    requireNonNull(outlook, "outlook must not be null");
    requireNonNull(moments, "moments must not be null");
    requireNonNull(earlier, "earlier must not be null");
  }

  /** Reads it, as somebody may see it now. */
  static Insight of(
      Handle sql,
      Callers callers,
      Members members,
      UpgradeRequest request,
      Optional<Member> member,
      UUID viewer,
      Instant now) {
    Optional<Seat> seat = callers.seat(sql, request.org(), viewer);
    boolean decides = may(seat, Permission.UPGRADE_APPROVE);
    boolean own = request.isOf(viewer) && seat.isPresent();
    boolean seesAll = may(seat, Permission.USAGE_VIEW_ALL);
    return new Insight(
        seesAll || (own && may(seat, Permission.USAGE_VIEW_OWN))
            ? member.flatMap(
                one -> Outlook.of(sql, request.org(), request.requester(), one.joinedAt(), now))
            : Optional.empty(),
        seesAll,
        decides && !own ? member.map(one -> members.moments(sql, one)) : Optional.empty(),
        decides || own ? Optional.of(Earlier.before(sql, request)) : Optional.empty());
  }

  private static boolean may(Optional<Seat> seat, Permission permission) {
    return seat.filter(
            one -> Access.decide(AccessRequest.of(one, permission)) instanceof Decision.Allowed)
        .isPresent();
  }
}
