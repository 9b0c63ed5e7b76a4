package dev.roster.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the actions that an answer's buttons stand for, so that they can be stored together
 * before anybody sees the answer. One call's; not thread-safe.
 */
public final class Offers {

  private final Map<ActionId, Action> offered = new LinkedHashMap<>();

  /** Takes an action and gives the id for its button. */
  public String offer(Action action) {
    ActionId id = ActionId.forNew(action);
    offered.put(id, action);
    return id.toString();
  }

  /** What was offered so far, in order. */
  public Map<ActionId, Action> offered() {
    return Collections.unmodifiableMap(offered);
  }

  /** Forgets what was offered: the work is tried again. */
  public void clear() {
    offered.clear();
  }
}
