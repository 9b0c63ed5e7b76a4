package dev.roster.history;

import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What somebody was in an org after one of its changes: folded from the events about them, and from
 * those of the org that change what everybody is. What it costs grows with what happened to that
 * one person and how often the org moved to another scheme, not with the org.
 *
 * @param standing what they were; absent when they were not in the org
 * @param ended the event by which they went before that; absent when they are in or never were
 */
record Past(Optional<Standing> standing, Optional<Recorded> ended) {

  /** What one fold reads of one stream at most. */
  private static final int MOST = 10_000;

  /**
   * Folds the events up to a version.
   *
   * @param version the last version that counts
   */
  static Past at(Handle sql, UUID org, UUID person, long version) {
    var part = new Part(0, version, Optional.empty(), false);
    var events = new ArrayList<>(EventTable.events(sql, org, Stream.about(person), part, MOST));
    events.addAll(EventTable.events(sql, org, Stream.of("org.scheme"), part, MOST));
    EventTable.events(sql, org, Stream.of("org.policy"), part, MOST).stream()
        .filter(event -> event.after("key").filter("team.roles"::equals).isPresent())
        .forEach(events::add);
    events.sort(Comparator.comparing(Recorded::key));
    Past past = new Past(Optional.empty(), Optional.empty());
    for (Recorded event : events) {
      past = past.after(event);
    }
    return past.withoutDeleted(sql, org, version);
  }

  private Past after(Recorded event) {
    return switch (event.action()) {
      case "member.joined", "member.restored" ->
          new Past(Optional.of(Standing.begun(event)), Optional.empty());
      case "member.removed", "member.left" -> new Past(Optional.empty(), Optional.of(event));
      default -> new Past(standing.map(now -> step(now, event)), ended);
    };
  }

  private static Standing step(Standing now, Recorded event) {
    return switch (event.action()) {
      case "member.role" -> now.withRole(event.after("role").orElse(now.role()));
      case "member.suspended", "member.reactivated" ->
          now.withStatus(event.after("status").orElse(now.status()));
      case "member.tier" -> now.withTier(event.after("tier").orElse(now.tier()));
      case "member.limit" -> now.withLimit(Standing.limit(event.after("limit")));
      case "team.member_added", "team.member_role" ->
          now.inTeam(event.targetId(), event.after("role").orElse("member"));
      case "team.member_removed" -> now.outOf(event.targetId());
      case "org.scheme" -> moved(now, event);
      case "org.policy" -> isFreshStart(event) ? now.flattened() : now;
      default -> now;
    };
  }

  /** The org's own event stands for everybody whose role follows the table of the move. */
  private static Standing moved(Standing now, Recorded event) {
    Standing next = event.after("role." + now.role()).map(now::withRole).orElse(now);
    if (event.after("team_members").filter("flattened"::equals).isPresent()) {
      next = next.flattened();
    }
    return event.after("flags").filter("ended"::equals).isPresent() ? next.withoutFlag() : next;
  }

  /** Teams that get roles begin without any; only an Undo gives back what was (R5). */
  private static boolean isFreshStart(Recorded event) {
    return event.after("value").filter("five"::equals).isPresent() && !event.isUndo();
  }

  /** A deleted team leaves no event of each of its people. */
  private Past withoutDeleted(Handle sql, UUID org, long version) {
    if (standing.isEmpty()) {
      return this;
    }
    Standing now = standing.get();
    for (UUID team : List.copyOf(now.teams().keySet())) {
      boolean gone =
          EventTable.events(sql, org, Stream.on(team), Part.upTo(version), 1).stream()
              .anyMatch(event -> event.action().equals("team.deleted"));
      now = gone ? now.outOf(team) : now;
    }
    return new Past(Optional.of(now), ended);
  }
}
