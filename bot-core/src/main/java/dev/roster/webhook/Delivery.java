package dev.roster.webhook;

import static java.util.Objects.requireNonNull;

import dev.roster.store.Lane;
import dev.roster.store.Subscriptions;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * An event on its way to a webhook, or there.
 *
 * @param number its place among the webhook's, and in the pages of them
 * @param event the id that the receiver sees
 * @param action what happened, such as {@code member.role}
 * @param state {@code waiting}, {@code sending}, {@code sent} or {@code parked} for given up
 * @param tries how often it was tried
 * @param nextAt when it is tried next; only while it waits
 * @param endedAt when it was taken or given up
 * @param error what was wrong at the last try
 */
public record Delivery(
    long number,
    String event,
    String action,
    String state,
    int tries,
    Instant createdAt,
    Optional<Instant> nextAt,
    Optional<Instant> endedAt,
    Optional<String> error) {

  /** Checks that nothing is missing. */
  public Delivery {
    requireNonNull(event, "event must not be null");
    requireNonNull(state, "state must not be null");
  }

  static Delivery of(Handle sql, Webhook webhook, Lane.Row row) {
    long version = Long.parseLong(row.words().getOrDefault(Subscriptions.VERSION, "0"));
    int n = Integer.parseInt(row.words().getOrDefault(Subscriptions.NUMBER, "0"));
    return new Delivery(
        row.number(),
        eventId(webhook, version, n),
        EventRows.find(sql, webhook.org(), version, n).map(EventRow::action).orElse("unknown"),
        row.state().equals("claimed") ? "sending" : row.state(),
        row.attempts(),
        row.createdAt(),
        row.state().equals("waiting") ? Optional.of(row.dueAt()) : Optional.empty(),
        row.endedAt(),
        row.error());
  }

  /** The id of an event: the same for each webhook and each try. */
  static String eventId(Webhook webhook, long version, int n) {
    return "%s-%d-%d".formatted(webhook.org(), version, n);
  }
}
