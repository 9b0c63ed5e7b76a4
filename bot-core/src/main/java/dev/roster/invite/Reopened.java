package dev.roster.invite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of making cancelled invitations pending again.
 *
 * @param pending how many are
 * @param left how many stay cancelled, by the reason: half a sentence
 */
public record Reopened(int pending, Map<String, Integer> left) {

  /** None were cancelled. */
  public static final Reopened NONE = new Reopened(0, Map.of());

  /** Copies the reasons. */
  public Reopened {
    left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
  }
}
