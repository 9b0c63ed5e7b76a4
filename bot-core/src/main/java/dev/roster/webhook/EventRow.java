package dev.roster.webhook;

import dev.roster.audit.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as the audit holds it, without erasable words.
 *
 * @param about whom it is about
 */
record EventRow(
    long version,
    int n,
    Instant at,
    Actor actor,
    String action,
    String target,
    UUID targetId,
    Optional<UUID> about,
    Map<String, String> before,
    Map<String, String> after) {}
