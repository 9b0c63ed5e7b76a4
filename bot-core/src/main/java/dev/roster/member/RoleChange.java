package dev.roster.member;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Role;

/**
 * A role that was changed.
 *
 * @param member as they were before
 * @param from the role before
 * @param to the role now
 * @param version the version that the change gave to the org
 * @param keys what it did to their API keys
 */
public record RoleChange(Member member, Role from, Role to, long version, MemberKeys.Effect keys) {

  /** Checks that nothing is missing. */
  public RoleChange {
    requireNonNull(member, "member must not be null");
    requireNonNull(from, "from must not be null");
    requireNonNull(to, "to must not be null");
    requireNonNull(keys, "keys must not be null");
  }

  /** A change of which it is not known yet what it does to keys. */
  RoleChange(Member member, Role from, Role to, long version) {
    this(member, from, to, version, MemberKeys.Effect.NONE);
  }

  RoleChange with(MemberKeys.Effect effect) {
    return new RoleChange(member, from, to, version, effect);
  }
}
