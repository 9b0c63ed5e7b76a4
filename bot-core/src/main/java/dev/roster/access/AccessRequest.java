package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What somebody wants to do, with everything that the decision depends on.
 *
 * @param actor the seat of who acts
 * @param permission what the act needs
 * @param target the role of the person acted on, when it is done to a person
 * @param grant the role that would be handed out, when one is
 */
public record AccessRequest(
    Seat actor, Permission permission, Optional<Role> target, Optional<Role> grant) {

  /** Checks that nothing is missing. */
  public AccessRequest {
    requireNonNull(actor, "actor must not be null");
    requireNonNull(permission, "permission must not be null");
  }

  /** An act on the org or on nothing in particular. */
  public static AccessRequest of(Seat actor, Permission permission) {
    return new AccessRequest(actor, permission, Optional.empty(), Optional.empty());
  }

  /** The same act, done to somebody who holds that role. */
  public AccessRequest onto(Role role) {
    return new AccessRequest(actor, permission, Optional.of(role), grant);
  }

  /** The same act, handing out that role. */
  public AccessRequest granting(Role role) {
    return new AccessRequest(actor, permission, target, Optional.of(role));
  }
}
