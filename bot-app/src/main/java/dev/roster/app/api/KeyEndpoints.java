package dev.roster.app.api;

import dev.roster.apikey.ApiKey;
import dev.roster.apikey.KeyQueries;
import dev.roster.app.api.Endpoint.Verb;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of the org and of its members. */
final class KeyEndpoints {

  private static final String LIST = "keys";

  private final Desk desk;

  private KeyEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var keys = new KeyEndpoints(desk);
    return List.of(keys.list(), keys.revoke());
  }

  /** A key; what it says is known to nobody. */
  record Shown(
      String id,
      String name,
      String prefix,
      String origin,
      @Nullable String person,
      String owner,
      String state,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {

    static Shown of(KeyQueries.Row row) {
      ApiKey key = row.key();
      return new Shown(
          key.code(),
          key.name(),
          key.prefix(),
          key.origin().word(),
          key.isService() ? null : key.person().toString(),
          row.owner(),
          row.state().name().toLowerCase(Locale.ROOT),
          key.createdAt(),
          key.expiresAt().orElse(null),
          key.lastUsedAt().orElse(null),
          key.revoked().map(ApiKey.Revoked::at).orElse(null));
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.text().about("Such as `k-7k2m`."))
          .needs("name", Schema.text())
          .needs("prefix", Schema.text().about("How it begins."))
          .needs("origin", Schema.choice("personal", "ide", "service"))
          .takes("person", Schema.id().about("For whom it speaks; absent for the org's own."))
          .needs("owner", Schema.text())
          .needs(
              "state",
              Schema.choice("live", "suspended", "demoted", "gone", "expired", "revoked")
                  .about("Only a live key works."))
          .needs("createdAt", Schema.instant())
          .takes("expiresAt", Schema.instant())
          .takes("lastUsedAt", Schema.instant().about("To the minute."))
          .takes("revokedAt", Schema.instant())
          .done()
          .named("Key");
    }
  }

  private Endpoint list() {
    Schema page =
        Schema.object()
            .needs(LIST, Schema.list(Shown.schema()))
            .takes("next", Schema.text().about("The `cursor` of the next page."))
            .done();
    return Desk.paged(
            Endpoint.of(Verb.GET, "/v1/keys", "listKeys", "List the org's own keys, or somebody's"))
        .rights("Needs `keys.manage`.")
        .query("person", Words.person())
        .answers(200, "A page of keys, the newest first", page)
        .by(request -> {
          Map<String, String> words = new LinkedHashMap<>(desk.words(request, LIST));
          if (request.query("person").isPresent()) {
            words.put("person", Words.word(request.query("person").get()));
          }
          return desk.look(
              request,
              asker -> desk.service().keys(asker, words, Desk.limit(request)),
              found ->
                  desk.page(
                      request,
                      LIST,
                      LIST,
                      found.rows().stream().map(Shown::of).toList(),
                      found.next()));
        });
  }

  private Endpoint revoke() {
    // By its code only: a whole key has no place in an address, which servers write down.
    return Endpoint.of(Verb.DELETE, "/v1/keys/{id}", "revokeKey", "End a key at once")
        .rights("Needs `keys.manage` over its owner's role; of a service key `keys.service`.")
        .path("id", Schema.text(16).matching("^k-[0-9a-z]+$").such("k-7k2m"))
        .answers(200, "What was done", Receipt.schema())
        .by(request -> desk.change(request, "key revoke", Map.of("key", request.path("id"))));
  }
}
