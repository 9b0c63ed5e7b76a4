package dev.roster.history;

import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import dev.roster.member.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The chain of what concerns no org. */
  private static final UUID NO_ORG = new UUID(0, 0);

  private static final int AT_ONCE = 1_000;

  /**
   * Folds the events up to a version.
   *
   * @param version the last version that counts
   */
  static Past at(Handle sql, UUID org, UUID person, long version) {
    var events = new ArrayList<Recorded>();
    for (UUID one : everybody(sql, person)) {
      events.addAll(all(sql, org, Stream.about(one), 0, version));
    }
    long first =
        events.stream().mapToLong(event -> event.key().version()).min().orElse(Long.MAX_VALUE);
    if (first < Long.MAX_VALUE) {
      events.addAll(all(sql, org, Stream.of("org.scheme"), first, version));
      all(sql, org, Stream.of("org.policy"), first, version).stream()
          .filter(event -> event.after("key").filter("team.roles"::equals).isPresent())
          .forEach(events::add);
    }
    Past past = played(events);
    return past.withoutDeleted(sql, org, version);
  }

  /** The person and whoever turned out to be them (B35): what they were is theirs. */
  private static Set<UUID> everybody(Handle sql, UUID person) {
    var everybody = new LinkedHashSet<UUID>();
    var next = new ArrayDeque<>(List.of(person));
    while (!next.isEmpty()) {
      UUID one = next.remove();
      if (everybody.add(one)) {
        all(sql, NO_ORG, Stream.about(one), 0, Long.MAX_VALUE).stream()
            .filter(event -> event.action().equals("person.merged"))
            .map(Recorded::targetId)
            .forEach(next::add);
      }
    }
    return everybody;
  }

  /** Never a part of them: what a fold leaves out, it would tell wrongly. */
  private static List<Recorded> all(Handle sql, UUID chain, Stream stream, long from, long upTo) {
    var all = new ArrayList<Recorded>();
    Optional<EventKey> beyond = Optional.empty();
    boolean more = true;
    while (more) {
      var part = new Part(from, upTo, beyond, false);
      List<Recorded> some = EventTable.events(sql, chain, stream, part, AT_ONCE);
      all.addAll(some);
      more = some.size() == AT_ONCE;
      beyond = more ? Optional.of(some.getLast().key()) : Optional.empty();
    }
    return all;
  }

  /**
   * What events come to.
   *
   * @param recorded those about somebody, and those of the org that change what everybody is
   */
  static Past played(List<Recorded> recorded) {
    var events = new ArrayList<>(recorded);
    events.sort(Comparator.comparing(Recorded::key));
    Past past = new Past(Optional.empty(), Optional.empty());
    for (Recorded event : events) {
      past = past.after(event);
    }
    return past;
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
      case "member.flag" ->
          now.withFlag(event.after("flags").filter(Member.SUBSCRIBER_ADMIN::equals).isPresent());
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
