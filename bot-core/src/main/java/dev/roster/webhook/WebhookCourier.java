package dev.roster.webhook;

import dev.roster.audit.Actor;
import dev.roster.json.Json;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender;
import dev.roster.store.Databases;
import dev.roster.store.Subscriptions;
import dev.roster.store.Transactions;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Sends what the outbox holds for webhooks: the event as the audit has it, made when it is sent.
 */
final class WebhookCourier {

  /** Before the action, as CloudEvents want a type to begin with a name of its maker's. */
  private static final String TYPE = "dev.roster.";

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Orgs orgs;
  private final People people;
  private final Webhooks webhooks;
  private final WebhookSecrets secrets;
  private final WebhookSender sender;
  private final URI publicUrl;

  WebhookCourier(WebhookFeature.Shared shared, Webhooks webhooks, WebhookSecrets secrets) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.orgs = shared.orgs();
    this.people = shared.people();
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.sender = shared.sender();
    this.publicUrl = shared.publicUrl();
  }

  /** Sends one event, unless its webhook is gone or disabled meanwhile. */
  void deliver(String key, Map<String, String> words) throws DeliveryException {
    UUID id = UUID.fromString(words.getOrDefault(Subscriptions.WEBHOOK, ""));
    Optional<Webhook> webhook =
        databases
            .read(sql -> WebhookTable.find(sql, id))
            .filter(found -> found.disabledAt().isEmpty());
    if (webhook.isEmpty()) {
      return;
    }
    Optional<WebhookSender.Post> post = databases.read(sql -> post(sql, webhook.get(), words));
    if (post.isEmpty()) {
      return;
    }
    try {
      sender.send(post.get());
      note(key, sql -> WebhookTable.succeeded(sql, id, clock.instant()));
    } catch (DeliveryException e) {
      note(key, sql -> WebhookTable.failed(sql, id, clock.instant(), reason(e)));
      if (e.verdict() instanceof Verdict.Never) {
        disable(webhook.get());
      }
      throw e;
    }
  }

  private static String reason(DeliveryException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Optional<WebhookSender.Post> post(
      Handle sql, Webhook webhook, Map<String, String> words) {
    long version = Long.parseLong(words.getOrDefault(Subscriptions.VERSION, "0"));
    int n = Integer.parseInt(words.getOrDefault(Subscriptions.NUMBER, "0"));
    return EventRows.find(sql, webhook.org(), version, n).map(event -> post(sql, webhook, event));
  }

  private WebhookSender.Post post(Handle sql, Webhook webhook, EventRow event) {
    String slug = orgs.slug(sql, webhook.org());
    return new WebhookSender.Post(
        webhook.url(),
        secrets.of(webhook.id(), webhook.signing(clock.instant())),
        Delivery.eventId(webhook, event.version(), event.n()),
        event.at(),
        publicUrl.resolve("/orgs/" + slug),
        TYPE + event.action(),
        event.target() + "/" + event.targetId(),
        Json.write(data(sql, slug, event)));
  }

  /** What receivers build on; what is added here later adds a property and changes none. */
  private Map<String, Object> data(Handle sql, String slug, EventRow event) {
    var data = new HashMap<String, Object>();
    data.put("org", slug);
    data.put("version", event.version());
    data.put("number", event.n());
    data.put("action", event.action());
    data.put("target", event.target());
    data.put("id", event.targetId().toString());
    data.put("before", event.before());
    data.put("after", event.after());
    data.put("actor", actor(event.actor()));
    event.about().ifPresent(person -> data.put("person", person(sql, person)));
    return data;
  }

  private static Map<String, Object> actor(Actor actor) {
    var words = new HashMap<String, Object>();
    words.put("account", actor.account());
    words.put("door", actor.door());
    actor.person().ifPresent(person -> words.put("person", person.toString()));
    return words;
  }

  private Map<String, Object> person(Handle sql, UUID person) {
    var words = new HashMap<String, Object>();
    words.put("id", person.toString());
    people
        .find(sql, person)
        .ifPresent(known -> {
          words.put("name", known.name());
          known.email().ifPresent(email -> words.put("email", email));
        });
    return words;
  }

  private void note(String key, Consumer<Handle> statement) {
    transactions.own(
        Actor.system("webhook", "webhook:" + key),
        tx -> {
          statement.accept(tx.sql());
          return true;
        });
  }

  private void disable(Webhook webhook) {
    if (!databases.read(sql -> orgs.isThere(sql, webhook.org()))) {
      // Nothing more comes of an org that was deleted, and nobody can change it.
      return;
    }
    transactions.inOrg(
        Actor.system("webhook", "webhook gone:" + webhook.id()),
        webhook.org(),
        tx -> {
          Optional<Webhook> now =
              WebhookTable.find(tx.sql(), webhook.id())
                  .filter(found -> found.disabledAt().isEmpty());
          now.ifPresentOrElse(found -> webhooks.disableGone(tx, found), tx::leaveUnchanged);
          return true;
        });
  }
}
