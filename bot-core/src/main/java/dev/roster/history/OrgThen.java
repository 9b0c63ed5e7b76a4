package dev.roster.history;

import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What an org was after one of its changes.
 *
 * @param scheme the scheme's name
 * @param plan the plan's name
 * @param hasTeamRoles whether teams had five roles
 */
record OrgThen(String scheme, String plan, boolean hasTeamRoles) {

  private static final String TEAM_ROLES = "team.roles";

  /** What one look at the org's policies reads at most. */
  private static final int MOST = 1_000;

  /** When the org was made; empty when its history does not say. */
  static Optional<Instant> madeAt(Handle sql, UUID org) {
    return newest(sql, org, "org.created", Long.MAX_VALUE).map(Recorded::at);
  }

  /** The org after the change of that version. */
  static OrgThen at(Handle sql, UUID org, long version) {
    Optional<Recorded> created = newest(sql, org, "org.created", version);
    Optional<Recorded> moved = newest(sql, org, "org.scheme", version);
    String scheme = after(moved, "scheme").or(() -> after(created, "scheme")).orElse("?");
    String plan =
        after(newest(sql, org, "org.plan", version), "plan")
            .or(() -> after(created, "plan"))
            .orElse("?");
    Optional<Recorded> decided =
        EventTable.events(sql, org, Stream.of("org.policy"), Part.upTo(version), MOST).stream()
            .filter(event -> event.after("key").filter(TEAM_ROLES::equals).isPresent())
            .findFirst()
            .filter(event -> moved.isEmpty() || moved.get().key().compareTo(event.key()) < 0);
    String roles =
        after(decided, "value")
            .or(() -> after(moved, TEAM_ROLES))
            .orElseGet(() -> NameTable.shippedPolicy(sql, scheme, TEAM_ROLES).orElse(""));
    return new OrgThen(scheme, plan, roles.equals("five"));
  }

  private static Optional<String> after(Optional<Recorded> event, String value) {
    return event.flatMap(one -> one.after(value));
  }

  private static Optional<Recorded> newest(Handle sql, UUID org, String action, long version) {
    return EventTable.events(sql, org, Stream.of(action), Part.upTo(version), 1).stream()
        .findFirst();
  }
}
