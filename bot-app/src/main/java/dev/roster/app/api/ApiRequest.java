package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** A request to an operation: who asks, and what was checked against its declaration. */
public final class ApiRequest {

  private static final int TOO_LARGE = 413;

  private final Operation operation;
  private final HttpServletRequest http;
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final @Nullable ServiceKey key;
  private byte @Nullable [] bytes;

  ApiRequest(
      Operation operation,
      HttpServletRequest http,
      Map<String, String> path,
      Map<String, String> query,
      @Nullable ServiceKey key) {
    this.operation = operation;
    this.http = http;
    this.path = path;
    this.query = query;
    this.key = key;
  }

  /** The service key that asks; only of operations that need one. */
  public ServiceKey key() {
    return requireNonNull(key, "this operation is open to anybody");
  }

  /** A variable of the path, decoded. */
  public String path(String name) {
    return requireNonNull(path.get(name), () -> "no variable " + name);
  }

  /** A parameter of the query; empty when it was not given. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header, without blanks around it. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getHeader(name)).map(String::strip);
  }

  /** The method and the address, as they came. */
  String line() {
    String asked = http.getQueryString();
    return http.getMethod() + " " + http.getRequestURI() + (asked == null ? "" : "?" + asked);
  }

  /**
   * The body as it came, for an operation that reads it itself for speed; nothing is checked but
   * its media type.
   *
   * @throws Problem 413, 415
   */
  public byte[] bytes() throws Problem {
    byte[] read = bytes;
    if (read == null) {
      read = read();
      bytes = read;
    }
    return read;
  }

  /**
   * The body, checked against the declared schema.
   *
   * @throws Problem 400 with a pointer to each thing that is wrong, 413, 415
   */
  public JsonNode body() throws Problem {
    if (!operation.endpoint().bodyRequired()
        && http.getContentType() == null
        && http.getContentLength() <= 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    byte[] read = bytes();
    JsonNode body =
        switch (operation.endpoint().media()) {
          case JSON -> Bodies.readJson(read);
          case FORM -> Bodies.readForm(read);
        };
    var wrong = operation.wrongBody(body);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return body;
  }

  private byte[] read() throws Problem {
    requireMedia();
    try {
      return http.getInputStream().readAllBytes();
    } catch (HttpException.RuntimeException e) {
      throw e.getCode() == TOO_LARGE
          ? Problem.tooLarge(operation.endpoint().largestBody())
          : Problem.invalid("", "The body could not be read.");
    } catch (IOException e) {
      throw isTooLarge(e)
          ? Problem.tooLarge(operation.endpoint().largestBody())
          : Problem.invalid("", "The body could not be read to its end.");
    }
  }

  private static boolean isTooLarge(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof HttpException http && http.getCode() == TOO_LARGE) {
        return true;
      }
    }
    return false;
  }

  private void requireMedia() throws Problem {
    String wanted = operation.endpoint().media().type();
    String given = Optional.ofNullable(http.getContentType()).orElse("");
    int end = given.indexOf(';');
    String type = (end < 0 ? given : given.substring(0, end)).strip();
    if (!type.equalsIgnoreCase(wanted)) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as `Content-Type: %s`.".formatted(wanted));
    }
    if (http.getHeader("Content-Encoding") != null) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "Send the body without `Content-Encoding`.");
    }
  }
}
