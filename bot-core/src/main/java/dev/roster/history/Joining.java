package dev.roster.history;

import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * How somebody came into an org.
 *
 * @param joined the event that took them in
 * @param invited the invitation that they accepted, as it was last sent; absent for none
 * @param founds whether they made the org by that
 */
record Joining(Recorded joined, Optional<Recorded> invited, boolean founds) {

  /** What one invitation's story holds at most. */
  private static final int MOST = 100;

  /** Looks at the change that took somebody in. */
  static Joining of(Handle sql, UUID org, Recorded joined) {
    List<Recorded> change = EventTable.of(sql, org, joined.key().version());
    Optional<Recorded> invited =
        change.stream()
            .filter(event -> event.action().equals("invitation.accepted"))
            .findFirst()
            .flatMap(accepted -> sent(sql, org, accepted));
    boolean founds = change.stream().anyMatch(event -> event.action().equals("org.created"));
    return new Joining(joined, invited, founds);
  }

  private static Optional<Recorded> sent(Handle sql, UUID org, Recorded accepted) {
    Stream story = Stream.on(accepted.targetId());
    return EventTable.events(sql, org, story, Part.upTo(accepted.key().version()), MOST).stream()
        .filter(event ->
            event.action().equals("invitation.sent") || event.action().equals("invitation.resent"))
        .findFirst();
  }
}
