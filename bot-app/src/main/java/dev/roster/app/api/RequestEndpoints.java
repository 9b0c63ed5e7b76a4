package dev.roster.app.api;

import dev.roster.app.api.Endpoint.Verb;
import dev.roster.upgrade.UpgradeQueries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests for Pro. */
final class RequestEndpoints {

  private static final String LIST = "requests";

  private final Desk desk;

  private RequestEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var requests = new RequestEndpoints(desk);
    return List.of(
        requests.list(),
        requests.get(),
        requests.decide("approve", "approveRequest", "Give the Pro that was asked for"),
        requests.decide("deny", "denyRequest", "Deny the Pro that was asked for"));
  }

  private static Schema states() {
    return Schema.choice("pending", "approved", "denied", "cancelled", "expired");
  }

  /** A request. */
  record Shown(
      String id,
      String person,
      String name,
      @Nullable String reason,
      @Nullable String term,
      String state,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable String decidedBy,
      @Nullable String answer,
      @Nullable Instant until) {

    static Shown of(UpgradeQueries.View view) {
      return new Shown(
          view.code(),
          view.requester().toString(),
          view.name(),
          view.reason().orElse(null),
          view.term().orElse(null),
          view.state(),
          view.createdAt(),
          view.expiresAt(),
          view.endedAt().orElse(null),
          view.decidedBy().orElse(null),
          view.answer().orElse(null),
          view.until().orElse(null));
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.text().about("Such as `r-7k2m`."))
          .needs("person", Schema.id().about("Who asks."))
          .needs("name", Schema.text())
          .takes("reason", Schema.text())
          .takes("term", Schema.text().about("For how long, such as `30d`."))
          .needs("state", states())
          .needs("createdAt", Schema.instant())
          .needs("expiresAt", Schema.instant())
          .takes("endedAt", Schema.instant())
          .takes("decidedBy", Schema.text())
          .takes("answer", Schema.text().about("What whoever decided said."))
          .takes("until", Schema.instant().about("When the Pro that it gave ends."))
          .done()
          .named("Request");
    }
  }

  private Endpoint list() {
    Schema page = Desk.pageOf(LIST, Shown.schema());
    return Desk.paged(
            Endpoint.of(Verb.GET, "/v1/requests", "listRequests", "List requests for Pro"))
        .rights("Needs an active seat; who may not decide sees none.")
        .query("state", states())
        .answers(200, "A page of requests, the newest first", page)
        .by(request ->
            desk.look(
                request,
                asker ->
                    desk.service()
                        .requests(asker, desk.words(request, LIST, "state"), Desk.limit(request)),
                found ->
                    desk.page(
                        request,
                        LIST,
                        LIST,
                        found.rows().stream().map(Shown::of).toList(),
                        found.next())));
  }

  private static Endpoint.Draft of(Verb verb, String below, String id, String summary) {
    return Endpoint.of(verb, "/v1/requests/{id}" + below, id, summary)
        .path("id", Schema.text(16).such("r-7k2m"));
  }

  private Endpoint get() {
    return of(Verb.GET, "", "getRequest", "Get one request for Pro")
        .rights("Needs `upgrade.approve`.")
        .answers(200, "The request", Shown.schema())
        .by(request ->
            desk.look(
                request, asker -> desk.service().request(asker, request.path("id")), Shown::of));
  }

  private Endpoint decide(String verb, String id, String summary) {
    return of(Verb.POST, "/" + verb, id, summary)
        .rights("Needs `upgrade.approve`. 409 when somebody was faster.")
        .mayTake(Schema.object().takes("reason", Schema.text(500)).done())
        .answers(200, "What was done", Receipt.schema())
        .by(request -> {
          Map<String, String> words =
              new Words().put("request", request.path("id")).text(request.body(), "reason").all();
          return desk.change(request, "upgrade " + verb, words);
        });
  }
}
