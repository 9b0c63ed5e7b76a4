package dev.roster.team;

import dev.roster.member.Member;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Map;

/**
 * What came of adding some people to a team, one outcome each.
 *
 * @param outcomes in the order in which they were named
 */
record Enrolled(List<Outcome> outcomes) {

  /** Copies the outcomes. */
  Enrolled {
    outcomes = List.copyOf(outcomes);
  }

  /** What came of one word. */
  sealed interface Outcome {
    /** In the team now. */
    record Added(Member member) implements Outcome {}

    /** Not added, and why: half a sentence that goes on from the name. */
    record Not(Span who, String why) implements Outcome {
      static Not word(String word, String why) {
        return new Not(Span.bold(word), why);
      }
    }
  }

  List<Member> added() {
    return outcomes.stream()
        .filter(Outcome.Added.class::isInstance)
        .map(outcome -> ((Outcome.Added) outcome).member())
        .toList();
  }

  /** The outcomes for programs, in the order in which they were named. */
  List<Map<String, Object>> told() {
    return outcomes.stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Added(var member) ->
                  Map.<String, Object>of(
                      "who", member.name(), "done", true, "id", member.person().toString());
              case Outcome.Not(var who, var why) ->
                  Map.<String, Object>of("who", who.words(), "done", false, "why", why);
            })
        .toList();
  }
}
