package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import java.util.Map;

/** What programs ask of the core; the same engine that adapters talk to. Safe for any thread. */
public interface Programs {

  /** Does what the call asks for and says what came of it; never throws. */
  Outcome attempt(Call call);

  /**
   * Looks something up.
   *
   * @param call who asks; of its input nothing is used
   * @param words the words by option name
   * @throws UsageException when the words cannot be used
   * @throws Refusal when the caller may not, or it is not there
   */
  <A, T> Looked<T> look(Call call, Query<A, T> query, Map<String, String> words)
      throws UsageException;

  /**
   * What was looked up.
   *
   * @param value it
   * @param seat the caller's, read before it; its version is one at which the value was no older
   */
  record Looked<T>(T value, Seat seat) {}
}
