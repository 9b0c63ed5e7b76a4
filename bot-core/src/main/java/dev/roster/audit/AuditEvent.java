package dev.roster.audit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.UUID;

/**
 * One fact about a change. Ids, roles and states go into {@code before} and {@code after}; names,
 * addresses and reasons into {@code personal}, which can be erased without breaking the chain.
 *
 * @param action such as {@code member.role}
 * @param target what kind of thing was changed, such as {@code membership}
 * @param id its id
 * @param before the changed values as they were; empty for something new
 * @param after the changed values as they are; empty for something removed
 * @param personal erasable words
 */
public record AuditEvent(
    String action,
    String target,
    UUID id,
    Map<String, String> before,
    Map<String, String> after,
    Map<String, String> personal) {

  /** Copies the values. */
  public AuditEvent {
    requireNonNull(action, "action must not be null");
    requireNonNull(target, "target must not be null");
    requireNonNull(id, "id must not be null");
    before = Map.copyOf(before);
    after = Map.copyOf(after);
    personal = Map.copyOf(personal);
  }

  /** A change from some values to others. */
  public static AuditEvent changed(
      String action,
      String target,
      UUID id,
      Map<String, String> before,
      Map<String, String> after) {
    return new AuditEvent(action, target, id, before, after, Map.of());
  }

  /** Something new. */
  public static AuditEvent created(
      String action, String target, UUID id, Map<String, String> after) {
    return new AuditEvent(action, target, id, Map.of(), after, Map.of());
  }

  /** The same event with erasable words. */
  public AuditEvent saying(Map<String, String> words) {
    return new AuditEvent(action, target, id, before, after, words);
  }
}
