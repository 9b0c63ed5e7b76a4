package dev.roster.webhook;

import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.WebhookSender;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Subscriptions;
import dev.roster.store.Transactions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The feature as a whole: what the rest of the core uses of it. */
public final class WebhookFeature implements Feature {

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
  @Override
  public List<Command<?>> commands() {
    return WebhookCommands.all(webhooks, shared.sender());
  }

  /** How many webhooks an org has, those included that are switched off; at most 20. */
  public int count(Handle sql, UUID org) {
    return WebhookTable.count(sql, org);
  }

  /** What programs read. */
  public WebhookQueries queries() {
    return new WebhookQueries(webhooks);
  }

  /**
   * A signing secret as its receiver configures it: to be shown when it is made, and no more.
   *
   * @param generation as what made it told
   */
  public String secret(UUID webhook, int generation) {
    return secrets.shown(webhook, generation);
  }

  /** Names who sends what the outbox holds for webhooks. */
  @Override
  public void register(OutboxRelay relay) {
    relay.register(Subscriptions.KIND, courier::deliver);
  }
}
