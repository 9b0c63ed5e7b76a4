package dev.roster.webhook;

import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.WebhookSender;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Subscriptions;
import dev.roster.store.Transactions;
import java.net.URI;
import java.time.InstantSource;

/** The feature as a whole: what the rest of the core uses of it. */
public final class WebhookFeature {

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
    this.secrets = new WebhookSecrets(key);
    this.courier = new WebhookCourier(shared, webhooks, secrets);
  }

  /** Names who sends what the outbox holds for webhooks. */
  public void register(OutboxRelay relay) {
    relay.register(Subscriptions.KIND, courier::deliver);
  }
}
