package dev.roster.webhook;

import dev.roster.command.Command;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.WebhookSender;
import dev.roster.store.Databases;
import dev.roster.store.Lane;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Subscriptions;
import dev.roster.store.Transactions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The feature as a whole: what the rest of the core uses of it. */
public final class WebhookFeature {

  private final Shared shared;
  private final Webhooks webhooks = new Webhooks();
  private final WebhookSecrets secrets;
  private final WebhookCourier courier;

  /** What this feature stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Orgs orgs,
      People people,
      WebhookSender sender,
      URI publicUrl) {}

  /**
   * Wires it.
   *
   * @param key the key that signing secrets are computed with
   */
  public WebhookFeature(Shared shared, byte[] key) {
    this.shared = shared;
    this.secrets = new WebhookSecrets(key);
    this.courier = new WebhookCourier(shared, webhooks, secrets);
  }

  /** The commands behind the API; nobody types them. */
  public List<Command<?>> commands() {
    return WebhookCommands.all(webhooks, shared.sender());
  }

  /** The webhooks of an org, the oldest first; at most 20. */
  public List<Webhook> all(UUID org) {
    return shared.databases().read(sql -> webhooks.all(sql, org));
  }

  /** The webhook of that code; empty when the org has none. */
  public Optional<Webhook> find(UUID org, String code) {
    return shared.databases().read(sql -> WebhookTable.byCode(sql, org, code));
  }

  /** The one that sends to that address; empty when the org has none. */
  public Optional<Webhook> findByUrl(UUID org, String typed) {
    return shared.databases().read(sql -> WebhookTable.byUrl(sql, org, WebhookUrl.read(typed)));
  }

  /** The signing secret as its receiver configures it; to be shown when it is made, and no more. */
  public String secret(Webhook webhook) {
    return secrets.shown(webhook.id(), webhook.generation());
  }

  /**
   * What was sent and what waits, the newest first; what ended 14 days ago is gone.
   *
   * @param below only numbers below that, for the next page
   */
  public List<Delivery> deliveries(Webhook webhook, OptionalLong below, int most) {
    return shared
        .databases()
        .read(sql ->
            Lane.newest(sql, Subscriptions.lane(webhook.id()), below, most).stream()
                .map(row -> Delivery.of(sql, webhook, row))
                .toList());
  }

  /** Names who sends what the outbox holds for webhooks. */
  public void register(OutboxRelay relay) {
    relay.register(Subscriptions.KIND, courier::deliver);
  }
}
