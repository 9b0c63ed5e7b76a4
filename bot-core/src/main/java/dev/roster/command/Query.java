package dev.roster.command;

import static java.util.Objects.requireNonNull;

import org.jdbi.v3.core.Handle;

/**
 * What programs read: as a command that looks something up, with the same need and options, but
 * answered as a value instead of in words.
 *
 * @param need what somebody needs to ask at all
 * @param params its options, those that only buttons carry included
 * @param looking what it looks up
 * @param <A> its arguments
 * @param <T> its answer
 */
public record Query<A, T>(Need need, Params<A> params, Looking<A, T> looking) {

  /** Looks something up. */
  @FunctionalInterface
  public interface Looking<A, T> {
    /**
     * Answers.
     *
     * @throws dev.roster.access.Refusal for what the caller may not know, or is not there
     */
    T look(Context context, Handle sql, A args);
  }

  /** Checks that nothing is missing. */
  public Query {
    requireNonNull(need, "need must not be null");
    requireNonNull(params, "params must not be null");
    requireNonNull(looking, "looking must not be null");
  }
}
