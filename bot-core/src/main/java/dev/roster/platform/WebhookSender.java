package dev.roster.platform;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Posts events to addresses that people gave; refuses those of the network that Roster is in. */
public interface WebhookSender {

  /**
   * Posts one event and waits for the answer.
   *
   * @throws DeliveryException when it was not taken; {@code Never} when the receiver says that it
   *     is gone for good (410)
   */
  void send(Post post) throws DeliveryException;

  /**
   * Looks up whether events may be sent to an address at all.
   *
   * @throws DeliveryException with a sentence that says why not, for the person who gave it
   */
  void check(URI url) throws DeliveryException;

  /**
   * One event on its way.
   *
   * @param url where to
   * @param secrets what signs it, 32 bytes each; the newest first
   * @param id the same for every try, so that a receiver recognises a second one
   * @param at when it happened
   * @param source the org's address, as CloudEvents want it
   * @param type such as {@code dev.roster.member.role}
   * @param subject what it is about, such as {@code membership/0198...}
   * @param data the event as JSON
   */
  record Post(
      URI url,
      List<byte[]> secrets,
      String id,
      Instant at,
      URI source,
      String type,
      String subject,
      String data) {
    /** Copies the secrets. */
    public Post {
      requireNonNull(url, "url must not be null");
      requireNonNull(id, "id must not be null");
      requireNonNull(data, "data must not be null");
      secrets = List.copyOf(secrets);
      if (secrets.isEmpty()) {
        throw new IllegalArgumentException("nothing signs it");
      }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Post[" + type + " " + id + "]";
    }
  }
}
