package dev.roster.domain;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.domain.OrgDomain.Proof;
import dev.roster.org.Policies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The role of people who come in by a domain: what {@code join.domain_role} says, as long as
 * whoever set it and whoever proved the domain could both hand it out now; else the lowest. So
 * nobody takes others in higher by a policy or a domain than they could by themselves (X02, X03).
 */
final class JoinRole {

  private static final String KEY = "join.domain_role";

  private final Callers seats;

  JoinRole(Callers seats) {
    this.seats = seats;
  }

  Role of(Handle sql, Scheme scheme, OrgDomain domain) {
    Optional<Role> wanted = scheme.role(scheme.policy(KEY)).filter(role -> !role.unique());
    return wanted
        .filter(role -> role.equals(scheme.lowest()) || isVouchedFor(sql, domain, role))
        .orElse(scheme.lowest());
  }

  private boolean isVouchedFor(Handle sql, OrgDomain domain, Role role) {
    boolean byPlatform = domain.proof().filter(Proof.PLATFORM::equals).isPresent();
    return mayGrant(sql, domain.org(), Policies.decidedBy(sql, domain.org(), KEY), role)
        && (byPlatform || mayGrant(sql, domain.org(), domain.vouchedBy(), role));
  }

  private boolean mayGrant(Handle sql, UUID org, Optional<UUID> person, Role role) {
    return person
        .flatMap(id -> seats.seat(sql, org, id))
        .filter(seat -> mayGrant(seat, role))
        .isPresent();
  }

  /** Whether somebody may take people in with that role. */
  static boolean mayGrant(Seat seat, Role role) {
    return Access.decide(request(seat, role)) instanceof Decision.Allowed;
  }

  /** Taking somebody in with that role, to be decided. */
  static AccessRequest request(Seat seat, Role role) {
    return AccessRequest.of(seat, permission(seat.scheme())).granting(role);
  }

  /** What it takes to take people in: inviting, and where nobody is invited changing roles. */
  private static Permission permission(Scheme scheme) {
    return scheme.policy("join.invite").equals("off")
        ? Permission.MEMBER_CHANGE_ROLE
        : Permission.INVITE_CREATE;
  }

  /** The roles whose active holders may take people in with that role. */
  static List<Role> deciding(Scheme scheme, UUID org, String orgName, Role role) {
    return scheme.roles().stream()
        .filter(holder ->
            mayGrant(
                new Seat(
                    org,
                    "",
                    orgName,
                    0,
                    new UUID(0, 0),
                    scheme,
                    holder,
                    Set.of(),
                    true,
                    "base",
                    List.of()),
                role))
        .toList();
  }
}
