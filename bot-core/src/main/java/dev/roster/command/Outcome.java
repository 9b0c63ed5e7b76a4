package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Refusal;
import dev.roster.reply.Reply;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What came of a call, for programs; people get the {@link #reply}. */
public sealed interface Outcome {

  /** The answer in words. */
  Reply reply();

  /**
   * It is done, now or by an earlier try.
   *
   * @param version the org's version after it; 0 for what is about no org
   * @param told what was made or done, by name
   */
  record Done(Reply reply, long version, Map<String, Object> told) implements Outcome {
    /** Copies the map. */
    public Done {
      requireNonNull(reply, "reply must not be null");
      told = Map.copyOf(told);
    }

    /** The same with other facts. */
    Done telling(Map<String, Object> facts) {
      return new Done(reply, version, facts);
    }

    /** The same in other words. */
    Done in(UnaryOperator<Reply> words) {
      return new Done(words.apply(reply), version, told);
    }
  }

  /**
   * It may not or cannot be done.
   *
   * @param sentence why
   * @param kind what stands in the way
   * @param rule the rule that decided; empty when none did
   */
  record Refused(Reply reply, String sentence, Refusal.Kind kind, String rule) implements Outcome {
    /** Checks that nothing is missing. */
    public Refused {
      requireNonNull(reply, "reply must not be null");
      requireNonNull(kind, "kind must not be null");
    }
  }

  /**
   * The words cannot be used.
   *
   * @param sentence what is wrong, beginning with the option's name in backticks where it is one
   */
  record Misused(Reply reply, String sentence) implements Outcome {}

  /**
   * The org is not at the version any more that was asked for.
   *
   * @param version its version
   */
  record Changed(Reply reply, long version) implements Outcome {}

  /** The delivery was another request's. */
  record Reused(Reply reply) implements Outcome {}

  /**
   * Something that should not happen.
   *
   * @param id stands in the log too, such as {@code e-7k2m9q}
   * @param isUnavailable whether the database cannot be reached
   */
  record Failed(Reply reply, String id, boolean isUnavailable) implements Outcome {}
}
