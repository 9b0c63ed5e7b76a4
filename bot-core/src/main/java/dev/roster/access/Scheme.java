package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of roles and policies that an org lives by; loaded from the database, never hard-coded.
 *
 * @param name such as {@code owned}
 * @param title such as {@code Owner, admin, member}
 * @param roles by rank, the lowest first
 * @param policies the shipped value of each policy key (rules.md, X)
 */
public record Scheme(String name, String title, List<Role> roles, Map<String, String> policies) {

  /**
   * Sorts and checks the roles.
   *
   * @throws IllegalArgumentException when there is no role
   */
  public Scheme {
    requireNonNull(name, "name must not be null");
    requireNonNull(title, "title must not be null");
    roles = roles.stream().sorted(Comparator.comparingInt(Role::rank)).toList();
    policies = Map.copyOf(policies);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("scheme `" + name + "` has no roles");
    }
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

  /**
   * The shipped value of a policy.
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
