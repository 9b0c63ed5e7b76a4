package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered, as a problem document (RFC 9457). Carries no stack trace, since it
 * is expected.
 */
public final class Problem extends Exception {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Wrong> errors;
  private final transient Map<String, String> headers;
  private final String rule;
  private final String incident;

  /** The problems that there are; docs/api.md explains each. */
  public enum Kind {
    INVALID_REQUEST(400, "The request cannot be used"),
    UNAUTHENTICATED(401, "A valid service key is needed"),
    FORBIDDEN(403, "This may not be done"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    CONFLICT(409, "This cannot be done as things are"),
    VERSION_CHANGED(412, "The org has changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a type that is read here"),
    KEY_REUSED(422, "The idempotency key was used for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    FAILED(500, "Something went wrong in Roster"),
    UNAVAILABLE(503, "Roster cannot do this right now");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The title of the document. */
    public String title() {
      return title;
    }

    /** The type of the document: a path that names it. */
    public String type() {
      return "/api/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One thing that is wrong with a request.
   *
   * @param pointer where it is in the body, as a JSON pointer; absent when it is elsewhere
   * @param parameter the parameter or header that is wrong; absent when it is in the body
   * @param detail what is wrong and what is allowed
   */
  public record Wrong(@Nullable String pointer, @Nullable String parameter, String detail) {
    /** Checks that nothing is missing. */
    public Wrong {
      requireNonNull(detail, "detail must not be null");
    }
  }

  private Problem(
      Kind kind,
      String detail,
      String rule,
      String incident,
      List<Wrong> errors,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.rule = rule;
    this.incident = incident;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /**
   * A problem.
   *
   * @param detail a sentence for whoever reads the product's log; without secrets
   */
  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, "", "", List.of(), Map.of());
  }

  /** A request with something wrong in it. */
  public static Problem invalid(List<Wrong> errors) {
    String all = errors.stream().map(Wrong::detail).findFirst().orElse("");
    return new Problem(Kind.INVALID_REQUEST, all, "", "", errors, Map.of());
  }

  /** A request with one thing wrong in its body. */
  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(new Wrong(pointer, null, detail)));
  }

  /**
   * A body that is too large.
   *
   * @param most what the address takes, in bytes
   */
  public static Problem tooLarge(long most) {
    return of(Kind.TOO_LARGE, "A body has at most %d KiB here.".formatted(most / 1024));
  }

  /** A failure that nobody expected; its id stands in the log too. */
  public static Problem failed(String id) {
    return new Problem(
        Kind.FAILED,
        "Tell whoever runs Roster this number: " + id + ".",
        "",
        id,
        List.of(),
        Map.of());
  }

  /** The same with the rule that decided. */
  public Problem rule(String name) {
    return new Problem(kind, detail(), name, incident, errors, headers);
  }

  /** The same with a header of the answer. */
  public Problem header(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(kind, detail(), rule, incident, errors, all);
  }

  /** Which problem it is. */
  public Kind kind() {
    return kind;
  }

  /** The sentence. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The headers of the answer. */
  Map<String, String> headers() {
    return headers;
  }

  /** The document. */
  Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", kind.type());
    document.put("title", kind.title());
    document.put("status", kind.status());
    document.put("detail", detail());
    if (!rule.isEmpty()) {
      document.put("rule", rule);
    }
    if (!incident.isEmpty()) {
      document.put("id", incident);
    }
    if (!errors.isEmpty()) {
      document.put("errors", errors);
    }
    return document;
  }

  /** What the document looks like. */
  static Schema schema() {
    Schema wrong =
        Schema.object()
            .takes("pointer", Schema.text().about("Where in the body it is, as a JSON pointer."))
            .takes("parameter", Schema.text().about("The parameter or header that is wrong."))
            .needs("detail", Schema.text().about("What is wrong and what is allowed."))
            .done();
    return Schema.object()
        .needs("type", Schema.text().about("Which problem it is; see docs/api.md."))
        .needs("title", Schema.text())
        .needs("status", Schema.number(400, 599))
        .needs("detail", Schema.text().about("What happened, in a sentence."))
        .takes("rule", Schema.text().about("The rule that decided."))
        .takes("id", Schema.text().about("Stands in Roster's log too."))
        .takes("errors", Schema.list(wrong))
        .done()
        .named("Problem");
  }
}
