package dev.roster.apikey;

import dev.roster.command.Context;
import dev.roster.command.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Offers keys while somebody types: only those that they could revoke (C21). */
final class KeySuggestions {

  private static final int MOST_OFFERED = 25;

  private final ApiKeys keys;

  KeySuggestions(ApiKeys keys) {
    this.keys = keys;
  }

  List<Suggestion> suggest(Context context, Handle sql, String typed) {
    var seat = context.seat();
    return keys.offered(sql, seat, context.now()).stream()
        .filter(offered -> fits(offered, typed))
        .limit(MOST_OFFERED)
        .map(offered -> new Suggestion(offered.key().code(), label(offered, seat.person())))
        .toList();
  }

  private static String label(KeySearch.Offered offered, UUID viewer) {
    ApiKey key = offered.key();
    String of = key.isService() || key.person().equals(viewer) ? "" : " · " + offered.owner();
    return "%s %s · %s%s"
        .formatted(key.code(), key.name(), key.isService() ? "service" : key.prefix(), of);
  }

  /** By the code, with or without its letter, by how the key begins, by a word of either name. */
  private static boolean fits(KeySearch.Offered offered, String typed) {
    ApiKey key = offered.key();
    String start = typed.strip().toLowerCase(Locale.ROOT);
    String names = (" " + key.name() + " " + offered.owner()).toLowerCase(Locale.ROOT);
    return Stream.of(key.code(), key.code().substring(2), key.prefix().toLowerCase(Locale.ROOT))
            .anyMatch(text -> text.startsWith(start))
        || names.contains(" " + start);
  }
}
