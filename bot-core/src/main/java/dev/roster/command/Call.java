package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.chat.Place;

/**
 * One thing that somebody did in chat: who, where, which words.
 *
 * @param account who; proven by the platform's signature or connection, never by a text
 * @param place the conversation it happened in
 * @param input the words
 * @param delivery the platform's own id of this event, the same when it is delivered again;
 *     together with the platform it is the idempotency key of a change
 */
public record Call(Account account, Place place, Input input, String delivery) {

  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException when the delivery id is empty or over 150 characters
   */
  public Call {
    requireNonNull(account, "account must not be null");
    requireNonNull(place, "place must not be null");
    requireNonNull(input, "input must not be null");
    if (delivery.isEmpty() || delivery.length() > 150) {
      throw new IllegalArgumentException("a delivery id has 1 to 150 characters");
    }
  }

  /** The idempotency key: unique over all platforms. */
  public String key() {
    return account.platform() + ":" + account.tenant() + ":" + delivery;
  }
}
