package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.load.Workload;

/**
 * A way from the person who types or presses to the engine, and back.
 *
 * @param <M> a message as it is seen there
 */
interface Way<M> extends AutoCloseable {

  /**
   * What came back.
   *
   * @param message what was answered
   * @param words what it says
   * @param acknowledged nanoseconds until the platform was told that we took it; 0 without one
   * @param answered nanoseconds until the platform had the whole answer
   */
  record Heard<M>(M message, String words, long acknowledged, long answered) {}

  /** The owner of an org types something about a member. */
  Heard<M> type(Workload workload, int org, int member) throws Exception;

  /** The owner of an org presses a button under what they were answered. */
  Heard<M> press(int org, M message, String label) throws Exception;

  @Override
  default void close() {}
}
