package dev.roster.access;

import dev.roster.access.Decision.Allowed;
import dev.roster.access.Decision.Denied;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whether an act is allowed: pure, denies by default, says which rule decided. The first
 * three of the four checks, in their order (rules.md, X): permission, target rule, grant ceiling.
 * The fourth, the invariants, needs the database and is the feature's.
 */
public final class Access {

  private Access() {}

  /** Decides. */
  public static Decision decide(AccessRequest request) {
    Seat actor = request.actor();
    Permission permission = request.permission();
    if (!actor.active()) {
      return new Denied(
          "suspended",
          "Your access to " + actor.orgName() + " is suspended.",
          holders(actor.scheme(), Permission.MEMBER_SUSPEND));
    }
    if (!actor.role().holds(permission)) {
      return new Denied(
          "permission=" + permission.word(),
          "Your role in %s, %s, does not include this (`%s`)."
              .formatted(actor.orgName(), actor.role().title(), permission.word()),
          holders(actor.scheme(), permission));
    }
    return request
        .target()
        .flatMap(target -> protectedTarget(actor, target))
        .or(() -> request.grant().flatMap(grant -> overCeiling(actor, permission, grant)))
        .orElseGet(() -> new Allowed(permission.word()));
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

  /** The roles of a scheme that hold a permission, the lowest first. */
  public static List<Role> holders(Scheme scheme, Permission permission) {
    return above(scheme, role -> role.holds(permission));
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
