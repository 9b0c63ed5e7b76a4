package dev.roster.app.api;

import dev.roster.assembly.Core;
import java.util.List;

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
    return new CheckedKeys(core.checks());
  }
}
