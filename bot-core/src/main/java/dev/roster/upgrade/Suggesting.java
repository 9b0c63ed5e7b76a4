package dev.roster.upgrade;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Kind;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Offers requests while somebody types, of which they may act on each. */
final class Suggesting {

  private static final int LONGEST_CODE = 16;
  private static final int LOOKED_AT = 200;

  private Suggesting() {}

  /** Those that the caller may decide on. */
  static Kind.Suggested decidable() {
    return kind((context, sql) ->
        UpgradeTable.waitingFor(
            sql, context.seat().org(), context.seat().person(), context.now(), LOOKED_AT));
  }

  /** The caller's own. */
  static Kind.Suggested cancellable() {
    return kind((context, sql) ->
        UpgradeTable.liveOf(sql, context.seat().org(), context.seat().person()).stream()
            .filter(request -> request.isOpenAt(context.now()))
            .toList());
  }

  /** All that the caller may look at. */
  static Kind.Suggested visible() {
    return kind((context, sql) ->
        new UpgradeSearch(
                context.seat().org(), onlyOwn(context.seat()), Optional.empty(), context.now())
            .page(sql, Cursor.FIRST, LOOKED_AT)
            .rows());
  }

  /** Whose requests somebody sees: everybody's when they may decide, else their own. */
  static Optional<UUID> onlyOwn(Seat seat) {
    return seat.holds(Permission.UPGRADE_APPROVE) ? Optional.empty() : Optional.of(seat.person());
  }

  @FunctionalInterface
  private interface Source {
    List<UpgradeRequest> requests(Context context, Handle sql);
  }

  private static Kind.Suggested kind(Source source) {
    Suggester suggester =
        (context, sql, typed) ->
            source.requests(context, sql).stream()
                .filter(request -> fits(request, typed))
                .map(request ->
                    new Suggestion(request.code(), request.code() + " " + request.requesterName()))
                .toList();
    return new Kind.Suggested(suggester, LONGEST_CODE);
  }

  /** By the code, with or without its letter, or by a word of the name. */
  private static boolean fits(UpgradeRequest request, String typed) {
    String name = request.requesterName().toLowerCase(Locale.ROOT);
    return Stream.of(request.code(), request.code().substring(2), name)
            .anyMatch(text -> text.startsWith(typed))
        || name.contains(" " + typed);
  }
}
