package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.member.Members;
import dev.roster.org.MoreRoom;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.reply.Block;
import dev.roster.store.Tx;
import java.util.List;

/** Whether an org's plan has room; a live invitation holds a seat (X21). */
final class Seating {

  private final Orgs orgs;
  private final MoreRoom moreRoom;

  Seating(Orgs orgs, Members members) {
    this.orgs = orgs;
    this.moreRoom = new MoreRoom(members);
  }

  /** The org that is changed. */
  Org org(Tx tx) {
    return orgs.get(tx.sql(), tx.org(), tx.now());
  }

  /** Where it is spoken. */
  List<Org.Connection> connections(Tx tx) {
    return orgs.connections(tx.sql(), tx.org());
  }

  /** Why somebody was not invited: half a sentence that goes on from the name. */
  static String full(Org org) {
    return "was not invited: " + MoreRoom.full(org);
  }

  /** What can be done about it, below the answer (D30). */
  List<Block> moreRoom(Context context, Tx tx) {
    return moreRoom.blocks(context, tx.sql(), org(tx));
  }

  /**
   * Goes on only when the plan has room for one more.
   *
   * @throws Refusal when it has not
   */
  void requireRoom(Tx tx, Seat actor) {
    Org org = org(tx);
    if (org.seatsLeft().orElse(1) == 0) {
      throw MoreRoom.refusal(actor, org, "The invitation is not pending any more");
    }
  }
}
