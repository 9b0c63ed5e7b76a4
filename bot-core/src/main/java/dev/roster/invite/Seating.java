package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.store.Tx;
import java.util.List;

/** Whether an org's plan has room; a live invitation holds a seat (X21). */
final class Seating {

  private final Orgs orgs;

  Seating(Orgs orgs) {
    this.orgs = orgs;
  }

  /** The org that is changed. */
  Org org(Tx tx) {
    return orgs.get(tx.sql(), tx.org(), tx.now());
  }

  /** Where it is spoken. */
  List<Org.Connection> connections(Tx tx) {
    return orgs.connections(tx.sql(), tx.org());
  }

  /** Why there is no room, and what makes some (D26 to D30). */
  static String full(Org org) {
    int seats = org.planSeats().orElse(0);
    return "the plan %s has room for %s and all of it is taken. A bigger plan makes room; for more than any plan, contact sales"
        .formatted(org.planTitle(), seats == 1 ? "1 person" : seats + " people");
  }

  /**
   * Goes on only when the plan has room for one more.
   *
   * @throws Refusal when it has not
   */
  void requireRoom(Tx tx) {
    Org org = org(tx);
    if (org.seatsLeft().orElse(1) == 0) {
      throw new Refusal("The invitation is not pending any more, and " + full(org) + ".");
    }
  }
}
