package dev.roster.app.api;

import dev.roster.access.Refusal;
import dev.roster.app.api.Problem.Kind;
import dev.roster.command.Input;
import dev.roster.command.Outcome;
import dev.roster.command.Programs.Looked;
import dev.roster.command.UsageException;
import dev.roster.reply.Reply;
import dev.roster.service.ServiceDesk;
import dev.roster.service.ServiceDesk.Asker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns requests into what the core is asked, and what it says into answers. */
final class Desk {

  /** How many rows a page has unless the request says otherwise. */
  private static final int PAGE = 25;

  private static final int MOST_ROWS = 100;
  private static final Pattern OPTION = Pattern.compile("^`([a-z-]+)`");

  private final ServiceDesk service;
  private final Cursors cursors;

  Desk(ServiceDesk service, Cursors cursors) {
    this.service = service;
    this.cursors = cursors;
  }

  ServiceDesk service() {
    return service;
  }

  static Asker asker(ApiRequest request) {
    return new Asker(request.key().id(), request.key().org());
  }

  /** Looks something up. */
  @FunctionalInterface
  interface Looking<T> {
    /** Looks. */
    Looked<T> look(Asker asker) throws UsageException, Problem;
  }

  /** Answers with what is looked up; its ETag is the version that the org had before. */
  <T> ApiResponse look(ApiRequest request, Looking<T> looking, Function<T, Object> body)
      throws Problem {
    try {
      Looked<T> looked = looking.look(asker(request));
      return ApiResponse.ok(body.apply(looked.value()))
          .with(Headers.ETAG, Headers.etag(looked.seat().orgVersion()));
    } catch (UsageException e) {
      throw Problem.invalid(List.of(new Problem.Wrong(null, option(e.sentence()), e.sentence())));
    } catch (Refusal e) {
      throw refused(e.kind(), e.sentence(), e.denied().map(d -> d.rule()).orElse(""));
    }
  }

  /** Adds the parameters of a list to its declaration. */
  static Endpoint.Draft paged(Endpoint.Draft draft) {
    return draft
        .load(Endpoint.Load.LIST)
        .query(
            "limit",
            Schema.number(1, MOST_ROWS).about("How many at most; %d without it.".formatted(PAGE)))
        .query("cursor", Schema.text(6_000).about("The `next` of the page before."));
  }

  /** What a page of such rows looks like. */
  static Schema pageOf(String rows, Schema row) {
    return Schema.object()
        .needs(rows, Schema.list(row))
        .takes("next", Schema.text().about("The `cursor` of the next page."))
        .done();
  }

  static int limit(ApiRequest request) {
    return request.query("limit").map(Integer::parseInt).orElse(PAGE);
  }

  /** The words of a list: those of its filters that were given, and where it goes on. */
  Map<String, String> words(ApiRequest request, String list, String... filters) throws Problem {
    var words = new LinkedHashMap<String, String>();
    for (String filter : filters) {
      request.query(filter).ifPresent(word -> words.put(filter, word));
    }
    Optional<String> cursor = request.query("cursor");
    if (cursor.isPresent()) {
      words.put("after", cursors.read(request.key().org(), list, cursor.get()));
    }
    return words;
  }

  /** A page as it is answered. */
  Map<String, Object> page(
      ApiRequest request, String list, String rows, List<?> shown, Optional<String> next) {
    var page = new LinkedHashMap<String, Object>();
    page.put(rows, shown);
    next.ifPresent(place -> page.put("next", cursors.write(request.key().org(), list, place)));
    return page;
  }

  /** Does what a command does; 200 with what came of it. */
  ApiResponse change(ApiRequest request, String command, Map<String, String> words) throws Problem {
    return change(request, command, words, told -> told);
  }

  /** The same, answering with other facts than the command told. */
  ApiResponse change(
      ApiRequest request,
      String command,
      Map<String, String> words,
      UnaryOperator<Map<String, Object>> telling)
      throws Problem {
    String delivery = Headers.idempotencyKey(request).orElseGet(() -> UUID.randomUUID().toString());
    var input = new Input.Requested(command, words, Headers.ifMatch(request));
    return switch (service.attempt(asker(request), input, delivery)) {
      case Outcome.Done done -> done(done, telling.apply(done.told()));
      case Outcome.Refused(_, var sentence, var kind, var rule) ->
          throw refused(kind, sentence, rule);
      case Outcome.Misused(_, var sentence) ->
          throw Problem.invalid(List.of(new Problem.Wrong(pointer(sentence), null, sentence)));
      case Outcome.Changed(_, var version) ->
          throw Problem.of(
                  Kind.VERSION_CHANGED,
                  "The org has changed since that ETag was given. Read again, then decide.")
              .header(Headers.ETAG, Headers.etag(version));
      case Outcome.Reused _ ->
          throw Problem.of(
              Kind.KEY_REUSED,
              "This `Idempotency-Key` came with another request before. Each change needs its own.");
      case Outcome.Failed(_, var id, var unavailable) ->
          throw unavailable ? unavailable(id) : Problem.failed(id);
    };
  }

  private static Problem unavailable(String id) {
    return Problem.of(
            Kind.UNAVAILABLE,
            "Roster cannot reach its database (%s). Try again with the same idempotency key."
                .formatted(id))
        .header("Retry-After", "5");
  }

  private static ApiResponse done(Outcome.Done done, Map<String, Object> told) throws Problem {
    String message = words(done.reply());
    if (Boolean.FALSE.equals(done.told().get("done"))) {
      throw Problem.of(Kind.CONFLICT, message);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("message", message);
    body.put("version", done.version());
    told.forEach((name, value) -> {
      if (!name.equals("done")) {
        body.put(name, value);
      }
    });
    return ApiResponse.ok(body).with(Headers.ETAG, Headers.etag(done.version()));
  }

  private static String words(Reply reply) {
    return switch (reply) {
      case Reply.Message message -> message.withoutButtons().words();
      case Reply.Update(var message) -> message.withoutButtons().words();
      case Reply.File file -> file.caption().words();
      case Reply.Picture picture -> picture.message().withoutButtons().words();
    };
  }

  private static Problem refused(Refusal.Kind kind, String sentence, String rule) {
    Problem problem =
        switch (kind) {
          case RULE -> Problem.of(Kind.FORBIDDEN, sentence);
          case STATE -> Problem.of(Kind.CONFLICT, sentence);
          case UNKNOWN -> Problem.of(Kind.NOT_FOUND, sentence);
          case MEANINGLESS -> Problem.invalid("", sentence);
        };
    return rule.isEmpty() ? problem : problem.rule(rule);
  }

  private static String option(String sentence) {
    Matcher option = OPTION.matcher(sentence);
    return option.find() ? option.group(1) : "query";
  }

  private static String pointer(String sentence) {
    Matcher option = OPTION.matcher(sentence);
    return option.find() ? "/" + option.group(1) : "";
  }
}
