package dev.roster.member;

import dev.roster.member.Roll.Asked;
import dev.roster.member.Roll.Filter;
import dev.roster.member.Roll.Sort;
import dev.roster.member.Tally.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * How a list is gone through: by streams of an index where one serves the order and the filters,
 * sorted at once where few people fit, else in the order of what finds them.
 *
 * @param list a word for that way, which its places carry
 * @param parts one after the other
 * @param sorted what the members' order goes by
 * @param count how many members fit, where that is known without counting
 * @param isLong whether more than a few pages fit, as far as that is known
 */
record RollPlan(
    String list, List<RollPart> parts, String sorted, OptionalInt count, boolean isLong) {

  private static final String STREAMS = "streams";
  private static final String FEW = "few";
  private static final String SCAN = "scan";

  /** More than three pages. */
  private static final int LONG = 30;

  /**
   * Decides on it.
   *
   * @param continued the way in which the page before was read; it is kept if possible
   */
  static RollPlan of(Handle sql, Asked asked, Optional<String> continued) {
    Filter filter = asked.filter();
    Terms terms = Terms.of(filter);
    boolean anotherThanQuiet = filter.quietSince().isPresent() && filter.order() != Sort.QUIET;
    if (!terms.isResidual() && !anotherThanQuiet) {
      return streams(asked);
    }
    return few(sql, asked, terms, continued).orElseGet(() -> scan(asked, terms));
  }

  private static RollPlan streams(Asked asked) {
    Filter filter = asked.filter();
    int count = asked.facets().stream().mapToInt(Facet::members).sum();
    boolean anyInvited = filter.mayBeInvited() && filter.role().isEmpty();
    return new RollPlan(
        STREAMS,
        parts(asked),
        filter.order().phrase(),
        filter.quietSince().isPresent() ? OptionalInt.empty() : OptionalInt.of(count),
        count + (anyInvited ? asked.tally().pending() : 0) > LONG);
  }

  private static Optional<RollPlan> few(
      Handle sql, Asked asked, Terms terms, Optional<String> continued) {
    if (continued.isPresent() && !continued.get().equals(FEW)) {
      return Optional.empty();
    }
    Bounds bounds = continued.isPresent() ? asked.bounds().whileTurning() : asked.bounds();
    return drivers(terms, asked.facets())
        .filter(one -> one.isAtMost(sql, terms, bounds.sorted()))
        .findFirst()
        .map(driver -> {
          Sort sort = asked.filter().order();
          var sorted = Sorted.of(sql, driver, terms, sort, asked.filter().roles());
          int count = sorted.all().size();
          return new RollPlan(
              FEW, withInvited(sorted, asked), sort.phrase(), OptionalInt.of(count), count > LONG);
        });
  }

  private static Stream<Driver> drivers(Terms terms, List<Facet> facets) {
    var drivers = new ArrayList<Driver>();
    drivers.add(new Driver.ByFacets(facets));
    if (!terms.words().isEmpty()) {
      drivers.add(new Driver.ByWord());
    }
    if (terms.filter().team().isPresent()) {
      drivers.add(new Driver.ByTeam());
    }
    if (terms.filter().quietSince().isPresent()) {
      drivers.add(new Driver.ByQuiet(facets));
    }
    return drivers.stream();
  }

  private static RollPlan scan(Asked asked, Terms terms) {
    boolean searched = !terms.words().isEmpty();
    RollPart members =
        !terms.isResidual()
            ? quietest(asked)
            : new Scanned(
                searched ? new Driver.ByWord() : new Driver.ByTeam(), terms, asked.bounds());
    String sorted =
        !terms.isResidual()
            ? Sort.QUIET.phrase()
            : searched ? "the word that fits" : Sort.NAME.phrase();
    return new RollPlan(SCAN, withInvited(members, asked), sorted, OptionalInt.empty(), true);
  }

  private static List<RollPart> withInvited(RollPart members, Asked asked) {
    return asked.filter().mayBeInvited()
        ? List.of(members, invited(asked, asked.filter().invitedRoles()))
        : List.of(members);
  }

  /** Whoever is invited: by name, or by the word by which a search finds them. */
  private static RollPart invited(Asked asked, List<String> roles) {
    Filter filter = asked.filter();
    List<String> some = asked.tally().pending() == 0 ? List.of() : roles;
    List<String> words = Terms.of(filter).words();
    return words.isEmpty()
        ? new Invited(filter.org(), some, filter.team(), asked.now())
        : new InvitedByWord(filter.org(), some, filter.team(), words, asked.now(), asked.bounds());
  }

  private static RollPart quietest(Asked asked) {
    return Streams.of(asked.filter().org(), RollOrder.QUIET, asked.facets(), asked.now())
        .quiet(asked.filter().quietSince().orElseThrow());
  }

  private static List<RollPart> parts(Asked asked) {
    Filter filter = asked.filter();
    return switch (filter.order()) {
      case NAME ->
          withInvited(
              filter.isEverybody()
                  ? Streams.everybody(filter.org(), asked.now())
                  : stream(asked, RollOrder.NAME),
              asked);
      case NEWEST -> {
        var newest = stream(asked, RollOrder.NEWEST);
        yield List.of(filter.mayBeInvited() ? newest.withInvited(filter.invitedRoles()) : newest);
      }
      case ROLE -> filter.invitedRoles().stream().flatMap(role -> holders(asked, role)).toList();
      case LAST_ACTIVE ->
          Stream.concat(
                  Stream.of(stream(asked, RollOrder.SPOKE)),
                  withInvited(new NeverSpoke(filter.org(), asked.facets()), asked).stream())
              .toList();
      case CREDITS -> withInvited(stream(asked, RollOrder.CREDITS), asked);
      case QUIET -> List.of(quietest(asked));
    };
  }

  private static Streams stream(Asked asked, RollOrder order) {
    return Streams.of(asked.filter().org(), order, asked.facets(), asked.now());
  }

  private static Stream<RollPart> holders(Asked asked, String role) {
    List<Facet> facets =
        asked.facets().stream().filter(facet -> facet.role().equals(role)).toList();
    RollPart members = Streams.of(asked.filter().org(), RollOrder.NAME, facets, asked.now());
    return asked.filter().mayBeInvited()
        ? Stream.of(members, invited(asked, List.of(role)))
        : Stream.of(members);
  }
}
