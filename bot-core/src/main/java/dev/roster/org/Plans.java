package dev.roster.org;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Nearest;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which plan an org is on (D26 to D30): what fits, and changing it. */
public final class Plans {

  private static final int NAMED = 3;

  private final Orgs orgs;
  private final Consumer<Tx> expireOverdue;

  /**
   * Wires it.
   *
   * @param expireOverdue ends the invitations of the org that is changed whose time is over: they
   *     hold no seat (X21)
   */
  public Plans(Orgs orgs, Consumer<Tx> expireOverdue) {
    this.orgs = orgs;
    this.expireOverdue = expireOverdue;
  }

  /**
   * A change of the plan.
   *
   * @param before the org as it was, with what takes seats
   * @param decided which change decided the plan before
   */
  record Change(Org before, Plan from, Plan to, long decided) {}

  /** The plans that the org could change to, in order. */
  List<Plan> possible(Handle sql, Org org) {
    return org.personal()
        ? List.of()
        : PlanTable.all(sql).stream()
            .filter(plan -> !plan.name().equals(org.plan()) && plan.fits(org.taken()))
            .toList();
  }

  /**
   * The plan that somebody named.
   *
   * @throws Refusal when there is none of that name
   */
  static Plan named(Handle sql, String typed) {
    List<Plan> all = PlanTable.all(sql);
    String word = typed.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(plan -> plan.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                Nearest.sentence(typed, "one of", all.stream().map(Plan::name).toList())
                    .replaceFirst("(?<![?])$", ".")));
  }

  /**
   * Changes the plan.
   *
   * @throws Refusal by rights, and when more people are in or invited than it has room for
   */
  Change change(Tx tx, Seat actor, String typed) {
    tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    Plan to = named(tx.sql(), typed);
    expireOverdue.accept(tx);
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (org.personal()) {
      throw new Refusal(
          "%s is a personal org: it is for one person and stays on %s. `/org create` makes one to share."
              .formatted(org.name(), org.planTitle()));
    }
    if (org.plan().equals(to.name())) {
      throw new Refusal(
          "%s is on the plan %s already; nothing was changed.".formatted(org.name(), to.title()));
    }
    requireRoom(tx.sql(), actor, org, to);
    return apply(tx, org, to, tx.version());
  }

  private Change apply(Tx tx, Org org, Plan to, long decided) {
    var change =
        new Change(org, named(tx.sql(), org.plan()), to, PlanTable.decided(tx.sql(), org.id()));
    PlanTable.change(tx.sql(), org.id(), to.name(), decided);
    tx.audit(
        AuditEvent.changed(
            "org.plan", "org", org.id(), Map.of("plan", org.plan()), Map.of("plan", to.name())));
    return change;
  }

  private static void requireRoom(Handle sql, Seat actor, Org org, Plan to) {
    int tooMany = org.taken() - to.seats().orElse(Integer.MAX_VALUE);
    if (tooMany > 0) {
      throw new Refusal(
          "The plan %s has room for %s, and %s takes %d seats: %s. %s"
              .formatted(
                  to.title(),
                  to.room(),
                  org.name(),
                  org.taken(),
                  takers(org),
                  ways(sql, actor, org, to)));
    }
  }

  /** What takes seats, such as {@code 4 members and 2 invitations}. */
  static String takers(Org org) {
    return "%d %s and %d %s"
        .formatted(
            org.members(),
            org.members() == 1 ? "member" : "members",
            org.pending(),
            org.pending() == 1 ? "invitation" : "invitations");
  }

  /** How the smaller plan would fit, and which plans do. */
  private static String ways(Handle sql, Seat actor, Org org, Plan to) {
    int tooMany = org.taken() - to.seats().orElseThrow();
    int cancel = Math.min(tooMany, org.pending());
    int remove = tooMany - cancel;
    var steps = new ArrayList<String>();
    if (cancel > 0) {
      steps.add(
          "cancel %s (`/invite cancel`)%s"
              .formatted(
                  cancel == 1 ? "1 invitation" : cancel + " invitations", whose(sql, actor, org)));
    }
    if (remove > 0) {
      steps.add(
          "remove %s (`/member remove`)".formatted(remove == 1 ? "1 member" : remove + " members"));
    }
    String fitting =
        PlanTable.all(sql).stream()
            .filter(plan -> plan.fits(org.taken()) && !plan.name().equals(org.plan()))
            .map(plan -> "`" + plan.name() + "`")
            .collect(Collectors.joining(", "));
    String first = String.join(" and ", steps);
    return first.substring(0, 1).toUpperCase(Locale.ROOT)
        + first.substring(1)
        + " first"
        + (fitting.isEmpty() ? "." : ", or pick one that fits now: " + fitting + ".");
  }

  /** Some of those invited, for who may see them. */
  private static String whose(Handle sql, Seat actor, Org org) {
    if (!actor.holds(Permission.INVITE_CREATE)) {
      return "";
    }
    List<String> names = PlanTable.invited(sql, org.id(), NAMED);
    int more = org.pending() - names.size();
    return ", such as those of "
        + names.stream().map(name -> name.replace('`', ' ')).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * Takes a change of the plan back.
   *
   * @param version the change that must still be the newest of the plan
   * @param formerVersion the one that decides it again then
   * @throws Refusal by rights, when the plan was changed again, or the former one has no room now
   */
  Change undo(Tx tx, Seat actor, String former, long version, long formerVersion) {
    tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    expireOverdue.accept(tx);
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (PlanTable.decided(tx.sql(), org.id()) != version) {
      throw new Refusal(
          "This cannot be undone any more: the plan of %s has been changed again since."
              .formatted(org.name()));
    }
    Plan to = named(tx.sql(), former);
    requireRoom(tx.sql(), actor, org, to);
    return apply(tx, org, to, formerVersion);
  }
}
