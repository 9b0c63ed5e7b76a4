package dev.roster.app.api;

import dev.roster.app.api.Endpoint.Load;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.check.CheckUnavailableException;
import dev.roster.check.Checks;
import dev.roster.check.Introspection;
import dev.roster.check.KeyHash;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /api/v1/introspect}: whether a key works and what it is good for (RFC 7662). */
final class IntrospectEndpoint {

  private static final int LONGEST_HINT = 100;

  private static final Schema ASKED =
      Schema.object()
          .needs("token", Schema.text(Asked.LONGEST_KEY).about("The key, as it was presented."))
          .takes("token_type_hint", Schema.text(LONGEST_HINT).about("Is not needed."))
          .done()
          .named("IntrospectionRequest");

  private static final Schema ANSWER =
      Schema.object()
          .needs("active", Schema.flag().about("Whether it works now, in the org that asks."))
          .takes(
              "scope",
              Schema.text().about("What its owner may do now: permissions with blanks between."))
          .takes("client_id", Schema.text().about("What people call the key.").such("k-7k2m"))
          .takes("sub", Schema.id().about("The person for whom it speaks."))
          .takes("token_type", Schema.choice("Bearer"))
          .takes("iat", Schema.number(0, Long.MAX_VALUE).about("When it was made, in seconds."))
          .takes(
              "exp",
              Schema.number(0, Long.MAX_VALUE)
                  .about("From when on it does not work, in seconds; absent for never."))
          .takes("org", Schema.text().about("The org's short name.").such("acme"))
          .takes("service", Schema.flag().about("Whether it acts for the whole org."))
          .done()
          .named("Introspection");

  private IntrospectEndpoint() {}

  static Endpoint declare(Checks checks) {
    return Endpoint.of(Verb.POST, "/v1/introspect", "introspect", "Does this key work?")
        .rights("A service key of the org.")
        .load(Load.FAST)
        .form(ASKED)
        .answers(200, "What the key is good for", ANSWER)
        .by(request -> answer(checks, request));
  }

  private static ApiResponse answer(Checks checks, ApiRequest request) throws Problem {
    String token = request.body().path("token").asText();
    try {
      return ApiResponse.ok(
              checks
                  .introspect(request.key().slug(), KeyHash.of(token))
                  .map(IntrospectEndpoint::members)
                  .orElse(Map.of("active", false)))
          .with("Cache-Control", "no-store");
    } catch (CheckUnavailableException e) {
      throw CheckEndpoint.unavailable();
    }
  }

  private static Map<String, Object> members(Introspection key) {
    var members = new LinkedHashMap<String, Object>();
    members.put("active", true);
    if (!key.service()) {
      members.put("scope", String.join(" ", key.permissions()));
    }
    members.put("client_id", key.code());
    members.put("sub", key.person());
    members.put("token_type", "Bearer");
    members.put("iat", key.issuedAt().getEpochSecond());
    key.expiresAt().ifPresent(end -> members.put("exp", end.getEpochSecond()));
    members.put("org", key.org());
    members.put("service", key.service());
    return members;
  }
}
