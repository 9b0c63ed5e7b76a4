package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.webhook.Delivery;
import dev.roster.webhook.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of the org: where its own systems hear of its changes. */
final class WebhookEndpoints {

  private static final String LIST = "deliveries";
  private static final String RIGHTS = "Needs `settings.manage`.";

  private final Desk desk;

  private WebhookEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var webhooks = new WebhookEndpoints(desk);
    return List.of(
        webhooks.list(),
        webhooks.create(),
        webhooks.get(),
        webhooks.change(),
        webhooks.delete(),
        webhooks.rotate(),
        webhooks.test(),
        webhooks.replay(),
        webhooks.deliveries());
  }

  /** A webhook. */
  record Shown(
      String id,
      String url,
      List<String> events,
      @Nullable String description,
      boolean enabled,
      Instant createdAt,
      @Nullable Instant succeededAt,
      @Nullable Instant failedAt,
      @Nullable String error) {

    static Shown of(Webhook webhook) {
      return new Shown(
          webhook.code(),
          webhook.url().toString(),
          webhook.events(),
          webhook.description().orElse(null),
          webhook.disabledAt().isEmpty(),
          webhook.createdAt(),
          webhook.health().succeededAt().orElse(null),
          webhook.health().failedAt().orElse(null),
          webhook.health().error().orElse(null));
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.text().about("Such as `w-7k2m`."))
          .needs("url", Schema.text())
          .needs("events", eventWords())
          .takes("description", Schema.text())
          .needs("enabled", Schema.flag().about("A receiver that answers 410 disables it."))
          .needs("createdAt", Schema.instant())
          .takes("succeededAt", Schema.instant().about("When an event was taken last."))
          .takes("failedAt", Schema.instant().about("When one was not."))
          .takes("error", Schema.text().about("What was wrong then."))
          .done()
          .named("Webhook");
    }
  }

  /** An event on its way. */
  record ShownDelivery(
      String event,
      String type,
      String state,
      int tries,
      Instant createdAt,
      @Nullable Instant nextAt,
      @Nullable Instant endedAt,
      @Nullable String error) {

    static ShownDelivery of(Delivery delivery) {
      return new ShownDelivery(
          delivery.event(),
          delivery.action(),
          delivery.state(),
          delivery.tries(),
          delivery.createdAt(),
          delivery.nextAt().orElse(null),
          delivery.endedAt().orElse(null),
          delivery.error().orElse(null));
    }

    static Schema schema() {
      return Schema.object()
          .needs("event", Schema.text().about("Its id, as in the header `webhook-id`."))
          .needs("type", Schema.text().about("What happened, such as `member.role`."))
          .needs(
              "state",
              Schema.choice("waiting", "sending", "sent", "parked")
                  .about("Parked is given up after 12 tries."))
          .needs("tries", Schema.number(0, 1_000))
          .needs("createdAt", Schema.instant())
          .takes("nextAt", Schema.instant().about("When it is tried next."))
          .takes("endedAt", Schema.instant())
          .takes("error", Schema.text().about("What was wrong at the last try."))
          .done()
          .named("Delivery");
    }
  }

  private static Schema url() {
    return Schema.text(500)
        .about("An https address with a public name.")
        .such("https://hooks.acme.com/roster");
  }

  private static Schema eventWords() {
    return Schema.list(Schema.text(60).such("member.*"), 50)
        .about("Which changes: `*`, groups such as `member.*`, or one kind such as `member.role`.");
  }

  private static Schema description() {
    return Schema.text(200).about("What it is for.");
  }

  /** What was done, with the secret that was made by it. */
  private static Schema made() {
    return Schema.object()
        .needs("message", Schema.text())
        .needs("version", Schema.number(0, Long.MAX_VALUE))
        .needs("webhook", Schema.text().about("Its id, such as `w-7k2m`."))
        .needs(
            "secret",
            Schema.text()
                .about("Signs what is sent, by the Standard Webhooks way. Told here only."))
        .done()
        .named("MadeWebhook");
  }

  private static Schema done() {
    return Schema.object()
        .needs("message", Schema.text())
        .needs("version", Schema.number(0, Long.MAX_VALUE))
        .takes("webhook", Schema.text())
        .takes("events", Schema.number(0, 1_000).about("How many are sent again."))
        .takes(
            "until", Schema.number(0, Long.MAX_VALUE).about("There are more after this version."))
        .done()
        .named("WebhookReceipt");
  }

  private static Endpoint.Draft one(Verb verb, String below, String id, String summary) {
    return Endpoint.of(verb, "/v1/webhooks/{id}" + below, id, summary)
        .rights(RIGHTS)
        .path("id", Schema.text(16).matching("^w-[0-9a-z]+$").such("w-7k2m"));
  }

  private Endpoint list() {
    return Endpoint.of(Verb.GET, "/v1/webhooks", "listWebhooks", "List the webhooks")
        .rights(RIGHTS)
        .answers(
            200,
            "All of them, at most 20",
            Schema.object().needs("webhooks", Schema.list(Shown.schema())).done())
        .by(request ->
            desk.look(
                request,
                asker -> desk.service().webhooks(asker),
                all -> Map.of("webhooks", all.stream().map(Shown::of).toList())));
  }

  private Endpoint get() {
    return one(Verb.GET, "", "getWebhook", "Get one webhook")
        .answers(200, "The webhook", Shown.schema())
        .by(request ->
            desk.look(
                request, asker -> desk.service().webhook(asker, request.path("id")), Shown::of));
  }

  private Endpoint create() {
    return Endpoint.of(Verb.POST, "/v1/webhooks", "createWebhook", "Make a webhook")
        .rights(RIGHTS)
        .body(
            Schema.object()
                .needs("url", url())
                .takes("events", eventWords())
                .takes("description", description())
                .done())
        .answers(200, "The webhook and its secret", made())
        .by(request -> {
          JsonNode given = request.body();
          return desk.change(
              request,
              "webhook create",
              words(given).text(given, "url").text(given, "description").all(),
              this::withSecret);
        });
  }

  private Endpoint change() {
    return one(Verb.PATCH, "", "changeWebhook", "Change a webhook; enabling sends nothing missed")
        .body(
            Schema.object()
                .takes("url", url())
                .takes("events", eventWords())
                .takes("description", description())
                .takes("enabled", Schema.flag())
                .notEmpty()
                .done())
        .answers(200, "What was done", done())
        .by(request -> {
          JsonNode given = request.body();
          Words words =
              words(given)
                  .put("webhook", request.path("id"))
                  .text(given, "url")
                  .text(given, "description");
          if (given.has("enabled")) {
            words.put("enabled", given.get("enabled").asBoolean() ? "yes" : "no");
          }
          return desk.change(request, "webhook change", words.all(), WebhookEndpoints::plain);
        });
  }

  private Endpoint delete() {
    return one(Verb.DELETE, "", "deleteWebhook", "Delete a webhook; what waits is not sent")
        .answers(200, "What was done", done())
        .by(request -> simply(request, "webhook delete"));
  }

  private Endpoint rotate() {
    return one(
            Verb.POST,
            "/rotate",
            "rotateWebhookSecret",
            "Give it another secret; the former signs too for a day")
        .answers(200, "The new secret", made())
        .by(request ->
            desk.change(
                request,
                "webhook rotate",
                Map.of("webhook", request.path("id")),
                this::withSecret));
  }

  private Endpoint test() {
    return one(Verb.POST, "/test", "testWebhook", "Send it an event to see whether it listens")
        .answers(200, "What was done", done())
        .by(request -> simply(request, "webhook test"));
  }

  private Endpoint replay() {
    return one(
            Verb.POST,
            "/replay",
            "replayWebhook",
            "Send again what was given up, or all since a time, at most 1,000")
        .mayTake(Schema.object().takes("since", Schema.instant()).done())
        .answers(200, "What was done", done())
        .by(request -> {
          Words words =
              new Words().put("webhook", request.path("id")).text(request.body(), "since");
          return desk.change(request, "webhook replay", words.all(), WebhookEndpoints::plain);
        });
  }

  private Endpoint deliveries() {
    Schema page = Desk.pageOf(LIST, ShownDelivery.schema());
    return Desk.paged(
            one(
                Verb.GET,
                "/deliveries",
                "listDeliveries",
                "List what was sent to it in 14 days and what waits"))
        .answers(200, "A page, the newest first", page)
        .by(request -> {
          String list = LIST + " " + request.path("id");
          Map<String, String> words = new HashMap<>(desk.words(request, list));
          words.put("webhook", request.path("id"));
          return desk.look(
              request,
              asker -> desk.service().deliveries(asker, words, Desk.limit(request)),
              sent ->
                  desk.page(
                      request,
                      list,
                      LIST,
                      sent.deliveries().stream().map(ShownDelivery::of).toList(),
                      sent.next()));
        });
  }

  private ApiResponse simply(ApiRequest request, String command) throws Problem {
    return desk.change(
        request, command, Map.of("webhook", request.path("id")), WebhookEndpoints::plain);
  }

  private static Words words(JsonNode given) {
    var words = new Words();
    if (given.has("events")) {
      var all = new StringJoiner(" ");
      given.get("events").forEach(word -> all.add(word.asText()));
      words.put("events", all.toString());
    }
    return words;
  }

  /** With the secret in place of what it is computed from. */
  private Map<String, Object> withSecret(Map<String, Object> told) {
    var shown = plain(told);
    shown.put(
        "secret",
        desk.service()
            .secret(
                UUID.fromString(String.valueOf(told.get("id"))),
                ((Number) told.getOrDefault("generation", 1)).intValue()));
    return shown;
  }

  private static Map<String, Object> plain(Map<String, Object> told) {
    var shown = new HashMap<>(told);
    shown.remove("id");
    shown.remove("generation");
    return shown;
  }
}
