package dev.roster.app.api;

import dev.roster.check.CheckUnavailableException;
import dev.roster.check.Checks;
import java.util.Optional;

/** The service keys as the check knows them: from memory. */
public final class CheckedKeys implements ServiceKeys {

  private final Checks checks;

  /** Asks the check. */
  public CheckedKeys(Checks checks) {
    this.checks = checks;
  }

  @Override
  public Optional<ServiceKey> find(String token) throws Problem {
    try {
      Optional<ServiceKey> key =
          checks.service(token).map(one -> new ServiceKey(one.id(), one.org(), one.slug()));
      if (key.isEmpty() && checks.isPersonal(token)) {
        throw Problem.of(
            Problem.Kind.FORBIDDEN,
            "This is somebody's own key. The API takes service keys only: `/key create` with"
                + " `service:yes` makes one.");
      }
      return key;
    } catch (CheckUnavailableException e) {
      throw Problem.of(Problem.Kind.UNAVAILABLE, "Roster cannot reach its database right now.")
          .header("Retry-After", "5");
    }
  }
}
