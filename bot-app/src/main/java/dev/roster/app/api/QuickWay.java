package dev.roster.app.api;

import dev.roster.app.web.Shortcut;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The shorter way of an operation: a good key, a plain question, room within the limit. Whatever
 * else there is to say {@link ApiServlet} says.
 */
final class QuickWay implements Shortcut.Answering {

  private final Endpoint endpoint;
  private final Endpoint.Quick quick;
  private final Authentication authentication;
  private final RateLimits limits;

  QuickWay(
      Endpoint endpoint, Endpoint.Quick quick, Authentication authentication, RateLimits limits) {
    this.endpoint = endpoint;
    this.quick = quick;
    this.authentication = authentication;
    this.limits = limits;
  }

  @Override
  public byte @Nullable [] answer(Request request, String authorization, byte[] body) {
    try {
      ServiceKey key = authentication.good(request, authorization);
      byte[] answer = key == null ? null : quick.atOnce(key, body);
      return key != null && answer != null && limits.take(key.id(), endpoint.load()).waits() == 0
          ? answer
          : null;
    } catch (RuntimeException e) {
      // INVARIANT: the servlet meets it too, and says so; see Shortcut.
      return null;
    }
  }
}
