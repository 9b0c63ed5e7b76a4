package dev.roster.member;

import dev.roster.access.TierEnd;
import dev.roster.command.Cursor;
import dev.roster.command.PersonRef;
import dev.roster.person.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * {@code member list}: everybody in the org, and whoever is invited (A33, B18), by keyset pages, so
 * that a page costs the same in an org of any size.
 */
final class Roll {

  /**
   * What to list.
   *
   * @param roles of the org, the highest first
   * @param query words of which each begins a word of the name or address
   * @param team only who is in that team, and who will be on accepting
   * @param quietSince only members who did not speak of the org since then, nor joined it
   * @param sort the order that was asked for
   */
  record Filter(
      UUID org,
      List<String> roles,
      String query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<UUID> team,
      Optional<Instant> quietSince,
      Optional<Sort> sort) {

    /** The order to use: by name, but of the quiet first who is so for longest. */
    Sort order() {
      return sort.orElse(quietSince.isPresent() ? Sort.QUIET : Sort.NAME);
    }

    /** Whether it can hold people who are invited. */
    boolean mayBeInvited() {
      return tier.isEmpty() && quietSince.isEmpty() && status.map("invited"::equals).orElse(true);
    }

    /** The roles of whoever may be in it, the highest first. */
    List<String> invitedRoles() {
      return role.map(List::of).orElse(roles);
    }

    /** Whether members of these facets may be in it. */
    boolean fits(Tally.Facet facet) {
      return role.map(facet.role()::equals).orElse(true)
          && status.map(facet.status()::equals).orElse(true)
          && tier.map(facet.tier()::equals).orElse(true);
    }

    /** Whether no facet leaves somebody out. */
    boolean isEverybody() {
      return role.isEmpty() && status.isEmpty() && tier.isEmpty();
    }
  }

  /**
   * A filter where it is asked.
   *
   * @param tally the org's counters
   * @param bounds how much is looked at
   */
  record Asked(Filter filter, Tally tally, Instant now, Bounds bounds) {

    /** The sets of facets that fit and that somebody has. */
    List<Tally.Facet> facets() {
      return tally.facets().stream().filter(filter::fits).toList();
    }
  }

  /** The order. */
  enum Sort {
    NAME("name"),
    NEWEST("when they joined"),
    ROLE("role"),
    LAST_ACTIVE("when they spoke last"),
    /** Who used most first (D40). */
    CREDITS("how many credits they used"),
    /** Who has been quiet for longest first; never asked for by that word. */
    QUIET("how long they have been quiet");

    private final String phrase;

    Sort(String phrase) {
      this.phrase = phrase;
    }

    /** What the order goes by, in a sentence. */
    String phrase() {
      return phrase;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sort of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One line.
   *
   * @param id the person's; the invitation's of who is invited
   * @param tier as it is stored; absent for who is invited
   * @param tierUntil when Pro ends, or has ended
   * @param creditCap their monthly limit of credits, if any
   * @param subscriberAdmin whether they hold that flag (C13)
   * @param status active, suspended or invited
   * @param spokeAt when they spoke last of the org; empty for never (B22)
   * @param credits what they used in the org in all (D38); 0 for who is invited
   * @param requests how many requests they made in all (D39); 0 for who is invited
   */
  record Line(
      UUID id,
      String name,
      Optional<String> email,
      String role,
      Optional<String> tier,
      Optional<Instant> tierUntil,
      Optional<Long> creditCap,
      boolean subscriberAdmin,
      String status,
      Optional<Instant> spokeAt,
      Instant since,
      long credits,
      long requests) {

    /** The tier at an instant; absent for who is invited. */
    Optional<String> tierAt(Instant now) {
      return tier.map(stored -> TierEnd.tierAt(stored, tierUntil, now));
    }
  }

  /**
   * A page.
   *
   * @param previous the place before which the previous page ends
   * @param next the place after which the next page begins
   * @param stopped whether so many were looked at in vain that the rest is left to the next page
   * @param unsorted what the order goes by instead of what was asked for; empty when it is that
   * @param count how many members fit, where that is known without counting
   * @param isLong whether it is part of more than a few pages, as far as that is known
   */
  record Listing(
      List<Line> lines,
      Optional<String> previous,
      Optional<String> next,
      boolean stopped,
      Optional<String> unsorted,
      OptionalInt count,
      boolean isLong) {}

  private Roll() {}

  /** Whether somebody waits to be in the org: invited, and neither in nor too late. */
  static boolean isInvited(Handle sql, UUID org, PersonRef who, Instant now) {
    Optional<String> email =
        who instanceof PersonRef.ByEmail(var address)
            ? EmailAddress.parse(address).map(EmailAddress::normalised)
            : Optional.empty();
    Optional<String> account =
        who instanceof PersonRef.ByAccount(var named)
            ? Optional.of(named.toString())
            : Optional.empty();
    return sql.createQuery(
            """
            select exists (
              select 1 from invitation
              where org_id = :org and state = 'pending' and expires_at > :now
                and (email_norm = :email or account = :account))
            """)
        .bind("org", org)
        .bind("now", now)
        .bind("email", email.orElse(null))
        .bind("account", account.orElse(null))
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Reads a page.
   *
   * @param cursor a place that a page before gave; with any other it is the first page
   */
  static Listing page(Handle sql, Asked asked, Cursor cursor, int size) {
    Optional<Place> given = cursor.edge().flatMap(Place::read);
    RollPlan plan = RollPlan.of(sql, asked, given.map(Place::list));
    Filter filter = asked.filter();
    Optional<Place> edge =
        given.filter(
            place -> place.list().equals(plan.list()) && place.part() < plan.parts().size());
    boolean back = edge.isPresent() && cursor.isBackward();
    var found = new ArrayList<Place>();
    Optional<Place> stopped = read(sql, plan, edge, back, size + 1, found);
    boolean more = found.size() > size;
    List<Place> shown = new ArrayList<>(more ? found.subList(0, size) : found);
    if (back) {
      Collections.reverse(shown);
    }
    Optional<Place> beyond = more ? Optional.of(shown.get(back ? 0 : size - 1)) : stopped;
    boolean fromStart = edge.flatMap(Place::found).isEmpty() && !back;
    Optional<Place> behind =
        fromStart ? Optional.empty() : Optional.of(behind(plan, shown, stopped, back));
    return new Listing(
        RollLines.of(sql, shown.stream().flatMap(place -> place.found().stream()).toList()),
        (back ? beyond : behind).map(Place::words),
        (back ? behind : beyond).map(Place::words),
        stopped.isPresent(),
        filter.sort().isPresent() && !plan.sorted().equals(filter.order().phrase())
            ? Optional.of(plan.sorted())
            : Optional.empty(),
        plan.count(),
        plan.isLong());
  }

  /**
   * Where turning back begins. A page in which nobody is gives no row to begin at: then it is what
   * was looked at last, or the end of the list, so that nobody is lost on the way back.
   */
  private static Place behind(
      RollPlan plan, List<Place> shown, Optional<Place> stopped, boolean back) {
    if (!shown.isEmpty()) {
      return back ? shown.getLast() : shown.getFirst();
    }
    return stopped.orElseGet(
        () -> new Place(plan.list(), back ? 0 : plan.parts().size() - 1, Optional.empty()));
  }

  /** Adds what is found beyond the edge, part by part; where looking stopped, if it did. */
  private static Optional<Place> read(
      Handle sql, RollPlan plan, Optional<Place> edge, boolean back, int most, List<Place> found) {
    Optional<Found> from = edge.flatMap(Place::found);
    int part = edge.map(Place::part).orElse(0);
    while (part >= 0 && part < plan.parts().size() && found.size() < most) {
      int number = part;
      RollPart.Scan scan = plan.parts().get(part).read(sql, from, back, most - found.size());
      scan.found().forEach(one -> found.add(new Place(plan.list(), number, Optional.of(one))));
      if (scan.stopped().isPresent()) {
        return Optional.of(new Place(plan.list(), number, scan.stopped()));
      }
      from = Optional.empty();
      part += back ? -1 : 1;
    }
    return Optional.empty();
  }

  /** The words of the orders that can be asked for. */
  static List<String> sorts() {
    return Stream.of(Sort.NAME, Sort.NEWEST, Sort.ROLE, Sort.LAST_ACTIVE, Sort.CREDITS)
        .map(Sort::word)
        .toList();
  }
}
