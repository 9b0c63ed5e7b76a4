package dev.roster.check;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * "May this person or key do that now?" (design.md, "Web side (contract)")
 *
 * @param org the org's short name
 * @param subject who would do it
 * @param permission the contract's word, of the org such as {@code inference.use} or of a team such
 *     as {@code team.use}
 * @param team a team's short name or name, when it would be done in one; null for none
 */
public record Question(String org, Subject subject, String permission, @Nullable String team) {

  /** Checks that nothing is missing. */
  public Question {
    requireNonNull(org, "org must not be null");
    requireNonNull(subject, "subject must not be null");
    requireNonNull(permission, "permission must not be null");
  }

  /** Of somebody in the org, in no team. */
  public static Question of(String org, String person, String permission) {
    return new Question(org, new Subject.Person(person), permission, null);
  }

  /** The same in a team. */
  public Question in(String teamWord) {
    return new Question(org, subject, permission, teamWord);
  }
}
