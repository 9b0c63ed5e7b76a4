package dev.roster.access;

/**
 * What can be done to a team. Where teams are flat {@code team.manage} decides on all that exists
 * there; where they have five roles the role in the team decides, and {@code team.manage} only on
 * what X32 names.
 */
public enum TeamAct {
  /** See the team and who is in it (C49, C50); managers of the org's teams see all (X32). */
  SEE(TeamPermission.VIEW, true, false),
  /** Add people (C34, C39). */
  ADD(TeamPermission.MEMBERS, false, false),
  /** Take people out (C34). */
  REMOVE(TeamPermission.MEMBERS, false, false),
  /** Give somebody another role (C34, C41). */
  ROLE(TeamPermission.ROLES, false, true),
  /** Pass the team on (C33, C44); who manages the org's teams appoints an owner (X32). */
  TRANSFER(TeamPermission.TRANSFER, false, true),
  /**
   * Change name and description: no shared content, which a moderator manages (C35), but how the
   * team is run, which is its owner's and admins' (C33, C34).
   */
  EDIT(TeamPermission.ROLES, false, false),
  /** Set the advisory budget (C34, X18). */
  BUDGET(TeamPermission.BUDGET, false, false),
  /** Take out of use (C46, X32). */
  DEACTIVATE(TeamPermission.DELETE, true, false),
  /** Bring back into use (C46, X32). */
  REACTIVATE(TeamPermission.DELETE, true, false),
  /** Delete for good (C33, X15). */
  DELETE(TeamPermission.DELETE, false, false);

  private final TeamPermission permission;
  private final boolean managers;
  private final boolean roles;

  TeamAct(TeamPermission permission, boolean managers, boolean roles) {
    this.permission = permission;
    this.managers = managers;
    this.roles = roles;
  }

  /** What it needs of a role in the team, where there are five. */
  public TeamPermission permission() {
    return permission;
  }

  /** Whether {@code team.manage} allows it on every team where there are five roles (X32). */
  public boolean isForManagers() {
    return managers;
  }

  /** Whether it exists only where teams have roles. */
  public boolean needsRoles() {
    return roles;
  }

  /** Whether it can be done to a team that is out of use (C47: there its roles count nowhere). */
  boolean worksOnInactive() {
    return switch (this) {
      case SEE, DEACTIVATE, REACTIVATE, DELETE -> true;
      case ADD, REMOVE, ROLE, TRANSFER, EDIT, BUDGET -> false;
    };
  }
}
