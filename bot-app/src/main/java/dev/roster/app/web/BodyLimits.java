package dev.roster.app.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ConditionalHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;

/** Refuses bodies that are larger than their address takes, before anything reads them. */
final class BodyLimits {

  private BodyLimits() {}

  /**
   * The limits of all routes in front of what answers.
   *
   * @param errors says what is wrong
   */
  static Handler of(List<Route> routes, Request.Handler errors, Handler next) {
    var larger = new TreeMap<String, Long>();
    routes.forEach(route -> larger.putAll(route.bodies()));
    if (larger.isEmpty()) {
      return new Lingering(limit(Route.USUAL_BODY, next), larger, errors);
    }
    var usual = new ConditionalHandler.SkipNext(limit(Route.USUAL_BODY, next));
    usual.includePath(larger.keySet().toArray(String[]::new));
    Handler limited = usual;
    for (Map.Entry<String, Long> one : larger.entrySet()) {
      var there = new ConditionalHandler.SkipNext(limit(one.getValue(), limited));
      there.excludePath(one.getKey());
      limited = there;
    }
    return new Lingering(limited, larger, errors);
  }

  private static Handler limit(long bytes, Handler next) {
    var limit = new SizeLimitHandler(bytes, -1);
    limit.setHandler(next);
    return limit;
  }
}
