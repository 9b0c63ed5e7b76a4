package dev.roster.history;

import dev.roster.command.Cursor;
import dev.roster.history.EventTable.Hit;
import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Pages of an org's events, the newest first. Whatever the org's size, a page reads a few rows from
 * the streams that hold what it asks for and merges them; where one filter has no stream of its own
 * beside another's, it reads at most {@link #MOST_READ} rows and says where it stopped.
 */
final class Events {

  /** What one page looks through at most where it must look. */
  static final int MOST_READ = 1_000;

  /**
   * Which events.
   *
   * @param person those about or by that person
   * @param actions those of these actions; empty for all
   * @param from those of that version of the org and later
   */
  record Filter(UUID org, Optional<UUID> person, List<String> actions, long from) {
    /** Copies the actions. */
    Filter {
      actions = List.copyOf(actions);
    }

    /** Whether one filter is left to look at row by row. */
    boolean isSearching() {
      return person.isPresent() && !actions.isEmpty();
    }

    List<Stream> streams() {
      if (person.isPresent()) {
        return List.of(Stream.about(person.get()), Stream.by(person.get()));
      }
      return actions.isEmpty() ? List.of(Stream.all()) : actions.stream().map(Stream::of).toList();
    }
  }

  /**
   * What was found.
   *
   * @param rows the newest first
   * @param previous the key before which newer ones end; empty when there are none
   * @param next the key after which older ones begin; empty when there are none
   * @param isPartial whether the page stopped looking before it was full
   */
  record Found(
      List<Recorded> rows,
      Optional<EventKey> previous,
      Optional<EventKey> next,
      boolean isPartial) {
    /** Copies the rows. */
    Found {
      rows = List.copyOf(rows);
    }
  }

  /** What streams held, up to where all of them were read. */
  private record Merged(List<EventKey> keys, Optional<EventKey> stopped) {}

  private Events() {}

  /** Reads a page. */
  static Found page(Handle sql, Filter filter, Cursor cursor, int size) {
    Optional<EventKey> edge = cursor.edge().flatMap(EventKey::parse);
    boolean back = cursor.isBackward() && edge.isPresent();
    var part = new Part(filter.from(), Long.MAX_VALUE, edge, !back);
    Merged merged = merged(sql, filter, part, size);
    boolean more = merged.keys().size() > size;
    var shown = new ArrayList<>(more ? merged.keys().subList(0, size) : merged.keys());
    Optional<EventKey> on = more ? Optional.of(shown.getLast()) : merged.stopped();
    boolean partial = !more && merged.stopped().isPresent();
    if (!back) {
      Optional<EventKey> first = shown.isEmpty() ? edge : Optional.of(shown.getFirst());
      return new Found(load(sql, filter, shown), edge.flatMap(_ -> first), on, partial);
    }
    if (shown.isEmpty() && on.isEmpty()) {
      return page(sql, filter, new Cursor(Optional.empty(), Optional.empty()), size);
    }
    Collections.reverse(shown);
    Optional<EventKey> last = shown.isEmpty() ? on : Optional.of(shown.getLast());
    return new Found(load(sql, filter, shown), on, last, partial);
  }

  private static Merged merged(Handle sql, Filter filter, Part part, int size) {
    int most = filter.isSearching() ? MOST_READ : size + 1;
    Comparator<EventKey> order =
        part.newestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    var all = new TreeSet<>(Comparator.comparing(Hit::key, order));
    Optional<EventKey> stopped = Optional.empty();
    for (Stream stream : filter.streams()) {
      List<Hit> hits = EventTable.keys(sql, filter.org(), stream, part, most);
      all.addAll(hits);
      if (hits.size() == most) {
        // Beyond where one stream stopped nothing is known to be the next.
        EventKey last = hits.getLast().key();
        stopped =
            Optional.of(stopped.filter(other -> order.compare(other, last) <= 0).orElse(last));
      }
    }
    EventKey end = stopped.orElse(null);
    List<EventKey> keys =
        all.stream()
            .filter(hit -> end == null || order.compare(hit.key(), end) <= 0)
            .filter(hit -> !filter.isSearching() || filter.actions().contains(hit.action()))
            .map(Hit::key)
            .toList();
    return new Merged(keys, stopped);
  }

  private static List<Recorded> load(Handle sql, Filter filter, List<EventKey> keys) {
    Map<EventKey, Recorded> rows =
        EventTable.load(sql, filter.org(), keys).stream()
            .collect(Collectors.toMap(Recorded::key, Function.identity()));
    return keys.stream().map(rows::get).toList();
  }
}
