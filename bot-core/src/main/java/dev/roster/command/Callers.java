package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds out who is calling, and what their seat is. */
public interface Callers {

  /**
   * Who the call comes from and which org it is about.
   *
   * @param org the org picked with {@code org:}
   * @param cardOrg the org of the card whose button was pressed
   * @throws Refusal for guests, for an org that is not theirs here, and when the platform does not
   *     say who they are
   */
  Caller resolve(Call call, Optional<String> org, Optional<UUID> cardOrg);

  /** The seats as they are in this transaction, of orgs connected to where the call is. */
  List<Seat> seats(Handle sql, Call call);

  /** The seat as it is now in this transaction; empty when there is none. */
  Optional<Seat> seat(Handle sql, UUID org, UUID person);

  /**
   * The place of somebody who runs this Roster in an org, as it is now in this transaction: their
   * seat, else a guest's; empty when there is no such org, or it is somebody's own.
   */
  Optional<Seat> operatorSeat(Handle sql, UUID org, UUID person);

  /**
   * Orgs that are not somebody's own, whose short name begins as a name does: for whoever may know
   * of all. A long run of people's own orgs in between can hide further ones until more is typed.
   *
   * @param typed as far as it was typed; everything for none
   */
  List<UUID> sharedOrgs(Handle sql, String typed, int most);

  /** The names of some active holders of the roles, the highest role first. */
  List<String> holders(Handle sql, UUID org, Collection<Role> roles, int most);
}
