package dev.roster.app.serve;

import dev.roster.app.web.Route;
import dev.roster.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /health/live} and {@code GET /health/ready}, as JSON. What is ready may have warnings:
 * a part that does not work, while all others do.
 */
final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Readiness readiness;

  private final transient Warnings warnings;

  HealthServlet(Readiness readiness, Warnings warnings) {
    this.readiness = readiness;
    this.warnings = warnings;
  }

  Route route() {
    return Route.open("/health/*", this);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/live" -> send(response, HttpServletResponse.SC_OK, Map.of("live", true));
      case "/ready" -> {
        List<String> reasons = readiness.reasons();
        boolean ready = reasons.isEmpty();
        var body = new LinkedHashMap<String, Object>();
        body.put("ready", ready);
        body.put("reasons", reasons);
        List<String> wrong = ready ? warnings.now() : List.of();
        if (!wrong.isEmpty()) {
          body.put("warnings", wrong);
        }
        send(
            response,
            ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            body);
      }
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void send(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
