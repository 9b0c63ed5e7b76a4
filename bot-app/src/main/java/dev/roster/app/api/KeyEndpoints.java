package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
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
    return List.of(keys.list(), keys.make(), keys.revoke());
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
    Schema page = Desk.pageOf(LIST, Shown.schema());
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

  private Endpoint make() {
    Schema body =
        Schema.object()
            .needs("person", Words.person())
            .needs("name", Schema.text(60).about("What it is for.").such("IDE"))
            .takes(
                "expires",
                Schema.text(20)
                    .about(
                        "`30d`, `12h`, a day such as `2027-01-31`, or `never`; a year without it.")
                    .such("30d"))
            .done();
    Schema made =
        Schema.object()
            .needs("message", Schema.text())
            .needs("version", Schema.number(0, Long.MAX_VALUE))
            .needs("key", Schema.text().about("Its id, such as `k-7k2m`."))
            .needs("prefix", Schema.text().about("How it begins."))
            .takes(
                "secret",
                Schema.text().about("The key itself: told once, and not to a second try."))
            .done()
            .named("MadeKey");
    return Endpoint.of(Verb.POST, "/v1/keys", "createIdeKey", "Make a key for a member's IDE")
        .rights("Needs `keys.manage`; the org's policy `keys.auto_ide`, or a role with keys.")
        .body(body)
        .answers(200, "The key", made)
        .by(request -> {
          JsonNode given = request.body();
          Map<String, String> words =
              new Words()
                  .person("person", given.path("person").asText())
                  .text(given, "name")
                  .text(given, "expires")
                  .all();
          return desk.change(request, "key create-ide", words);
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
