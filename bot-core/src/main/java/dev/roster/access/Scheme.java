package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A set of roles and policies that an org lives by; loaded from the database, never hard-coded.
 *
 * @param name such as {@code owned}
 * @param title such as {@code Owner, admin, member}
 * @param roles by rank, the lowest first
 * @param flags what each flag on a membership adds to its role (C13)
 * @param teamRoles the roles of teams by rank, the lowest first; in force where {@code team.roles}
 *     is five
 * @param policies the value of each policy key in force (rules.md, X): the org's own, else the
 *     shipped one
 */
public record Scheme(
    String name,
    String title,
    List<Role> roles,
    Map<String, Set<Permission>> flags,
    List<TeamRole> teamRoles,
    Map<String, String> policies) {

  /**
   * Sorts and checks the roles.
   *
   * @throws IllegalArgumentException when there is no role
   */
  public Scheme {
    requireNonNull(name, "name must not be null");
    requireNonNull(title, "title must not be null");
    roles = roles.stream().sorted(Comparator.comparingInt(Role::rank)).toList();
    flags = Map.copyOf(flags);
    teamRoles = teamRoles.stream().sorted(Comparator.comparingInt(TeamRole::rank)).toList();
    policies = Map.copyOf(policies);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("scheme `" + name + "` has no roles");
    }
  }

  /** The same scheme where an org decided some policies for itself. */
  public Scheme with(Map<String, String> own) {
    if (own.isEmpty()) {
      return this;
    }
    var inForce = new HashMap<>(policies);
    inForce.putAll(own);
    return new Scheme(name, title, roles, flags, teamRoles, inForce);
  }

  /** What a flag adds; nothing where the scheme does not know it. */
  public Set<Permission> flagged(String flag) {
    return flags.getOrDefault(flag, Set.of());
  }

  /** Whether an org has exactly one owner; else it keeps at least one admin (X05). */
  public boolean hasOwner() {
    return policy("owner.required").equals("yes");
  }

  /** Whether teams have five roles and an owner each; else everybody in one is a member (X16). */
  public boolean hasTeamRoles() {
    return policy("team.roles").equals("five");
  }

  /** The role in teams of that name. */
  public Optional<TeamRole> teamRole(String roleName) {
    return teamRoles.stream().filter(role -> role.name().equals(roleName)).findFirst();
  }

  /** The role of that name. */
  public Optional<Role> role(String roleName) {
    return roles.stream().filter(role -> role.name().equals(roleName)).findFirst();
  }

  /** The role that a new member gets when none is named (D53: the minimum necessary). */
  public Role lowest() {
    return roles.getFirst();
  }

  /** The role that whoever creates an org gets (D08). */
  public Role top() {
    return roles.getLast();
  }

  /** The role one rank below; empty for the lowest. */
  public Optional<Role> below(Role role) {
    return roles.stream()
        .filter(lower -> lower.rank() < role.rank())
        .max(Comparator.comparingInt(Role::rank));
  }

  /**
   * The value of a policy that is in force.
   *
   * @throws IllegalStateException when the scheme's data lacks the key
   */
  public String policy(String key) {
    String value = policies.get(key);
    if (value == null) {
      throw new IllegalStateException("scheme `" + name + "` lacks the policy `" + key + "`");
    }
    return value;
  }
}
