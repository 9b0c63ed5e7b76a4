package dev.roster.member;

import dev.roster.access.Role;

/**
 * A role that was changed.
 *
 * @param member as they were before
 * @param from the role before
 * @param to the role now
 * @param version the version that the change gave to the org
 */
record RoleChange(Member member, Role from, Role to, long version) {}
