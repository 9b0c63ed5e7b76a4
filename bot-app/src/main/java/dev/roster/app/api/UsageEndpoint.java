package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.access.Refusal;
import dev.roster.app.api.Endpoint.Load;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.check.BadQuestionException;
import dev.roster.check.CheckUnavailableException;
import dev.roster.check.Checks;
import dev.roster.usage.Meter;
import dev.roster.usage.Receipt;
import dev.roster.usage.Usage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code POST /api/v1/usage}: what was used. All of a batch is counted, or nothing. */
final class UsageEndpoint {

  private static final long MOST = 1_000_000_000L;
  private static final int LONGEST_ID = 100;

  /**
   * {@link Meter#MOST} events with the longest ids, orgs and people: about 660 bytes each, and half
   * as much again for what JSON escapes.
   */
  private static final long LARGEST = 1024 * 1024L;

  private static final int MOST_ERRORS = 20;

  private static final Schema EVENT =
      Schema.object()
          .needs(
              "id",
              Schema.text(LONGEST_ID)
                  .matching("^[!-~]+$")
                  .about("Your own id of it: what comes again with the same id counts once.")
                  .such("evt-20261122-000017"))
          .needs("org", Schema.text(Asked.LONGEST_ORG).about("The org's short name.").such("acme"))
          .needs(
              "person",
              Schema.text(Asked.LONGEST_PERSON)
                  .about(
                      "Who used it, in the org or not any more: an e-mail address, `slack:TEAM/USER` or `discord:USER`.")
                  .such("carol@acme.test"))
          .needs("credits", Schema.number(0, MOST).about("What it cost.").such(3))
          .takes("requests", Schema.number(0, MOST).about("How many requests it was; 1 if absent."))
          .needs(
              "at",
              Schema.instant()
                  .about("When it was used; what lies in the future counts as now.")
                  .such("2026-11-22T10:00:00Z"))
          .done()
          .named("UsageEvent");

  private static final Schema REPORT =
      Schema.object().needs("events", Schema.list(EVENT, Meter.MOST)).done().named("UsageReport");

  private static final Schema RECEIPT =
      Schema.object()
          .needs("recorded", Schema.number(0, Meter.MOST).about("How many events were counted."))
          .needs("duplicates", Schema.number(0, Meter.MOST).about("How many were known by id."))
          .done()
          .named("UsageReceipt");

  private final Checks checks;
  private final Meter meter;

  private UsageEndpoint(Checks checks, Meter meter) {
    this.checks = checks;
    this.meter = meter;
  }

  static Endpoint declare(Checks checks, Meter meter) {
    var endpoint = new UsageEndpoint(checks, meter);
    return Endpoint.of(Verb.POST, "/v1/usage", "reportUsage", "Reports what was used")
        .rights("A service key of the org.")
        .load(Load.FAST)
        .body(REPORT)
        .upTo(LARGEST)
        .answers(200, "How many events were counted", RECEIPT)
        .by(endpoint::record);
  }

  private ApiResponse record(ApiRequest request) throws Problem {
    JsonNode events = request.body().path("events");
    try {
      Receipt receipt = meter.record(request.key().org(), read(request, events));
      return ApiResponse.ok(receipt);
    } catch (CheckUnavailableException e) {
      throw CheckEndpoint.unavailable();
    }
  }

  /** All events, or a problem that names each that is wrong. */
  private List<Usage> read(ApiRequest request, JsonNode events) throws Problem {
    var people = new HashMap<String, Optional<UUID>>();
    var read = new ArrayList<Usage>(events.size());
    var wrong = new ArrayList<Problem.Wrong>();
    for (int i = 0; i < events.size() && wrong.size() < MOST_ERRORS; i++) {
      try {
        read.add(event(request, events.get(i), "/events/" + i, people));
      } catch (WrongEventException e) {
        wrong.add(e.wrong);
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return read;
  }

  private Usage event(
      ApiRequest request, JsonNode event, String at, Map<String, Optional<UUID>> people)
      throws WrongEventException {
    String org = event.path("org").asText();
    if (!request.key().slug().equals(org)) {
      throw new WrongEventException(at + "/org", BadQuestionException.unknownOrg(org).sentence());
    }
    String word = event.path("person").asText();
    UUID person =
        people
            .computeIfAbsent(word, asked -> checks.whoUsed(org, asked))
            .orElseThrow(() ->
                new WrongEventException(
                    at + "/person", "Nobody who is or was in the org goes by this."));
    try {
      return new Usage(
          event.path("id").asText(),
          person,
          event.path("credits").asLong(),
          event.path("requests").asLong(1),
          instant(event.path("at").asText()));
    } catch (DateTimeException e) {
      throw new WrongEventException(
          at + "/at", "A time in RFC 3339 is needed, such as `2026-11-22T10:00:00Z`.");
    } catch (Refusal e) {
      throw new WrongEventException(at, e.sentence());
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static final class WrongEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem.Wrong wrong;

    WrongEventException(String pointer, String detail) {
      super(detail, null, false, false);
      this.wrong = new Problem.Wrong(pointer, null, detail);
    }
  }
}
