package dev.roster.app.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The headers that operations take beside the key. */
final class Headers {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";
  static final String IF_NONE_MATCH = "If-None-Match";
  static final String ETAG = "ETag";

  /** Visible ASCII; shorter than what the store takes, beside the id of the service key. */
  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

  private static final Pattern VERSION = Pattern.compile("\"(?<version>[0-9]{1,18})\"");

  private Headers() {}

  /** What an operation takes. */
  static List<Endpoint.Parameter> taken(Endpoint endpoint) {
    return switch (endpoint.load()) {
      case WRITE ->
          List.of(
              header(
                  IDEMPOTENCY_KEY,
                  Schema.text(100)
                      .about(
                          "The same for each try of one change: it is made once, and each try gets"
                              + " the same answer. For 7 days.")),
              header(
                  IF_MATCH,
                  Schema.text(40)
                      .about("The ETag of what was read: 412 when the org has changed since.")));
      case READ, LIST ->
          List.of(
              header(
                  IF_NONE_MATCH,
                  Schema.text(400).about("The ETag of what is known: 304 when it is still so.")));
      case FAST, OPEN -> List.of();
    };
  }

  private static Endpoint.Parameter header(String name, Schema schema) {
    return new Endpoint.Parameter(name, "header", false, schema);
  }

  /** The ETag of anything in an org: its version. */
  static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The idempotency key.
   *
   * @throws Problem 400 when it is no such key
   */
  static Optional<String> idempotencyKey(ApiRequest request) throws Problem {
    Optional<String> key = request.header(IDEMPOTENCY_KEY);
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw wrong(
          IDEMPOTENCY_KEY, "1 to 100 visible ASCII characters are allowed, such as a UUID.");
    }
    return key;
  }

  /**
   * The version that the caller knows; empty without the header or with {@code *}.
   *
   * @throws Problem 400 when it is no ETag of ours
   */
  static OptionalLong ifMatch(ApiRequest request) throws Problem {
    Optional<String> given = request.header(IF_MATCH).filter(tag -> !tag.equals("*"));
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    var version = VERSION.matcher(given.get());
    if (!version.matches()) {
      throw wrong(IF_MATCH, "One ETag as it was given is allowed, such as `\"42\"`.");
    }
    return OptionalLong.of(Long.parseLong(version.group("version")));
  }

  private static Problem wrong(String header, String detail) {
    return Problem.invalid(List.of(new Problem.Wrong(null, header, detail)));
  }

  /** Whether the caller knows this answer already. */
  static boolean isKnown(ApiRequest request, String etag) {
    return request
        .header(IF_NONE_MATCH)
        .filter(tags ->
            tags.equals("*")
                || Pattern.compile(",")
                    .splitAsStream(tags)
                    .map(tag -> tag.strip().replaceFirst("^W/", ""))
                    .anyMatch(etag::equals))
        .isPresent();
  }
}
