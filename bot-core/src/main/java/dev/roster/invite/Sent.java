package dev.roster.invite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of inviting some people, one outcome each.
 *
 * @param outcomes in the order in which they were named
 */
record Sent(List<Outcome> outcomes) {

  /** Copies the outcomes. */
  Sent {
    outcomes = List.copyOf(outcomes);
  }

  /** What came of one word. */
  sealed interface Outcome {
    /** Asked in. */
    record Invited(Invitation invitation) implements Outcome {}

    /**
     * Not asked in.
     *
     * @param why half a sentence that goes on from the name
     * @param full whether a bigger plan would make room
     * @param held the address, where it is held back only until somebody says that it is meant
     */
    record Not(String who, String why, boolean full, Optional<String> held) implements Outcome {
      Not(String who, String why) {
        this(who, why, false, Optional.empty());
      }
    }
  }

  /** Whether somebody found no room in the plan. */
  boolean lacksRoom() {
    return outcomes.stream().anyMatch(one -> one instanceof Outcome.Not(_, _, var full, _) && full);
  }

  /** The addresses that wait for somebody to say that they are meant. */
  List<String> held() {
    return outcomes.stream()
        .flatMap(one ->
            one instanceof Outcome.Not(_, _, _, var held) ? held.stream() : Stream.<String>of())
        .toList();
  }

  List<Invitation> invited() {
    return outcomes.stream()
        .filter(Outcome.Invited.class::isInstance)
        .map(outcome -> ((Outcome.Invited) outcome).invitation())
        .toList();
  }

  /** The outcomes for programs, in the order in which they were named. */
  List<Map<String, Object>> told() {
    return outcomes.stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Invited(var invitation) ->
                  Map.<String, Object>of(
                      "who", invitation.invitee(), "done", true, "id", invitation.id().toString());
              case Outcome.Not(var who, var why, _, var held) ->
                  held.isPresent()
                      ? Map.<String, Object>of("who", who, "done", false, "why", why, "held", true)
                      : Map.<String, Object>of("who", who, "done", false, "why", why);
            })
        .toList();
  }
}
