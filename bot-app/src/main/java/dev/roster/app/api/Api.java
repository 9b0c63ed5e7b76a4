package dev.roster.app.api;

import dev.roster.app.web.Misses;
import dev.roster.app.web.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The API as a whole: what is declared, served at {@code /api/*}, and the document of it. */
public final class Api {

  private final List<Endpoint> endpoints;
  private final ApiServlet servlet;

  private Api(List<Endpoint> endpoints, ApiServlet servlet) {
    this.endpoints = endpoints;
    this.servlet = servlet;
  }

  /**
   * Puts it together.
   *
   * @param declared the operations; the document's own is added
   * @param publicUrl where people reach Roster
   */
  public static Api of(
      List<Endpoint> declared, ServiceKeys keys, RateLimits limits, URI publicUrl) {
    var misses = new Misses("https".equals(publicUrl.getScheme()), System::nanoTime);
    var all = new ArrayList<>(declared);
    var description = new AtomicReference<byte[]>();
    all.add(
        Endpoint.of(Endpoint.Verb.GET, "/openapi.json", "getDescription", "This document")
            .load(Endpoint.Load.OPEN)
            .answers(200, "An OpenAPI 3.1 document", Schema.anything())
            .by(_ -> ApiResponse.ok(description.get())));
    description.set(Bodies.write(OpenApi.of(all)));
    var servlet = new ApiServlet(new Router(all), new Authentication(keys, misses), limits);
    return new Api(List.copyOf(all), servlet);
  }

  /** Where it answers. */
  public Route route() {
    return Route.open(ApiServlet.PREFIX + "/*", servlet).telling(new ServerErrors());
  }

  /** What is declared. */
  List<Endpoint> endpoints() {
    return endpoints;
  }
}
