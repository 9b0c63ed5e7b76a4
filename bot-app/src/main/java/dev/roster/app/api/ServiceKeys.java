package dev.roster.app.api;

import java.util.Optional;

/** Finds the service key behind what a request carries. */
@FunctionalInterface
public interface ServiceKeys {

  /**
   * The key.
   *
   * @param token as it was sent, of the shape of a key: {@code rk_} and 43 characters
   * @return empty when there is none, or it no longer holds
   * @throws Problem 403 when it is a person's own key, which opens nothing here
   */
  Optional<ServiceKey> find(String token) throws Problem;
}
