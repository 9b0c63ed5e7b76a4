package dev.roster.app.api;

import dev.roster.command.ErrorId;
import dev.roster.store.Databases;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what is declared: finds the operation, the key, the limit; answers in JSON always. */
final class ApiServlet extends HttpServlet {

  static final String PREFIX = "/api";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final String JSON = "application/json";

  private final transient Router router;
  private final transient Authentication authentication;
  private final transient RateLimits limits;

  ApiServlet(Router router, Authentication authentication, RateLimits limits) {
    this.router = router;
    this.authentication = authentication;
    this.limits = limits;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      send(response, answer(request, response));
    } catch (Problem problem) {
      send(response, problem);
    } catch (RuntimeException e) {
      send(response, failure(e));
    }
  }

  private ApiResponse answer(HttpServletRequest http, HttpServletResponse response) throws Problem {
    String address = http.getRequestURI().substring(PREFIX.length());
    String method = http.getMethod().equals("HEAD") ? "GET" : http.getMethod();
    Router.Found found = router.find(method, address);
    Operation operation = found.operation();
    Endpoint endpoint = operation.endpoint();
    ServiceKey key = null;
    if (endpoint.isProtected()) {
      key = authentication.require(http);
      limit(key, endpoint, response);
    }
    operation.requirePath(found.path());
    // Only the query: a form's body is not mixed into it.
    Map<String, String> query = operation.query(Queries.of(http.getQueryString()));
    var request = new ApiRequest(operation, http, found.path(), query, key);
    ApiResponse answer = endpoint.handling().answer(request);
    String etag = answer.headers().get(Headers.ETAG);
    boolean reads = endpoint.verb() == Endpoint.Verb.GET;
    return reads && etag != null && Headers.isKnown(request, etag)
        ? new ApiResponse(HttpServletResponse.SC_NOT_MODIFIED, null, answer.headers())
        : answer;
  }

  private void limit(ServiceKey key, Endpoint endpoint, HttpServletResponse response)
      throws Problem {
    RateLimits.Standing standing = limits.take(key.id(), endpoint.load());
    if (standing.waits() > 0) {
      throw Problem.of(
              Problem.Kind.TOO_MANY_REQUESTS,
              "This key asked too often. Try again in %d s.".formatted(standing.waits()))
          .header("Retry-After", String.valueOf(standing.waits()))
          .header("RateLimit-Policy", standing.policy())
          .header("RateLimit", standing.header());
    }
    if (endpoint.load() != Endpoint.Load.FAST) {
      response.setHeader("RateLimit-Policy", standing.policy());
      response.setHeader("RateLimit", standing.header());
    }
  }

  private static Problem failure(RuntimeException e) {
    if (Databases.isUnavailable(e)) {
      LOG.warn("the API cannot reach the database: {}", e.getClass().getName());
      return Problem.of(
              Problem.Kind.UNAVAILABLE,
              "Roster cannot reach its database. Try again with the same idempotency key.")
          .header("Retry-After", "5");
    }
    return Problem.failed(ErrorId.log(LOG, "an operation of the API", e));
  }

  private static void send(HttpServletResponse response, ApiResponse answer) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    if (answer.body() != null) {
      write(response, JSON, answer.body());
    }
  }

  private static void send(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.kind().status());
    problem.headers().forEach(response::setHeader);
    write(response, Problem.MEDIA_TYPE, problem.document());
  }

  private static void write(HttpServletResponse response, String type, Object body)
      throws IOException {
    byte[] bytes = Bodies.write(body);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
