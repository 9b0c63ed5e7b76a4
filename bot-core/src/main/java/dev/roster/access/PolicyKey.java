package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that each scheme ships a value for and that an org may decide for itself (rules.md, X).
 *
 * @param name such as {@code grant.ceiling}
 * @param kind what its values are
 * @param allowed the words, the range such as {@code 0 to 1440}, or the word beside roles and
 *     channels
 * @param decidesRights whether it takes {@code org.policy_rights} to set it, else {@code
 *     settings.manage}
 * @param fixed whether it goes with the scheme, so that no org sets it
 * @param position where it stands among the others; keys of one subject share the tens
 * @param meaning what it decides: a sentence without its full stop
 * @param words what each allowed word means, a sentence without its full stop each
 */
public record PolicyKey(
    String name,
    Kind kind,
    String allowed,
    boolean decidesRights,
    boolean fixed,
    int position,
    String meaning,
    Map<String, String> words) {

  /** What the values of a key are. */
  public enum Kind {
    /** One of a few words. */
    WORD,
    /** A whole number within a range. */
    NUMBER,
    /** A role of the org's scheme. */
    ROLE,
    /** A channel of a place that the org is connected to. */
    CHANNEL
  }

  /** Copies the words, in their order. */
  public PolicyKey {
    requireNonNull(name, "name must not be null");
    requireNonNull(kind, "kind must not be null");
    requireNonNull(allowed, "allowed must not be null");
    requireNonNull(meaning, "meaning must not be null");
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /** The words that are allowed; of a role or a channel the one beside those. */
  public List<String> values() {
    return Arrays.asList(allowed.split(" "));
  }

  /** The least number that is allowed, of a number. */
  public int least() {
    return Integer.parseInt(values().getFirst());
  }

  /** The greatest number that is allowed, of a number. */
  public int most() {
    return Integer.parseInt(values().getLast());
  }

  /** What a value means; empty for what explains itself. */
  public Optional<String> meaningOf(String value) {
    return Optional.ofNullable(words.get(value));
  }
}
