package dev.roster.removal;

import dev.roster.member.Member;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.team.Enrolment.Place;
import dev.roster.team.Ownership.Passing;
import dev.roster.team.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The teams that somebody is in, and who owns those next that they own (X25).
 *
 * @param places the teams, inactive ones too, by name
 * @param passings what becomes of those they own
 */
record TeamsEnd(List<Place> places, List<Passing> passings) implements Consequence {

  private static final int NAMED = 12;

  /** Copies the lists. */
  TeamsEnd {
    places = List.copyOf(places);
    passings = List.copyOf(passings);
  }

  @Override
  public List<Fact> ahead() {
    var facts = new ArrayList<>(left("Teams"));
    byHeir()
        .forEach((heir, teams) ->
            facts.add(
                new Fact(
                    "Next owner",
                    heir.map(one -> List.of(one.span(), Span.plain(", of " + labels(teams))))
                        .orElseGet(() -> List.of(Span.plain("nobody, of " + labels(teams)))))));
    return facts;
  }

  @Override
  public List<Fact> done() {
    var facts = new ArrayList<>(left("Teams left"));
    byHeir()
        .forEach((heir, teams) ->
            facts.add(
                heir.map(one ->
                        new Fact(
                            "Passed on", List.of(Span.plain(labels(teams) + " to "), one.span())))
                    .orElseGet(
                        () -> new Fact("Without an owner", List.of(Span.plain(labels(teams)))))));
    return facts;
  }

  private List<Fact> left(String label) {
    return places.isEmpty()
        ? List.of()
        : List.of(new Fact(label, List.of(Span.plain(Named.some(places, Place::shown, NAMED)))));
  }

  /** What Confirm does is shown whole: no team that passes on is left out. */
  private static String labels(List<Team> teams) {
    return teams.stream().map(Team::label).collect(Collectors.joining(", "));
  }

  private Map<Optional<Member>, List<Team>> byHeir() {
    return passings.stream()
        .collect(
            Collectors.groupingBy(
                Passing::to,
                LinkedHashMap::new,
                Collectors.mapping(Passing::team, Collectors.toList())));
  }

  @Override
  public List<String> meanwhile() {
    List<Team> owned = passings.stream().map(Passing::team).filter(Team::active).toList();
    return owned.isEmpty()
        ? List.of()
        : List.of(
            owned.size() == 1
                ? "The team %s has no acting owner meanwhile.".formatted(names(owned))
                : "The teams %s have no acting owner meanwhile.".formatted(names(owned)));
  }

  private static String names(List<Team> teams) {
    return Named.some(teams, Team::inSentence, 3);
  }

  @Override
  public String material() {
    return passings.stream()
        .map(one -> one.team().id() + ":" + one.to().map(Member::person).orElse(null))
        .collect(Collectors.joining(" "));
  }

  /** Each team's id and the role there; flat teams keep a role that counts for nothing. */
  @Override
  public Map<String, String> remembered() {
    return places.isEmpty()
        ? Map.of()
        : Map.of(
            "teams",
            places.stream()
                .sorted((one, other) -> byId(one.team(), other.team()))
                .map(place -> place.team().id() + ":" + place.role())
                .collect(Collectors.joining(" ")));
  }

  private static int byId(Team one, Team other) {
    UUID first = one.id();
    return first.compareTo(other.id());
  }
}
