package dev.roster.team;

import static java.util.Objects.requireNonNull;

import dev.roster.access.TeamState;
import dev.roster.command.Shown;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A named group of members of an org (A12).
 *
 * @param slug the short name, made from the name and unique in the org
 * @param name at most 80 characters; unique in the org, whatever the case
 * @param colour shown beside the name
 * @param active false once it was deactivated: only who sees all teams sees it then (C46)
 * @param owned whether somebody in it is its owner
 * @param members how many are in it
 * @param budget credits a cycle that the team is advised to keep to; nothing is refused for it
 *     (X18)
 * @param version the org's version at the last change of the team or of who is in it
 */
public record Team(
    UUID id,
    UUID org,
    String slug,
    String name,
    Optional<String> description,
    Colour colour,
    boolean active,
    boolean owned,
    int members,
    Optional<Long> budget,
    long version,
    Instant createdAt) {

  /** Checks that nothing is missing. */
  public Team {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(slug, "slug must not be null");
    requireNonNull(name, "name must not be null");
    requireNonNull(colour, "colour must not be null");
    requireNonNull(budget, "budget must not be null");
  }

  /** The name with its colour, for an answer: {@code 🟦 Data Science}. */
  public String label() {
    return colour.mark() + " " + name;
  }

  /** The name within a sentence: nothing in it is taken for code. */
  public String inSentence() {
    return Shown.of(name, TeamName.LONGEST);
  }

  /** How many are in it, in words: {@code 1 person}. */
  String people() {
    return count(members);
  }

  static String count(int people) {
    return people == 1 ? "1 person" : people + " people";
  }

  /** What rights on the team depend on. */
  public TeamState state() {
    return new TeamState(id, slug, inSentence(), active, owned);
  }
}
