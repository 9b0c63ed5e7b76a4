package dev.roster.access;

import dev.roster.access.Decision.Allowed;
import dev.roster.access.Decision.Denied;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether an act is allowed: pure, denies by default, says which rule decided. The first
 * three of the four checks, in their order (rules.md, X): permission, target rule, grant ceiling.
 * The fourth, the invariants, needs the database and is the feature's.
 */
public final class Access {

  private static final String INVITES = "join.invite";

  private static final Set<Permission> DEMOTING =
      EnumSet.of(
          Permission.MEMBER_CHANGE_ROLE, Permission.MEMBER_SUSPEND, Permission.MEMBER_REMOVE);

  private Access() {}

  /** Decides. */
  public static Decision decide(AccessRequest request) {
    Seat actor = request.actor();
    Permission permission = request.permission();
    if (!actor.active()) {
      return suspended(actor);
    }
    if (permission == Permission.INVITE_CREATE && actor.scheme().policy(INVITES).equals("off")) {
      return uninvited(actor);
    }
    if (permission == Permission.ORG_TRANSFER && holders(actor.scheme(), permission).isEmpty()) {
      return ownerless(actor);
    }
    if (!actor.holds(permission)) {
      return new Denied(
          "permission=" + permission.word(),
          "Your role in %s, %s, does not include this (`%s`)."
              .formatted(actor.orgName(), actor.role().title(), permission.word()),
          holders(actor.scheme(), permission),
          beside(actor.scheme(), permission));
    }
    return request
        .target()
        .flatMap(target -> protectedTarget(actor, target))
        .or(() -> request.target().flatMap(target -> protectedAdmin(actor, permission, target)))
        .or(() -> request.grant().flatMap(grant -> overCeiling(actor, permission, grant)))
        .orElseGet(
            () -> new Allowed(actor.holdsHere(permission) ? permission.word() : Operators.RULE));
  }

  /** Whoever is suspended may nothing (A10). */
  static Decision suspended(Seat actor) {
    return new Denied(
        "suspended",
        "Your access to " + actor.orgName() + " is suspended.",
        ableToReactivate(actor));
  }

  /** Where nobody is invited, whatever their role (X01, C04): says which ways in are open. */
  private static Decision uninvited(Seat actor) {
    boolean couldInvite = !holders(actor.scheme(), Permission.INVITE_CREATE).isEmpty();
    String ways =
        "Nobody is invited to %s: people come in by signing in with an allowed e-mail domain, or a platform admin attaches them."
            .formatted(actor.orgName());
    return couldInvite
        ? new Denied(
            INVITES + "=off",
            ways + " `/org policy join.invite on` would open invitations.",
            holders(actor.scheme(), Permission.ORG_POLICY_RIGHTS),
            beside(actor.scheme(), Permission.ORG_POLICY_RIGHTS))
        : new Denied(INVITES + "=off", ways, List.of());
  }

  /** Where nobody is owner (X05), whatever their role: says how somebody else can run the org. */
  private static Decision ownerless(Seat actor) {
    return new Denied(
        "owner.required=no",
        "%s has no owner whose place could be passed on. `/member role` makes another %s."
            .formatted(actor.orgName(), actor.scheme().top().title()),
        holders(actor.scheme(), Permission.MEMBER_CHANGE_ROLE));
  }

  /** May the actor touch somebody of that role at all? ({@code target.rule}, X04) */
  private static Optional<Decision> protectedTarget(Seat actor, Role target) {
    String rule = actor.scheme().policy("target.rule");
    return switch (rule) {
      case "any" -> Optional.empty();
      case "not_owner" ->
          target.unique()
              ? denied(
                  "target.rule=" + rule,
                  "The %s of %s cannot be changed, only be succeeded by a transfer (%s)."
                      .formatted(lower(target), actor.orgName(), Permission.ORG_TRANSFER.word()),
                  holders(actor.scheme(), Permission.ORG_TRANSFER))
              : Optional.empty();
      case "below_only" ->
          target.rank() < actor.role().rank()
              ? Optional.empty()
              : denied(
                  "target.rule=" + rule,
                  "As %s you can only change people below your own role; this person is %s."
                      .formatted(actor.role().title(), target.title()),
                  above(actor.scheme(), role -> role.rank() > target.rank()));
      default -> throw new IllegalStateException("unknown target.rule `" + rule + "`");
    };
  }

  /**
   * May the actor end or change the role of an admin? ({@code admin.demote_by}, X04, E14: the way
   * around by suspending or removing them is closed too)
   */
  private static Optional<Decision> protectedAdmin(Seat actor, Permission permission, Role target) {
    boolean protects =
        actor.scheme().policy("admin.demote_by").equals("owner")
            && DEMOTING.contains(permission)
            && target.admin()
            && !actor.role().unique();
    return protects
        ? denied(
            "admin.demote_by=owner",
            "This person is %s: in %s only the owner changes the role of an admin, suspends or removes them."
                .formatted(target.title(), actor.orgName()),
            above(actor.scheme(), Role::unique))
        : Optional.empty();
  }

  /** May the actor hand out that role? The one {@code canGrant} of all doors (X02, X03). */
  private static Optional<Decision> overCeiling(Seat actor, Permission permission, Role grant) {
    if (grant.unique()) {
      return denied(
          "grant.unique",
          "There is only one %s; the role passes on by a transfer and is never given."
              .formatted(lower(grant)),
          holders(actor.scheme(), Permission.ORG_TRANSFER));
    }
    String ceiling = actor.scheme().policy("grant.ceiling");
    int most =
        switch (ceiling) {
          case "any" -> Integer.MAX_VALUE;
          case "own_rank" -> actor.role().rank();
          case "below_own" -> actor.role().rank() - 1;
          default -> throw new IllegalStateException("unknown grant.ceiling `" + ceiling + "`");
        };
    return grant.rank() <= most
        ? Optional.empty()
        : denied(
            "grant.ceiling=" + ceiling,
            "As %s you cannot make anybody %s.".formatted(actor.role().title(), grant.title()),
            above(
                actor.scheme(),
                role ->
                    role.holds(permission)
                        && (ceiling.equals("own_rank")
                            ? role.rank() >= grant.rank()
                            : role.rank() > grant.rank())));
  }

  /** The roles whose holders could give somebody who is suspended their access back. */
  private static List<Role> ableToReactivate(Seat suspended) {
    return above(
        suspended.scheme(),
        role ->
            decide(
                    AccessRequest.of(suspended.as(role), Permission.MEMBER_SUSPEND)
                        .onto(suspended.role()))
                instanceof Allowed);
  }

  /** The roles of a scheme that hold a permission, the lowest first. */
  public static List<Role> holders(Scheme scheme, Permission permission) {
    return above(scheme, role -> role.holds(permission));
  }

  /** Who holds a permission, in words such as {@code Owner or Admin}; empty for nobody. */
  public static String whoHolds(Scheme scheme, Permission permission) {
    return Decision.titles(holders(scheme, permission), beside(scheme, permission));
  }

  /** Who holds a permission other than by role, in words; empty when nobody does. */
  static List<String> beside(Scheme scheme, Permission permission) {
    var others = new ArrayList<String>();
    if (scheme.flags().values().stream().anyMatch(added -> added.contains(permission))) {
      others.add("a subscriber admin");
    }
    if (holders(scheme, permission).isEmpty() && permission == Permission.ORG_POLICY_RIGHTS) {
      others.add(Operators.NAME);
    }
    return others;
  }

  private static List<Role> above(Scheme scheme, Predicate<Role> test) {
    return scheme.roles().stream().filter(test).toList();
  }

  private static Optional<Decision> denied(String rule, String reason, List<Role> who) {
    return Optional.of(new Denied(rule, reason, who));
  }

  private static String lower(Role role) {
    return role.title().toLowerCase(Locale.ROOT);
  }
}
