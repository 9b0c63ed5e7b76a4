package dev.roster.apikey;

import dev.roster.audit.AuditEvent;
import java.util.HashMap;
import java.util.Map;

/** What the audit keeps of keys: never what one says. */
final class KeyEvents {

  private KeyEvents() {}

  static AuditEvent created(ApiKey key) {
    var after = new HashMap<>(words(key));
    key.expiresAt().ifPresent(at -> after.put("expires", at.toString()));
    return named(AuditEvent.created("key.created", "api_key", key.id(), after), key);
  }

  /**
   * The end of a key.
   *
   * @param why {@code revoked}, {@code removed} or {@code demoted}
   */
  static AuditEvent revoked(ApiKey key, String why) {
    var after = new HashMap<>(words(key));
    after.put("why", why);
    return named(
        AuditEvent.changed("key.revoked", "api_key", key.id(), Map.of("state", "live"), after),
        key);
  }

  static AuditEvent restored(ApiKey key) {
    return named(
        AuditEvent.changed(
            "key.restored", "api_key", key.id(), Map.of("state", "revoked"), words(key)),
        key);
  }

  private static Map<String, String> words(ApiKey key) {
    return Map.of(
        "person", key.person().toString(), "code", key.code(), "origin", key.origin().word());
  }

  /** What people called it can be erased. */
  private static AuditEvent named(AuditEvent event, ApiKey key) {
    return event.saying(Map.of("name", key.name()));
  }
}
