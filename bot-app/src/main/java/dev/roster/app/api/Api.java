package dev.roster.app.api;

import dev.roster.app.web.Misses;
import dev.roster.app.web.Route;
import dev.roster.app.web.Shortcut;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The API as a whole: what is declared, served at {@code /api/*}, and the document of it. */
public final class Api {

  private final List<Endpoint> endpoints;
  private final ApiServlet servlet;
  private final List<Shortcut> shortcuts;

  private Api(List<Endpoint> endpoints, ApiServlet servlet, List<Shortcut> shortcuts) {
    this.endpoints = endpoints;
    this.servlet = servlet;
    this.shortcuts = List.copyOf(shortcuts);
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
    var authentication = new Authentication(keys, misses);
    var servlet = new ApiServlet(new Router(all), authentication, limits);
    var ways = new ArrayList<Shortcut>();
    for (Endpoint one : all) {
      if (one.handling() instanceof Endpoint.Quick quick) {
        ways.add(
            new Shortcut(
                ApiServlet.PREFIX + one.path(), new QuickWay(one, quick, authentication, limits)));
      }
    }
    return new Api(List.copyOf(all), servlet, ways);
  }

  /** Where it answers. */
  public Route route() {
    Map<String, Long> larger =
        endpoints.stream()
            .filter(one -> one.largestBody() > Route.USUAL_BODY)
            .collect(
                Collectors.toMap(one -> ApiServlet.PREFIX + one.path(), Endpoint::largestBody));
    return Route.open(ApiServlet.PREFIX + "/*", servlet)
        .telling(new ServerErrors())
        .quickly(shortcuts)
        .taking(larger);
  }

  /** What is declared. */
  List<Endpoint> endpoints() {
    return endpoints;
  }
}
