package dev.roster.member;

import dev.roster.member.Roll.Filter;
import dev.roster.member.Roll.Sort;
import dev.roster.member.RollStage.Somebody;
import dev.roster.person.SearchWords;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a list holds and in which order, as one would say it in plain Java. */
final class RollModel {

  private static final Comparator<String> POINTS =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  private static final Comparator<Somebody> BY_ID =
      Comparator.comparing(one -> one.id().toString());
  private static final Comparator<Somebody> BY_NAME =
      Comparator.comparing(RollModel::sortName, POINTS).thenComparing(BY_ID);

  private RollModel() {}

  /** How they are called (B19). */
  static String called(Somebody one) {
    return one.name().isEmpty() ? one.email().orElse("Somebody") : one.name();
  }

  private static String sortName(Somebody one) {
    String name = one.name().isEmpty() ? one.email().orElse("") : one.name();
    return name.toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(Somebody one) {
    // Who is invited without a name is found by the address.
    String name = one.invited() ? one.name() : called(one);
    return SearchWords.of(name, one.email());
  }

  static boolean fits(Somebody one, Filter filter) {
    return SearchWords.searched(filter.query()).stream()
            .allMatch(word -> words(one).stream().anyMatch(known -> known.startsWith(word)))
        && filter.role().map(one.role()::equals).orElse(true)
        && filter.status().map(one.status()::equals).orElse(true)
        && filter.tier().map(one.tier()::equals).orElse(true)
        && (filter.team().isEmpty() || one.inTeam())
        && filter
            .quietSince()
            .map(since -> !one.invited() && one.quietSince().isBefore(since))
            .orElse(true);
  }

  /**
   * Everybody who fits, in the order that the list says it has.
   *
   * @param sorted by what, in the list's words
   * @param streams whether the invited stand where the order has them; else behind the members
   */
  static List<Somebody> list(List<Somebody> people, Filter filter, String sorted, boolean streams) {
    return people.stream()
        .filter(one -> fits(one, filter))
        .sorted(order(filter, sorted, streams))
        .toList();
  }

  private static Comparator<Somebody> order(Filter filter, String sorted, boolean streams) {
    Comparator<Somebody> members = members(filter, sorted);
    Comparator<Somebody> invitedLast = Comparator.comparing(Somebody::invited);
    if (streams && sorted.equals(Sort.NEWEST.phrase())) {
      return Comparator.comparing(Somebody::since, Comparator.reverseOrder())
          .thenComparing(Somebody::invited)
          .thenComparing(BY_ID.reversed());
    }
    if (streams && sorted.equals(Sort.ROLE.phrase())) {
      return Comparator.<Somebody>comparingInt(one -> filter.roles().indexOf(one.role()))
          .thenComparing(invitedLast)
          .thenComparing(BY_NAME);
    }
    return invitedLast.thenComparing((one, other) ->
        one.invited() ? invited(filter).compare(one, other) : members.compare(one, other));
  }

  private static Comparator<Somebody> invited(Filter filter) {
    return SearchWords.searched(filter.query()).isEmpty()
        ? BY_NAME
        : Comparator.<Somebody, String>comparing(one -> first(one, filter), POINTS)
            .thenComparing(BY_ID.reversed());
  }

  private static Comparator<Somebody> members(Filter filter, String sorted) {
    if (sorted.equals(Sort.NAME.phrase())) {
      return BY_NAME;
    }
    if (sorted.equals(Sort.NEWEST.phrase())) {
      return Comparator.comparing(Somebody::since).thenComparing(BY_ID).reversed();
    }
    if (sorted.equals(Sort.ROLE.phrase())) {
      return Comparator.<Somebody>comparingInt(one -> filter.roles().indexOf(one.role()))
          .thenComparing(BY_NAME);
    }
    if (sorted.equals(Sort.LAST_ACTIVE.phrase())) {
      return (one, other) -> {
        if (one.spokeAt().isEmpty() || other.spokeAt().isEmpty()) {
          return one.spokeAt().isPresent()
              ? -1
              : other.spokeAt().isPresent() ? 1 : BY_ID.compare(one, other);
        }
        int times = other.spokeAt().get().compareTo(one.spokeAt().get());
        return times == 0 ? BY_ID.compare(other, one) : times;
      };
    }
    if (sorted.equals(Sort.CREDITS.phrase())) {
      return Comparator.comparingInt(Somebody::credits).thenComparing(BY_ID).reversed();
    }
    if (sorted.equals(Sort.QUIET.phrase())) {
      return Comparator.comparing(Somebody::quietSince).thenComparing(BY_ID);
    }
    return Comparator.<Somebody, String>comparing(one -> first(one, filter), POINTS)
        .thenComparing(BY_NAME);
  }

  /** The first of their words that begins with the longest of the search. */
  private static String first(Somebody one, Filter filter) {
    Optional<String> longest =
        SearchWords.searched(filter.query()).stream().max(Comparator.comparingInt(String::length));
    return words(one).stream()
        .filter(word -> word.startsWith(longest.orElse("")))
        .min(POINTS)
        .orElse("");
  }
}
