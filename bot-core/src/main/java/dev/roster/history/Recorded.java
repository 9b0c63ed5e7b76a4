package dev.roster.history;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it stands in the audit.
 *
 * @param key its place in the chain
 * @param at when the change began
 * @param by who made it; absent for jobs and for people who were not known yet
 * @param account the chat identity that made it, {@code mail} or {@code system}
 * @param door through which door it came, as {@link dev.roster.audit.Actor} says it
 * @param action such as {@code member.role}
 * @param targetId the id of what was changed
 * @param about the person whom it is about; absent where it is about none
 * @param before the changed values as they were
 * @param after the changed values as they became
 * @param words names, addresses and reasons; empty once they were erased
 */
record Recorded(
    EventKey key,
    Instant at,
    Optional<UUID> by,
    String account,
    String door,
    String action,
    UUID targetId,
    Optional<UUID> about,
    Map<String, String> before,
    Map<String, String> after,
    Map<String, String> words) {

  /** Begins the way of a change that takes another back. */
  private static final String UNDO = " undo";

  /** What an Undo of an earlier release gave as its reason. */
  private static final String UNDONE = "undone";

  private static final String SYSTEM = "system";

  /** Copies the values. */
  Recorded {
    requireNonNull(key, "key must not be null");
    requireNonNull(at, "at must not be null");
    before = Map.copyOf(before);
    after = Map.copyOf(after);
    words = Map.copyOf(words);
  }

  Optional<String> before(String value) {
    return Optional.ofNullable(before.get(value));
  }

  Optional<String> after(String value) {
    return Optional.ofNullable(after.get(value));
  }

  /** A value of what is new, else of what was. */
  Optional<String> value(String value) {
    return after(value).or(() -> before(value));
  }

  Optional<String> word(String word) {
    return Optional.ofNullable(words.get(word)).filter(text -> !text.isBlank());
  }

  /** Why, as whoever made the change said. */
  Optional<String> reason() {
    return word("reason").filter(text -> !text.equals(UNDONE));
  }

  /** Whether a job of Roster's own made it. */
  boolean isBySystem() {
    return account.equals(SYSTEM);
  }

  /** Whether somebody did it to themselves. */
  boolean isByOneself() {
    return about.isPresent() && about.equals(by);
  }

  /** Whether it takes an earlier change back. */
  boolean isUndo() {
    return door.contains(UNDO)
        || UNDONE.equals(words.get("reason"))
        || action.equals("member.restored")
        || action.equals("key.restored")
        || action.equals("upgrade.undone");
  }
}
