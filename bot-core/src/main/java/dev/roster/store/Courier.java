package dev.roster.store;

import dev.roster.platform.DeliveryException;
import java.util.Map;

/** Sends the outbox rows of one kind. Called outside any transaction; may be called again. */
@FunctionalInterface
public interface Courier {

  /**
   * Sends one row, or does nothing when it has become pointless.
   *
   * @param key the row's id: the same for every try
   * @param words what {@link Outgoing#words()} said
   * @throws DeliveryException when it was not delivered
   */
  void deliver(String key, Map<String, String> words) throws DeliveryException;
}
