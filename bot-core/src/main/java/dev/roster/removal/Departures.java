package dev.roster.removal;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.member.Admins;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.org.Orgs;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lets people leave an org by themselves: an act on oneself, which needs no permission (X26). */
final class Departures {

  private final Members members;
  private final Orgs orgs;
  private final Ending ending;
  private final RemovalNotices notices;

  Departures(Members members, Orgs orgs, Ending ending, RemovalNotices notices) {
    this.members = members;
    this.orgs = orgs;
    this.ending = ending;
    this.notices = notices;
  }

  /**
   * What would end.
   *
   * @throws Refusal for the owner, the last admin, and in one's personal org
   */
  Ends preview(Handle sql, Seat seat, Instant now) {
    Member self = self(sql, seat);
    requireMayLeave(sql, seat, self, now);
    return ending.of(sql, seat, self, Optional.empty(), now);
  }

  /**
   * What leaving ends, as it is in this transaction.
   *
   * @throws Refusal as {@link #preview}
   */
  Ends plan(Tx tx, Seat seat) {
    tx.actsOnOneself();
    return preview(tx.sql(), seat, tx.now());
  }

  /** Leaves; access ends with the commit. */
  void leave(Tx tx, Seat seat, Ends ends) {
    notices.left(tx, seat, ends.member());
    ending.end(tx, ends, "member.left", "");
  }

  private Member self(Handle sql, Seat seat) {
    return members.load(sql, seat, new PersonRef.ById(seat.person()));
  }

  private void requireMayLeave(Handle sql, Seat seat, Member self, Instant now) {
    orgs.requireShared(sql, seat.org(), now, "left");
    Role role = Members.roleOf(seat, self);
    if (role.unique()) {
      throw new Refusal(
          "You are the %s of %s, and it always has one. Pass it on first, with `/org transfer`; `/org delete` ends it for everybody."
              .formatted(role.title().toLowerCase(Locale.ROOT), seat.orgName()));
    }
    try {
      Admins.requireOthers(sql, seat, self);
    } catch (Refusal lastAdmin) {
      throw seat.holds(Permission.ORG_DELETE)
          ? new Refusal(lastAdmin.sentence() + " `/org delete` ends the org for everybody.")
          : lastAdmin;
    }
  }
}
