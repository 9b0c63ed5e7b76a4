package dev.roster.audit;

import dev.roster.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** One row of the chain, as it is hashed and stored. */
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

  /** The HMAC over every column, as a JSON array: unambiguous, and readable when it differs. */
  byte[] hash(Mac mac) {
    var columns =
        List.of(
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
    return mac.doFinal(Json.write(columns).getBytes(StandardCharsets.UTF_8));
  }
}
