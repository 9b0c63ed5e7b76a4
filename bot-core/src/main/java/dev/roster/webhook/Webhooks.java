package dev.roster.webhook;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Shown;
import dev.roster.store.Lane;
import dev.roster.store.ShortId;
import dev.roster.store.Subscriptions;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The webhooks of orgs. Who may change the org's settings manages them: they see what the audit
 * sees.
 */
final class Webhooks {

  /** So many an org: each costs every change a row. */
  static final int MOST = 20;

  /** So many events are sent again at once. */
  static final int MOST_AGAIN = 1_000;

  /**
   * What a webhook shall be.
   *
   * @param description what it is for; at most 200 characters
   */
  record Draft(URI url, List<String> events, Optional<String> description, boolean enabled) {}

  /**
   * What was sent again.
   *
   * @param until up to which version of the org, when there are more after it
   */
  record Again(int events, Optional<Long> until) {}

  /**
   * Makes one.
   *
   * @throws Refusal without the right, for an address that has one, and beyond 20
   */
  Webhook create(Tx tx, Seat actor, Draft draft) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    requireFree(tx.sql(), actor, draft.url(), Optional.empty());
    if (WebhookTable.all(tx.sql(), actor.org()).size() >= MOST) {
      throw new Refusal(
          "%s has %d webhooks already, which is the most. Delete one that nobody listens to."
              .formatted(actor.orgName(), MOST));
    }
    String code =
        ShortId.unused("w", taken -> WebhookTable.byCode(tx.sql(), actor.org(), taken).isPresent());
    var webhook =
        new Webhook(
            Transactions.newId(),
            actor.org(),
            code,
            draft.url(),
            draft.events(),
            draft.description(),
            1,
            Optional.empty(),
            tx.version(),
            tx.now(),
            Optional.empty(),
            new Webhook.Health(Optional.empty(), Optional.empty(), Optional.empty()));
    WebhookTable.insert(tx.sql(), webhook, tx.actor().person().orElse(null));
    tx.audit(
        AuditEvent.created("webhook.created", "webhook", webhook.id(), values(webhook))
            .saying(Map.of("url", draft.url().toString())));
    return webhook;
  }

  /** Changes what it is; enabling sends nothing of what was missed. */
  Webhook change(Tx tx, Seat actor, String code, Draft draft) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook before = get(tx.sql(), actor, code);
    requireFree(tx.sql(), actor, draft.url(), Optional.of(before.id()));
    Optional<Instant> disabledAt =
        draft.enabled() ? Optional.empty() : before.disabledAt().or(() -> Optional.of(tx.now()));
    return update(tx, before, draft, disabledAt);
  }

  private static Webhook update(Tx tx, Webhook before, Draft draft, Optional<Instant> disabledAt) {
    var after =
        new Webhook(
            before.id(),
            before.org(),
            before.code(),
            draft.url(),
            draft.events(),
            draft.description(),
            before.generation(),
            before.rotatedAt(),
            tx.version(),
            before.createdAt(),
            disabledAt,
            before.health());
    WebhookTable.update(tx.sql(), after);
    tx.audit(
        AuditEvent.changed("webhook.changed", "webhook", before.id(), values(before), values(after))
            .saying(Map.of("url", after.url().toString(), "url_before", before.url().toString())));
    return after;
  }

  /** Sends nothing more to it, since its receiver says that it is gone for good. */
  void disableGone(Tx tx, Webhook webhook) {
    tx.actsAsSystem();
    update(
        tx,
        webhook,
        new Draft(webhook.url(), webhook.events(), webhook.description(), false),
        Optional.of(tx.now()));
  }

  /** Gives it another secret; the former signs too for a day. */
  Webhook rotate(Tx tx, Seat actor, String code) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook webhook = get(tx.sql(), actor, code);
    WebhookTable.rotate(tx.sql(), webhook.id(), tx.now());
    tx.audit(
        AuditEvent.changed(
            "webhook.rotated",
            "webhook",
            webhook.id(),
            Map.of("generation", Integer.toString(webhook.generation())),
            Map.of("generation", Integer.toString(webhook.generation() + 1))));
    return get(tx.sql(), actor, code);
  }

  /** Deletes it; what still waits for it is not sent. */
  Webhook delete(Tx tx, Seat actor, String code) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook webhook = get(tx.sql(), actor, code);
    WebhookTable.delete(tx.sql(), webhook.id());
    tx.audit(
        AuditEvent.changed("webhook.deleted", "webhook", webhook.id(), values(webhook), Map.of())
            .saying(Map.of("url", webhook.url().toString())));
    return webhook;
  }

  /** Sends an event to it now, to see whether it listens: the event of this very change. */
  Webhook test(Tx tx, Seat actor, String code) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook webhook = get(tx.sql(), actor, code);
    requireEnabled(webhook);
    tx.audit(AuditEvent.created("webhook.tested", "webhook", webhook.id(), Map.of()));
    if (!webhook.hears("webhook.tested")) {
      tx.send(Subscriptions.event(webhook.id(), tx.org(), tx.version(), 1));
    }
    return webhook;
  }

  /** Tries again what was given up, in its order. */
  Again retryParked(Tx tx, Seat actor, String code) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook webhook = get(tx.sql(), actor, code);
    requireEnabled(webhook);
    int events = Lane.retryParked(tx.sql(), Subscriptions.lane(webhook.id()), tx.now(), MOST_AGAIN);
    return noted(tx, webhook, new Again(events, Optional.empty()));
  }

  /**
   * Sends again what happened since an instant, with the ids of the first time.
   *
   * @throws Refusal when nothing happened since
   */
  Again replay(Tx tx, Seat actor, String code, Instant since) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    Webhook webhook = get(tx.sql(), actor, code);
    requireEnabled(webhook);
    List<EventRow> events =
        EventRows.since(tx.sql(), tx.org(), since, tx.version(), MOST_AGAIN + 1);
    List<EventRow> wanted =
        events.stream().limit(MOST_AGAIN).filter(event -> webhook.hears(event.action())).toList();
    wanted.forEach(
        event -> tx.send(Subscriptions.event(webhook.id(), tx.org(), event.version(), event.n())));
    Optional<Long> until =
        events.size() > MOST_AGAIN
            ? Optional.of(events.get(MOST_AGAIN - 1).version())
            : Optional.empty();
    return noted(tx, webhook, new Again(wanted.size(), until));
  }

  private static Again noted(Tx tx, Webhook webhook, Again again) {
    tx.audit(
        AuditEvent.created(
            "webhook.replayed",
            "webhook",
            webhook.id(),
            Map.of("events", Integer.toString(again.events()))));
    return again;
  }

  /**
   * The webhook of that code.
   *
   * @throws Refusal when the org has no such one
   */
  Webhook get(Handle sql, Seat seat, String typed) {
    String code = typed.strip().toLowerCase(Locale.ROOT);
    return WebhookTable.byCode(sql, seat.org(), code)
        .orElseThrow(() ->
            Refusal.unknown(
                "There is no webhook `%s` in %s.".formatted(Shown.of(typed), seat.orgName())));
  }

  /** All of an org, the oldest first; at most 20. */
  List<Webhook> all(Handle sql, UUID org) {
    return WebhookTable.all(sql, org);
  }

  private static void requireEnabled(Webhook webhook) {
    if (webhook.disabledAt().isPresent()) {
      throw new Refusal("`%s` is disabled; enable it first.".formatted(webhook.code()));
    }
  }

  private static void requireFree(Handle sql, Seat seat, URI url, Optional<UUID> self) {
    WebhookTable.byUrl(sql, seat.org(), url)
        .filter(other -> !self.equals(Optional.of(other.id())))
        .ifPresent(other -> {
          throw new Refusal(
              "`%s` sends to this address already; change its events instead."
                  .formatted(other.code()));
        });
  }

  private static Map<String, String> values(Webhook webhook) {
    return Map.of(
        "code", webhook.code(),
        "events", String.join(" ", webhook.events()),
        "state", webhook.disabledAt().isPresent() ? "disabled" : "enabled");
  }
}
