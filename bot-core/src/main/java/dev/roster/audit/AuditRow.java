package dev.roster.audit;

import dev.roster.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the chain, as it is sealed and stored. */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record AuditRow(
    UUID chain,
    long version,
    int n,
    Instant at,
    Actor actor,
    AuditEvent event,
    @Nullable UUID personalId,
    byte @Nullable [] personalHash,
    byte[] previous) {

  /** Every column but the HMAC itself, as text. */
  List<String> columns() {
    return List.of(
        chain.toString(),
        Long.toString(version),
        Integer.toString(n),
        at.toString(),
        actor.person().map(UUID::toString).orElse(""),
        actor.account(),
        actor.door(),
        actor.key(),
        event.action(),
        event.target(),
        event.id().toString(),
        Json.write(event.before()),
        Json.write(event.after()),
        personalId == null ? "" : personalId.toString(),
        AuditLog.hex(personalHash),
        AuditLog.hex(previous));
  }
}
