package dev.roster.org;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.PolicyKey;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.member.Admins;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Values that are allowed as such and would leave an org with something that nobody can do. */
final class PolicyLimits {

  private PolicyLimits() {}

  /** Why the org cannot have that value, in a sentence or two; empty when it can. */
  static Optional<String> obstacle(Handle sql, Seat seat, PolicyKey key, String value) {
    return Optional.ofNullable(
        switch (key.name() + " " + value) {
          case "join.invite on" -> withoutInviters(seat);
          case "admin.demote_by owner" ->
              seat.scheme().hasOwner()
                  ? null
                  : "%s has no owner, so nobody could change the role of an admin, suspend or remove them any more."
                      .formatted(seat.orgName());
          case "grant.ceiling below_own" ->
              seat.scheme().hasOwner()
                  ? null
                  : "Nobody in %s stands above %s, so nobody could make anybody %s any more."
                      .formatted(
                          seat.orgName(), seat.scheme().top().title(), seat.scheme().top().title());
          case "target.rule any" -> unprotectedOwner(seat);
          default ->
              switch (key.name()) {
                case "admins.min_hard" -> tooFewAdmins(sql, seat, value);
                case "invite.default_role" -> aboveCeiling(seat, Permission.INVITE_CREATE, value);
                case "join.domain_role" -> aboveCeiling(seat, takingIn(seat.scheme()), value);
                default -> null;
              };
        });
  }

  /** Nobody has others hand out unawares what they may not hand out themselves (X02, X03). */
  private static @Nullable String aboveCeiling(Seat seat, Permission permission, String typed) {
    Optional<Role> role = seat.scheme().role(typed);
    return role.isPresent()
            && Access.decide(AccessRequest.of(seat, permission).granting(role.get()))
                instanceof Decision.Denied denied
        ? denied.sentence()
        : null;
  }

  /** What it takes to take people in where some are invited, or nobody is (X01). */
  private static Permission takingIn(Scheme scheme) {
    return scheme.policy("join.invite").equals("off")
        ? Permission.MEMBER_CHANGE_ROLE
        : Permission.INVITE_CREATE;
  }

  private static @Nullable String withoutInviters(Seat seat) {
    Scheme scheme = seat.scheme();
    return Access.holders(scheme, Permission.INVITE_CREATE).isEmpty()
        ? "No role of %s may invite (`%s`), so nobody could. People come in by signing in with an allowed e-mail domain, or a platform admin attaches them."
            .formatted(seat.orgName(), Permission.INVITE_CREATE.word())
        : null;
  }

  private static @Nullable String unprotectedOwner(Seat seat) {
    return seat.scheme().roles().stream()
        .filter(Role::unique)
        .findFirst()
        .map(owner ->
            "%s has exactly one %s, who is only succeeded by a transfer (`owner.required`); anybody who changes people could end that."
                .formatted(seat.orgName(), owner.title()))
        .orElse(null);
  }

  private static @Nullable String tooFewAdmins(Handle sql, Seat seat, String value) {
    int now = Admins.active(sql, seat);
    return Integer.parseInt(value) <= now
        ? null
        : "%s has %s now, so %s could not remain, and none of them could ever step down. Make more people admins first, with `/member role`."
            .formatted(seat.orgName(), now == 1 ? "1 active admin" : now + " active admins", value);
  }
}
