package dev.roster.app.api;

import dev.roster.app.api.Problem.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Which problems an operation may answer, beside what it declares itself. */
final class Problems {

  private Problems() {}

  /** By status. */
  static Set<Kind> of(Endpoint endpoint) {
    var kinds = EnumSet.of(Kind.FAILED, Kind.UNAVAILABLE);
    if (!endpoint.isProtected()) {
      return kinds;
    }
    kinds.addAll(
        EnumSet.of(
            Kind.INVALID_REQUEST,
            Kind.UNAUTHENTICATED,
            Kind.FORBIDDEN,
            Kind.NOT_FOUND,
            Kind.METHOD_NOT_ALLOWED,
            Kind.TOO_MANY_REQUESTS));
    if (endpoint.taken().isPresent()) {
      kinds.addAll(EnumSet.of(Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA_TYPE));
    }
    if (endpoint.load() == Endpoint.Load.WRITE) {
      kinds.addAll(EnumSet.of(Kind.CONFLICT, Kind.VERSION_CHANGED, Kind.KEY_REUSED));
    }
    return kinds;
  }
}
