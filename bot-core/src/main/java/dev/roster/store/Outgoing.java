package dev.roster.store;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Something to be sent after the commit: one row of the outbox.
 *
 * @param kind which {@link Courier} sends it, such as {@code invitation.mail}
 * @param lane rows of one lane are sent one after the other in the order of their commits
 * @param words ids and plain values that the courier needs; no secret and no finished text, because
 *     what is sent is made when it is sent
 */
public record Outgoing(String kind, String lane, Map<String, String> words) {

  /** Copies the words. */
  public Outgoing {
    requireNonNull(kind, "kind must not be null");
    requireNonNull(lane, "lane must not be null");
    words = Map.copyOf(words);
  }
}
