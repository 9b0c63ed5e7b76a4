package dev.roster.apikey;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds the key that somebody typed: by code, by how it begins, or by a name that is alone. */
final class KeyNames {

  private KeyNames() {}

  /**
   * The key that is meant.
   *
   * @throws Refusal when there is none, or more than one of that name
   */
  static ApiKey find(Handle sql, Seat seat, String typed, Instant now) {
    String word = typed.strip();
    if (word.startsWith("rk_")) {
      return byPrefix(sql, seat, word, now);
    }
    List<ApiKey> reach = reach(sql, seat, now);
    String lower = word.toLowerCase(Locale.ROOT);
    List<ApiKey> named =
        reach.stream().filter(key -> key.name().toLowerCase(Locale.ROOT).equals(lower)).toList();
    return KeyTable.byCode(sql, seat.org(), lower)
        .or(() -> named.isEmpty() ? KeyTable.byCode(sql, seat.org(), "k-" + lower) : alone(named))
        .orElseThrow(() -> unknown(seat, Shown.of(typed), named));
  }

  private static Optional<ApiKey> alone(List<ApiKey> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Somebody found a key, or how it begins, where it should not be; it is never said again. */
  private static ApiKey byPrefix(Handle sql, Seat seat, String word, Instant now) {
    String prefix = word.substring(0, Math.min(word.length(), ApiKey.PREFIX));
    List<ApiKey> found =
        ApiKey.isKey(word)
            ? KeyTable.byHash(sql, ApiKey.hash(word)).stream()
                .filter(key -> key.org().equals(seat.org()))
                .toList()
            : KeyTable.byPrefix(sql, seat.org(), prefix);
    List<ApiKey> open = found.stream().filter(key -> key.isOpenAt(now)).toList();
    return alone(open.isEmpty() ? found : open)
        .orElseThrow(() -> unknown(seat, Shown.of(prefix), open));
  }

  /** Whose names are looked at: one's own keys, and the org's for whoever deals with them. */
  private static List<ApiKey> reach(Handle sql, Seat seat, Instant now) {
    var reach = new ArrayList<>(KeyTable.open(sql, seat.org(), seat.person(), now));
    if (seat.holds(Permission.KEYS_SERVICE)) {
      reach.addAll(KeyTable.openService(sql, seat.org(), now));
    }
    return reach;
  }

  private static Refusal unknown(Seat seat, String shown, List<ApiKey> several) {
    if (several.isEmpty()) {
      return Refusal.unknown(
          "There is no key `%s` in %s that you could mean. `/key list` shows yours; a code such as `k-7k2m` names any."
              .formatted(shown, seat.orgName()));
    }
    return new Refusal(
        "`%s` are %d keys: %s. Name the one that you mean by its code."
            .formatted(
                shown,
                several.size(),
                several.stream()
                    .map(key -> "`" + key.code() + "`")
                    .collect(Collectors.joining(", "))));
  }
}
