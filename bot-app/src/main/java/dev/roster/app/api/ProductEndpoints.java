package dev.roster.app.api;

import dev.roster.assembly.Core;
import dev.roster.check.CheckUnavailableException;
import java.util.List;
import java.util.Optional;

/** What the product asks at every step: who may what, which key works, what was used. */
public final class ProductEndpoints {

  private ProductEndpoints() {}

  /** The operations. */
  public static List<Endpoint> of(Core core) {
    return List.of(
        CheckEndpoint.declare(core.checks()),
        IntrospectEndpoint.declare(core.checks()),
        UsageEndpoint.declare(core.checks(), core.meter()));
  }

  /** Finds service keys from memory; everything else that may be presented opens nothing. */
  public static ServiceKeys keys(Core core) {
    return token -> service(core, token);
  }

  private static Optional<ServiceKey> service(Core core, String token) throws Problem {
    try {
      return core.checks()
          .service(token)
          .map(key -> new ServiceKey(key.id(), key.org(), key.slug()));
    } catch (CheckUnavailableException e) {
      throw CheckEndpoint.unavailable();
    }
  }
}
