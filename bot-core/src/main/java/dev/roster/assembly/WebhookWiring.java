package dev.roster.assembly;

import dev.roster.webhook.WebhookFeature;

/** Webhooks: what an org's programs are told. */
final class WebhookWiring {

  private WebhookWiring() {}

  static WebhookFeature wire(Ground ground) {
    return new WebhookFeature(
        new WebhookFeature.Shared(
            ground.databases,
            ground.transactions,
            ground.clock,
            ground.orgs,
            ground.people,
            ground.outlets.webhooks(),
            ground.settings.publicUrl()),
        ground.keys.forPurpose("webhook signatures"));
  }
}
