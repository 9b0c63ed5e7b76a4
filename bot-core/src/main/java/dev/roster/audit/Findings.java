package dev.roster.audit;

import dev.roster.audit.Fault.Kind;
import dev.roster.audit.StoredRow.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a chain, in words. What a row that was tampered with says of itself is never
 * repeated, but for its number and its time.
 */
final class Findings {

  /** So many are told; the others are counted. */
  static final int MOST = 50;

  private final Seal seal;
  private final List<Found> found = new ArrayList<>();

  /** Places of rows that are missing; the first ones. */
  private final List<Position> missing = new ArrayList<>();

  private long more;

  private record Found(Fault fault, @Nullable StoredRow misfit) {}

  Findings(Seal seal) {
    this.seal = seal;
  }

  void misfit(Kind kind, StoredRow row) {
    String words =
        kind == Kind.INSERTED
            ? "Event %s%s was put in: Roster never wrote it."
            : "Event %s%s was changed: it is not what Roster wrote.";
    add(kind, row.number(), words.formatted(row.number(), time(row)), row);
  }

  void otherWords(StoredRow row) {
    add(
        Kind.WORDS,
        row.number(),
        "The names or reasons beside event %s%s were changed. The event itself is whole."
            .formatted(row.number(), time(row)));
  }

  void deleted(@Nullable StoredRow before, StoredRow row) {
    Position from = before == null ? Position.START : before.number();
    missing(from, row.number());
    String after =
        before == null
            ? "One or more events before %s%s are missing: the history began earlier."
                .formatted(row.number(), time(row))
            : "One or more events are missing between %s%s and %s%s."
                .formatted(from, time(before), row.number(), time(row));
    add(Kind.DELETED, from, after);
  }

  void unnumbered(Position before, StoredRow row) {
    add(
        Kind.VERSION,
        row.number(),
        "Between events %s and %s no event is missing, but the version was raised by something else than Roster."
            .formatted(before, row.number()));
  }

  void cut(Position end, long head, @Nullable StoredRow last) {
    long lost = head - end.version();
    add(
        Kind.CUT,
        end,
        "The newest events are missing: after %s%s there should be %s (up to %d)."
            .formatted(
                end.equals(Position.START) ? "the beginning" : end,
                last == null ? "" : time(last),
                lost == 1 ? "one more change" : lost + " more changes",
                head));
  }

  void cutWithin(StoredRow last) {
    add(
        Kind.CUT,
        last.number(),
        "The newest events are missing: change %d had more events than up to %s%s."
            .formatted(last.number().version(), last.number(), time(last)));
  }

  void setBack(Position end, long head) {
    add(
        Kind.VERSION,
        end,
        "The version was set back to %d, while the newest event is %s: by hand, or from a backup."
            .formatted(head, end));
  }

  void orphan() {
    add(
        Kind.ORPHAN,
        Position.START,
        "The org that these events are about is gone from the database.");
  }

  void noneFits(long events) {
    String words =
        events == 1
            ? "The only event does not fit the key: it was written with another ROSTER_SECRET_KEY,"
                + " or it was changed."
            : "None of the first %,d events fits the key: they were written with another"
                    .formatted(events)
                + " ROSTER_SECRET_KEY, or all of them were changed.";
    add(Kind.KEY, Position.START, words);
  }

  /** Counts what nobody wants to read any more. */
  void further(long faults) {
    more += faults;
  }

  private void add(Kind kind, Position where, String words) {
    add(kind, where, words, null);
  }

  private void add(Kind kind, Position where, String words, @Nullable StoredRow misfit) {
    if (found.size() < MOST) {
      found.add(new Found(new Fault(kind, where.toString(), words), misfit));
    } else {
      more++;
    }
  }

  private void missing(Position from, Position to) {
    if (missing.size() < MOST && from.version() < to.version()) {
      missing.add(new Position(from.version(), from.n() + 1));
    }
    for (long v = from.version() + 1; v <= to.version() && missing.size() < MOST; v++) {
      missing.add(new Position(v, 1));
    }
    for (int n = 1; n < to.n() && missing.size() < MOST; n++) {
      missing.add(new Position(to.version(), n));
    }
  }

  long more() {
    return more;
  }

  /** All that was found, with two rows that changed places told as one. */
  List<Fault> all() {
    var homes = homes();
    var faults = new ArrayList<Fault>();
    for (Found one : found) {
      StoredRow row = one.misfit();
      Position home = row == null ? null : homes.get(row.number());
      if (row == null || home == null) {
        faults.add(one.fault());
      } else if (!row.number().equals(homes.get(home))) {
        faults.add(moved(row, "Event %s now stands as %s.".formatted(home, row.number())));
      } else if (row.number().compareTo(home) < 0) {
        faults.add(moved(row, "Events %s and %s were swapped.".formatted(row.number(), home)));
      }
    }
    return faults;
  }

  private static Fault moved(StoredRow row, String words) {
    return new Fault(Kind.MOVED, row.number().toString(), words);
  }

  /** Where rows that do not fit would fit, by where they stand. */
  private Map<Position, Position> homes() {
    var misfits =
        found.stream().map(Found::misfit).flatMap(row -> Optional.ofNullable(row).stream());
    var rows = misfits.toList();
    var places = new ArrayList<>(missing);
    rows.forEach(row -> places.add(row.number()));
    var homes = new HashMap<Position, Position>();
    for (StoredRow row : rows) {
      places.stream()
          .filter(place -> !place.equals(row.number()) && row.belongsTo(seal, place))
          .findFirst()
          .ifPresent(home -> homes.put(row.number(), home));
    }
    return homes;
  }

  private static String time(StoredRow row) {
    return row.at().map(at -> " (" + second(at) + ")").orElse("");
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
